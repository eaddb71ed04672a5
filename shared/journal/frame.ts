import {
  CHECKPOINT,
  CHECKPOINT_BYTES,
  DATA,
  FRAME_HEADER_BYTES,
  MAX_FRAME_LENGTH,
  MAX_U32,
  SEAL,
  TAG_BYTES,
} from './layout.ts'

/** The clear fields of a frame (docs/formats/journal-v1.md, section 5), with its place in the bytes it was read from. */
export interface FrameHeader {
  readonly start: number
  /** Offset after the whole frame. */
  readonly end: number
  readonly type: typeof DATA | typeof CHECKPOINT | typeof SEAL
  readonly eventCount: number
  readonly frameNumber: number
  readonly firstSeq: number
  readonly timeMs: number
}

/** `torn`: the bytes end within the frame. `malformed`: these bytes are no frame (J12 to J14). */
export type FrameFault = 'torn' | 'malformed'

const LENGTH_FIELD_BYTES = 4
const CLEAR_AFTER_LENGTH = FRAME_HEADER_BYTES - LENGTH_FIELD_BYTES
/** A data frame has at least one byte of ciphertext and its tag. */
const MIN_DATA_LENGTH = CLEAR_AFTER_LENGTH + 1 + TAG_BYTES
const SIGNED_LENGTH = CHECKPOINT_BYTES - LENGTH_FIELD_BYTES

/** J12 to J14: the lengths and counts that each type of frame may have. */
function isWellFormed(type: number, length: number, flags: number, eventCount: number): boolean {
  if (flags !== 0) return false
  if (type === DATA) return length >= MIN_DATA_LENGTH && length <= MAX_FRAME_LENGTH && eventCount > 0
  return (type === CHECKPOINT || type === SEAL) && length === SIGNED_LENGTH && eventCount === 0
}

/** Reads the clear fields at `at`; bytes from `limit` on do not exist. Says nothing about what comes before. */
export function readFrameHeader(view: DataView, at: number, limit: number): FrameHeader | FrameFault {
  if (limit - at < FRAME_HEADER_BYTES) return 'torn'
  const length = view.getUint32(at, true)
  const type = view.getUint8(at + 4)
  const eventCount = view.getUint16(at + 6, true)
  if (!isWellFormed(type, length, view.getUint8(at + 5), eventCount)) return 'malformed'
  const end = at + LENGTH_FIELD_BYTES + length
  if (end > limit) return 'torn'
  return {
    start: at,
    end,
    type: type as FrameHeader['type'], // `isWellFormed` lets only the three through
    eventCount,
    frameNumber: view.getUint32(at + 8, true),
    firstSeq: view.getUint32(at + 12, true),
    timeMs: view.getUint32(at + 16, true),
  }
}

/** Writes the 20 clear bytes; `bodyLength` is what follows them (ciphertext and tag, or a signature). */
export function writeFrameHeader(
  view: DataView,
  frame: Pick<FrameHeader, 'type' | 'eventCount' | 'frameNumber' | 'firstSeq' | 'timeMs'>,
  bodyLength: number,
): void {
  view.setUint32(0, CLEAR_AFTER_LENGTH + bodyLength, true)
  view.setUint8(4, frame.type)
  view.setUint8(5, 0)
  view.setUint16(6, frame.eventCount, true)
  view.setUint32(8, frame.frameNumber, true)
  view.setUint32(12, frame.firstSeq, true)
  view.setUint32(16, frame.timeMs, true)
}

/** The place in the count that the next frame must take up. */
export interface FrameCount {
  readonly frameNumber: number
  readonly nextSeq: number
  readonly timeMs: number
}

/** J15 to J17: says how `frame` fails to continue `count`, or null. */
export function checkCount(
  frame: FrameHeader,
  count: FrameCount,
): 'journal/frame-gap' | 'journal/sequence-gap' | 'journal/time-reversed' | null {
  if (frame.frameNumber !== count.frameNumber + 1) return 'journal/frame-gap'
  if (frame.firstSeq !== count.nextSeq || frame.firstSeq + frame.eventCount > MAX_U32) return 'journal/sequence-gap'
  return frame.timeMs < count.timeMs ? 'journal/time-reversed' : null
}
