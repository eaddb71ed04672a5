import { concatBytes, viewOf } from '../../../shared/bytes.ts'
import { writeFrameHeader } from '../../../shared/journal/frame.ts'
import { importSegmentKey, writeNonce } from '../../../shared/journal/keys.ts'
import { DATA } from '../../../shared/journal/layout.ts'
import { encodePayload } from '../../../shared/journal/payload.ts'
import { testPrimitives, typed } from '../journal/build-journal.ts'
import { flip, frameAt, kinds, type Manipulation, rearranged, segmentAt, withSegment } from './manipulation.ts'
import type { World } from './world.ts'

/** Changes bytes of a frame of segment 0; `at` counts from the frame's first byte. */
function patched(index: number, at: number, change: (view: DataView, place: number) => void) {
  return (world: World) =>
    withSegment(world, 0, (bytes) => {
      const copy = bytes.slice()
      change(viewOf(copy), frameAt(copy, index).start + at)
      return copy
    })
}

const u32 = (value: number) => (view: DataView, place: number) => view.setUint32(place, value, true)
const u16 = (value: number) => (view: DataView, place: number) => view.setUint16(place, value, true)
const u8 = (value: number) => (view: DataView, place: number) => view.setUint8(place, value)

/** A data frame that opens, made by somebody who has the reading key and not the device's key. */
function forgedFrame(
  { writing, written }: World,
  frameNumber: number,
  firstSeq: number,
  timeMs: number,
  ...texts: readonly string[]
) {
  const header = segmentAt(written, 0).slice(0, 288)
  const payload = encodePayload(
    0,
    texts.map((text) => ({ monoMs: timeMs, event: typed(0, text) })),
  )
  const start = new Uint8Array(20)
  writeFrameHeader(
    viewOf(start),
    { type: DATA, eventCount: texts.length, frameNumber, firstSeq, timeMs },
    payload.length + 16,
  )
  const nonce = new Uint8Array(12)
  writeNonce(nonce, frameNumber)
  const place = { attemptId: writing.attemptId, segment: 0, salt: new Uint8Array(16).fill(1) }
  const key = importSegmentKey(testPrimitives, writing.attemptKey, place)
  return concatBytes(start, key.seal(nonce, concatBytes(testPrimitives.sha256(header), start), payload))
}

export const frameKinds: readonly Manipulation[] = kinds('frame', [
  {
    id: 'frame-length-zero',
    does: 'A frame’s length was set to nothing.',
    codes: ['journal/frame-malformed'],
    make: patched(0, 0, u32(0)),
  },
  {
    id: 'frame-length-huge',
    does: 'A frame’s length was set beyond every limit.',
    codes: ['journal/frame-malformed'],
    make: patched(2, 0, u32(0xffff_ffff)),
  },
  {
    id: 'frame-length-longer',
    does: 'A frame’s length was set so that it swallows the next one.',
    codes: ['journal/frame-malformed'],
    make: patched(0, 0, u32(900)),
  },
  {
    id: 'frame-type',
    does: 'A frame’s type was changed to one that does not exist.',
    codes: ['journal/frame-malformed'],
    make: patched(0, 4, u8(9)),
  },
  {
    id: 'frame-type-to-seal',
    does: 'A checkpoint was called a seal.',
    codes: ['journal/signature-invalid'],
    make: patched(2, 4, u8(3)),
  },
  {
    id: 'frame-flags',
    does: 'A frame’s flags were set.',
    codes: ['journal/frame-malformed'],
    make: patched(0, 5, u8(1)),
  },
  {
    id: 'frame-count-zero',
    does: 'A frame was said to hold no event.',
    codes: ['journal/frame-malformed'],
    make: patched(0, 6, u16(0)),
  },
  {
    id: 'frame-count',
    does: 'A frame was said to hold more events than it does.',
    codes: ['journal/sequence-gap'],
    make: patched(0, 6, u16(4)),
  },
  {
    id: 'frame-number',
    does: 'A frame’s number was changed.',
    codes: ['journal/frame-gap'],
    make: patched(1, 8, u32(7)),
  },
  {
    id: 'frame-first-event',
    does: 'The number of a frame’s first event was changed.',
    codes: ['journal/sequence-gap'],
    make: patched(1, 12, u32(9)),
  },
  {
    id: 'frame-time',
    does: 'A frame’s time was changed.',
    codes: ['journal/signature-invalid'],
    make: patched(1, 16, u32(3_999)),
  },
  {
    id: 'frame-ciphertext',
    does: 'A byte of what was written was changed.',
    codes: ['journal/signature-invalid'],
    make: patched(3, 24, (view, place) => view.setUint8(place, view.getUint8(place) ^ 1)),
  },
  {
    id: 'frame-tag',
    does: 'The authentication tag of a frame was changed.',
    codes: ['journal/signature-invalid'],
    make: (w) => withSegment(w, 0, (bytes) => flip(bytes, frameAt(bytes, 0).end - 1)),
  },
  {
    id: 'checkpoint-count',
    does: 'The event number in a checkpoint was changed.',
    codes: ['journal/sequence-gap'],
    make: patched(2, 12, u32(99)),
  },
  {
    id: 'checkpoint-time',
    does: 'The time in a checkpoint was changed.',
    codes: ['journal/signature-invalid'],
    make: patched(2, 16, u32(4_100)),
  },
  {
    id: 'checkpoint-signature',
    does: 'A byte of a checkpoint’s signature was changed.',
    codes: ['journal/signature-invalid'],
    make: patched(2, 60, (view, place) => view.setUint8(place, view.getUint8(place) ^ 1)),
  },
  {
    id: 'tail-ciphertext',
    does: 'A byte was changed in the frame that a crash left without a checkpoint.',
    codes: ['journal/tail-mismatch'],
    make: (w) => withSegment(w, 0, (bytes) => flip(bytes, frameAt(bytes, 8).start + 30)),
  },
  {
    id: 'frame-resealed',
    does: 'Somebody with the reading key wrote another text into a frame and could not sign it.',
    codes: ['journal/signature-invalid'],
    make: (w) =>
      withSegment(w, 0, (bytes) =>
        rearranged(bytes, (frames) => frames.with(6, forgedFrame(w, 7, 8, 20_000, 'Another', ' text'))),
      ),
  },
  {
    id: 'frame-inserted',
    does: 'Somebody with the reading key put a new frame between two.',
    codes: ['journal/frame-gap'],
    make: (w) =>
      withSegment(w, 0, (bytes) =>
        rearranged(bytes, (frames) => frames.toSpliced(4, 0, forgedFrame(w, 5, 6, 9_500, ' more'))),
      ),
  },
  {
    id: 'bytes-inserted',
    does: 'Bytes that are no frame were put between two frames.',
    codes: ['journal/frame-malformed'],
    make: (w) =>
      withSegment(w, 0, (bytes) =>
        rearranged(bytes, (frames) => frames.toSpliced(2, 0, new Uint8Array(24).fill(0xff))),
      ),
  },
  {
    id: 'bytes-after-segment',
    does: 'Bytes were put at the end of an earlier segment, as if a crash had left them.',
    codes: ['repair/unrecorded'],
    needs: 'reading-key',
    make: (w) => withSegment(w, 1, (bytes) => concatBytes(bytes, new Uint8Array(40).fill(6))),
  },
])

export const orderKinds: readonly Manipulation[] = kinds('order', [
  {
    id: 'frame-dropped',
    does: 'A frame was taken out.',
    codes: ['journal/frame-gap'],
    make: (w) => withSegment(w, 0, (bytes) => rearranged(bytes, (frames) => frames.toSpliced(3, 1))),
  },
  {
    id: 'frame-doubled',
    does: 'A frame was put in twice.',
    codes: ['journal/frame-gap'],
    make: (w) =>
      withSegment(w, 0, (bytes) => rearranged(bytes, (frames) => frames.toSpliced(3, 0, ...frames.slice(3, 4)))),
  },
  {
    id: 'frames-exchanged',
    does: 'Two frames exchanged their places.',
    codes: ['journal/frame-gap'],
    make: (w) =>
      withSegment(w, 0, (bytes) =>
        rearranged(bytes, ([a, b, ...rest]) => [b, a, ...rest].filter((one) => one !== undefined)),
      ),
  },
  {
    id: 'frame-moved',
    does: 'A frame was moved from one segment to the same place of another.',
    codes: ['journal/sequence-gap'],
    make: (w) =>
      withSegment(w, 1, (bytes) =>
        rearranged(bytes, (frames) => frames.with(0, frameAt(segmentAt(w.written, 2), 0).bytes)),
      ),
  },
  {
    id: 'checkpoint-dropped',
    does: 'A checkpoint was taken out, so that two units became one.',
    codes: ['journal/frame-gap'],
    make: (w) => withSegment(w, 0, (bytes) => rearranged(bytes, (frames) => frames.toSpliced(2, 1))),
  },
  {
    id: 'unit-dropped',
    does: 'A whole signed unit was taken out of the middle.',
    codes: ['journal/frame-gap'],
    make: (w) => withSegment(w, 1, (bytes) => rearranged(bytes, (frames) => frames.toSpliced(2, 2))),
  },
  {
    id: 'unit-doubled',
    does: 'A whole signed unit was put in twice.',
    codes: ['journal/frame-gap'],
    make: (w) =>
      withSegment(w, 1, (bytes) => rearranged(bytes, (frames) => frames.toSpliced(2, 0, ...frames.slice(0, 2)))),
  },
  {
    id: 'units-exchanged',
    does: 'Two signed units exchanged their places.',
    codes: ['journal/frame-gap'],
    make: (w) =>
      withSegment(w, 1, (bytes) =>
        rearranged(bytes, (frames) => [...frames.slice(2, 4), ...frames.slice(0, 2), ...frames.slice(4)]),
      ),
  },
  {
    id: 'frame-split',
    does: 'A frame was split into two that hold the same.',
    codes: ['journal/frame-gap'],
    make: (w) =>
      withSegment(w, 0, (bytes) =>
        rearranged(bytes, (frames) =>
          frames.toSpliced(
            6,
            1,
            forgedFrame(w, 7, 8, 20_000, 'Note: '),
            forgedFrame(w, 8, 9, 20_900, 'see the sheet.'),
          ),
        ),
      ),
  },
  {
    id: 'frames-merged',
    does: 'Two frames were merged into one that holds the same.',
    codes: ['journal/frame-gap'],
    make: (w) =>
      withSegment(w, 0, (bytes) =>
        rearranged(bytes, (frames) => frames.toSpliced(3, 2, forgedFrame(w, 4, 4, 9_000, 'The fee is capped at $10.'))),
      ),
  },
])

export const replayKinds: readonly Manipulation[] = kinds('replay', [
  {
    id: 'segment-of-other-attempt',
    does: 'A segment was exchanged for the same one of another attempt.',
    codes: ['journal/other-attempt'],
    make: (w) => withSegment(w, 1, () => segmentAt(w.other, 1)),
  },
  {
    id: 'unit-of-other-attempt',
    does: 'A signed unit was exchanged for the one at the same place of another attempt of the same device.',
    codes: ['journal/signature-invalid'],
    make: (w) =>
      withSegment(w, 1, (bytes) =>
        rearranged(bytes, (frames) => [
          ...frames.slice(0, 4),
          ...[4, 5].map((index) => frameAt(segmentAt(w.other, 1), index).bytes),
        ]),
      ),
  },
  {
    id: 'frame-of-other-attempt',
    does: 'A frame was exchanged for the one at the same place of another attempt.',
    codes: ['journal/signature-invalid'],
    make: (w) =>
      withSegment(w, 0, (bytes) =>
        rearranged(bytes, (frames) => frames.with(6, frameAt(segmentAt(w.other, 0), 6).bytes)),
      ),
  },
  {
    id: 'tail-of-other-attempt',
    does: 'The frame that a crash left without a checkpoint was exchanged for that of another attempt.',
    codes: ['journal/tail-mismatch'],
    make: (w) =>
      withSegment(w, 0, (bytes) =>
        rearranged(bytes, (frames) => frames.with(8, frameAt(segmentAt(w.other, 0), 8).bytes)),
      ),
  },
  {
    id: 'checkpoint-replayed',
    does: 'A checkpoint was exchanged for an earlier one of the same segment.',
    codes: ['journal/frame-gap'],
    make: (w) =>
      withSegment(w, 0, (bytes) => rearranged(bytes, (frames) => frames.with(5, frames[2] ?? new Uint8Array()))),
  },
  {
    id: 'segment-replayed',
    does: 'A segment was put in again as the next one.',
    codes: ['journal/segment-gap'],
    make: (w) => withSegment(w, 2, () => segmentAt(w.written, 1)),
  },
])
