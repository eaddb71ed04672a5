import type { JournalEvent } from '../attempt/events.ts'
import { concatBytes, viewOf } from '../bytes.ts'
import { checkpointMessage } from './chain.ts'
import { writeFrameHeader } from './frame.ts'
import { encodeHeader } from './header.ts'
import { attemptIdBytes, importSegmentKey, writeNonce } from './keys.ts'
import {
  CHECKPOINT,
  CHECKPOINT_BYTES,
  DATA,
  DIGEST_BYTES,
  FRAME_HEADER_BYTES,
  HEADER_BYTES,
  MAX_FRAME_LENGTH,
  SEAL,
  TAG_BYTES,
} from './layout.ts'
import { encodePayload, type TimedEvent } from './payload.ts'
import type { JournalPrimitives, Signer } from './primitives.ts'

/** Where a segment ends: what the header of the next one commits to. */
export interface SegmentEnd {
  readonly segment: number
  readonly offset: number
  readonly frameNumber: number
  readonly nextSeq: number
  /** Running head at `offset` (section 6), 32 bytes. */
  readonly head: Uint8Array
}

export interface SegmentStart {
  readonly attemptId: string
  /** Wall time at the segment's start. */
  readonly createdMs: number
  /** The end of the segment before; null for the first. */
  readonly previous: SegmentEnd | null
  readonly attemptKey: Uint8Array
  readonly sealedKey: Uint8Array
  readonly scoringKeyId: Uint8Array
  /** 16 random bytes, never used twice. */
  readonly salt: Uint8Array
}

/** A place to come back to: cheap to take at each flush, because the head is only computed when it is asked for. */
export interface SegmentMark {
  readonly segment: number
  readonly offset: number
  readonly frameNumber: number
  readonly nextSeq: number
  /** Bytes since the last checkpoint. */
  readonly unitBytes: number
  readonly end: () => SegmentEnd
}

/** Encodes one segment; does no I/O. What it gives out must be written whole and in the order it was given out. */
export interface SegmentWriter {
  readonly header: Uint8Array
  readonly mark: () => SegmentMark
  /**
   * One data frame of events that passed `checkEvent`. `skewMs` is what the wall clock differs from start plus
   * monotonic time; all of them share it.
   */
  readonly frame: (
    skewMs: number,
    events: readonly TimedEvent[],
  ) => { readonly bytes: Uint8Array; readonly events: readonly JournalEvent[] }
  /** A signed checkpoint; there must be a data frame since the last one (J20). */
  readonly checkpoint: (monoMs: number) => Uint8Array
  /** The last bytes of an attempt. */
  readonly seal: (monoMs: number) => Uint8Array
}

export function createSegmentWriter(primitives: JournalPrimitives, signer: Signer, start: SegmentStart): SegmentWriter {
  const segment = start.previous === null ? 0 : start.previous.segment + 1
  const header = encodeHeader(
    {
      attemptId: start.attemptId,
      segment,
      previousFrame: start.previous?.frameNumber ?? 0,
      previousHead: start.previous?.head ?? new Uint8Array(DIGEST_BYTES),
      previousEnd: start.previous?.offset ?? 0,
      devicePublicKey: signer.publicKey,
      salt: start.salt,
      createdMs: start.createdMs,
      firstSeq: start.previous?.nextSeq ?? 0,
      sealedKey: start.sealedKey,
      scoringKeyId: start.scoringKeyId,
    },
    signer.sign,
  )
  const attempt = attemptIdBytes(start.attemptId)
  const key = importSegmentKey(primitives, start.attemptKey, { attemptId: start.attemptId, segment, salt: start.salt })
  const headerDigest = primitives.sha256(header)
  const nonce = new Uint8Array(12)

  let offset = HEADER_BYTES
  let frameNumber = 0
  let nextSeq = start.previous?.nextSeq ?? 0
  let isSealed = false
  /** Head at the last checkpoint, and the bytes since. The list is replaced, never cleared, so that marks stay true. */
  let checkpointHead = headerDigest
  let chunks: Uint8Array[] = []
  let unitBytes = 0

  function give(bytes: Uint8Array): Uint8Array {
    offset += bytes.length
    return bytes
  }

  function frame(skewMs: number, events: readonly TimedEvent[]) {
    const first = events[0]
    if (first === undefined || isSealed) throw new Error('a data frame needs an event and an open segment')
    const payload = encodePayload(skewMs, events)
    const bytes = new Uint8Array(FRAME_HEADER_BYTES + payload.length + TAG_BYTES)
    if (bytes.length - 4 > MAX_FRAME_LENGTH) throw new RangeError(`a frame of ${bytes.length} bytes is too long`)
    const clear = { type: DATA, eventCount: events.length, frameNumber: frameNumber + 1, firstSeq: nextSeq } as const
    writeFrameHeader(viewOf(bytes), { ...clear, timeMs: first.monoMs }, payload.length + TAG_BYTES)
    writeNonce(nonce, clear.frameNumber)
    const associated = concatBytes(headerDigest, bytes.subarray(0, FRAME_HEADER_BYTES))
    bytes.set(key.seal(nonce, associated, payload), FRAME_HEADER_BYTES)
    frameNumber = clear.frameNumber
    nextSeq += events.length
    chunks.push(bytes)
    unitBytes += bytes.length
    return { bytes: give(bytes), events: events.map((timed, index) => stamp(timed, clear.firstSeq + index, skewMs)) }
  }

  function stamp({ monoMs, event }: TimedEvent, seq: number, skewMs: number): JournalEvent {
    return { ...event, seq, segment, monoMs, wallMs: start.createdMs + monoMs + skewMs }
  }

  /** Section 6: hash what came since the last checkpoint and this frame's clear bytes, then sign. */
  function signed(type: typeof CHECKPOINT | typeof SEAL, monoMs: number): Uint8Array {
    if (isSealed || (type === CHECKPOINT && unitBytes === 0)) throw new Error('there is nothing to sign')
    const bytes = new Uint8Array(CHECKPOINT_BYTES)
    const clear = { type, eventCount: 0, frameNumber: frameNumber + 1, firstSeq: nextSeq, timeMs: monoMs } as const
    writeFrameHeader(viewOf(bytes), clear, CHECKPOINT_BYTES - FRAME_HEADER_BYTES)
    const head = primitives.sha256(checkpointHead, ...chunks, bytes.subarray(0, FRAME_HEADER_BYTES))
    const end = offset + CHECKPOINT_BYTES
    const place = { attempt, segment, frameNumber: clear.frameNumber, nextSeq, end, head }
    bytes.set(signer.sign(checkpointMessage(type, place)), FRAME_HEADER_BYTES)
    frameNumber = clear.frameNumber
    checkpointHead = head
    chunks = []
    unitBytes = 0
    isSealed = type === SEAL
    return give(bytes)
  }

  function mark(): SegmentMark {
    const [head, list, count] = [checkpointHead, chunks, chunks.length]
    const place = { segment, offset, frameNumber, nextSeq }
    const headHere = () => (count === 0 ? head : primitives.sha256(head, ...list.slice(0, count)))
    return { ...place, unitBytes, end: () => ({ ...place, head: headHere() }) }
  }

  return {
    header,
    mark,
    frame,
    checkpoint: (monoMs) => signed(CHECKPOINT, monoMs),
    seal: (monoMs) => signed(SEAL, monoMs),
  }
}
