import { toHex, viewOf } from '../bytes.ts'
import type { ErrorCode } from '../errors.ts'
import { checkCount, type FrameFault, type FrameHeader, readFrameHeader } from './frame.ts'
import type { SegmentHeader } from './header.ts'
import { attemptIdBytes } from './keys.ts'
import { CHECKPOINT, DATA, MAX_UNIT_BYTES, SEAL, SIGNATURE_BYTES } from './layout.ts'
import type { JournalPrimitives, Verifier } from './primitives.ts'
import { digestBytes, type SegmentHead } from './segment-head.ts'

/**
 * A verified place in a segment that moves on as units are verified: `SegmentHead` with bytes instead of hex and keys
 * instead of their names, because a million edits have 17,000 checkpoints. Changed in place by `advanceUnit` alone.
 */
export interface ChainCursor {
  readonly attempt: Uint8Array
  readonly segment: number
  readonly verify: Verifier
  offset: number
  frameNumber: number
  nextSeq: number
  timeMs: number
  head: Uint8Array
  isSealed: boolean
  /** Set where signatures wait for the last one of the segment (section 7): says whether that one holds. */
  deferred: (() => boolean) | null
  readonly areSignaturesDeferred: boolean
}

export function cursorOf(
  primitives: JournalPrimitives,
  state: SegmentHead,
  areSignaturesDeferred = false,
): ChainCursor {
  return {
    attempt: attemptIdBytes(state.attemptId),
    segment: state.segment,
    verify: primitives.importVerifier(digestBytes(state.devicePublicKey)),
    offset: state.offset,
    frameNumber: state.frameNumber,
    nextSeq: state.nextSeq,
    timeMs: state.timeMs,
    head: digestBytes(state.headDigest),
    isSealed: state.isSealed,
    deferred: null,
    areSignaturesDeferred,
  }
}

/** `state` moved on to where `cursor` stands. */
export function stateAt(state: SegmentHead, cursor: ChainCursor): SegmentHead {
  return {
    ...state,
    offset: cursor.offset,
    frameNumber: cursor.frameNumber,
    nextSeq: cursor.nextSeq,
    timeMs: cursor.timeMs,
    headDigest: toHex(cursor.head),
    isSealed: cursor.isSealed,
  }
}

const labels = {
  [CHECKPOINT]: new TextEncoder().encode('CNJ1 checkpoint\0'),
  [SEAL]: new TextEncoder().encode('CNJ1 seal\0'),
} as const

/** What a checkpoint or seal signs (section 6): its label, the place, the counts and the running head. */
export function checkpointMessage(
  type: typeof CHECKPOINT | typeof SEAL,
  place: {
    readonly attempt: Uint8Array
    readonly segment: number
    readonly frameNumber: number
    readonly nextSeq: number
    readonly end: number
    readonly head: Uint8Array
  },
): Uint8Array {
  const label = labels[type]
  const message = new Uint8Array(label.length + 68)
  const view = viewOf(message)
  message.set(label, 0)
  let at = label.length
  message.set(place.attempt, at)
  at += 16
  for (const number of [place.segment, place.frameNumber, place.nextSeq, place.end]) {
    view.setUint32(at, number, true)
    at += 4
  }
  message.set(place.head, at + 4) // the end offset is a u64 whose upper half is zero: a segment has less than 4 GiB
  return message
}

/** What a walk over frames found: where it ended and the counts there, or what stopped it and where. */
export interface Walk {
  readonly last: FrameHeader
  readonly frameNumber: number
  readonly nextSeq: number
  readonly timeMs: number
  readonly dataFrames: number
}
export interface WalkStop {
  readonly fault: FrameFault | ErrorCode
  readonly at: number
}

/**
 * Walks from `start` to the first checkpoint or seal, which it includes, checking structure and counts of each frame
 * (J12 to J17, J20) but no signature.
 */
export function walkToCheckpoint(view: DataView, start: number, limit: number, from: ChainCursor): Walk | WalkStop {
  let { frameNumber, nextSeq, timeMs } = from
  let at = start
  for (let dataFrames = 0; ; dataFrames++) {
    const frame = readFrameHeader(view, at, limit)
    if (typeof frame === 'string') return { fault: frame, at }
    const fault = checkCount(frame, { frameNumber, nextSeq, timeMs })
    if (fault !== null) return { fault, at }
    if (frame.end - start > MAX_UNIT_BYTES) return { fault: 'journal/unit-too-large', at }
    frameNumber = frame.frameNumber
    nextSeq = frame.firstSeq + frame.eventCount
    timeMs = frame.timeMs
    at = frame.end
    if (frame.type === DATA) continue
    if (frame.type === CHECKPOINT && dataFrames === 0) return { fault: 'malformed', at: frame.start } // J20
    return { last: frame, frameNumber, nextSeq, timeMs, dataFrames }
  }
}

/**
 * Verifies the unit that starts at `start` of `bytes` with one hash and one signature (J21), and moves the cursor to
 * its end. `bytes` may hold more than the unit. On a fault the cursor stays where it was.
 * @returns what was walked over, or what does not hold and where.
 */
export function advanceUnit(
  primitives: JournalPrimitives,
  cursor: ChainCursor,
  bytes: Uint8Array,
  view: DataView,
  start: number,
  limit: number,
): Walk | WalkStop {
  if (cursor.isSealed) return { fault: 'journal/after-seal', at: start } // J10
  const walk = walkToCheckpoint(view, start, limit, cursor)
  if ('fault' in walk) return walk
  const { last } = walk
  const hashed = bytes.subarray(start, last.end - SIGNATURE_BYTES)
  const head = primitives.sha256(cursor.head, hashed)
  const end = cursor.offset + (last.end - start)
  const message = checkpointMessage(last.type === SEAL ? SEAL : CHECKPOINT, {
    attempt: cursor.attempt,
    segment: cursor.segment,
    frameNumber: walk.frameNumber,
    nextSeq: walk.nextSeq,
    end,
    head,
  })
  const holds = () => cursor.verify(message, bytes.subarray(last.end - SIGNATURE_BYTES, last.end))
  if (cursor.areSignaturesDeferred) cursor.deferred = holds
  else if (!holds()) return { fault: 'journal/signature-invalid', at: last.start }
  cursor.offset = end
  cursor.frameNumber = walk.frameNumber
  cursor.nextSeq = walk.nextSeq
  cursor.timeMs = walk.timeMs
  cursor.head = head
  cursor.isSealed = last.type === SEAL
  return walk
}

/**
 * Verifies that data frames from `start` to `limit` end as the next segment's header says (J22), and moves the cursor
 * to the committed end. `limit` must be where the committed end lies in `bytes`.
 */
export function advanceTail(
  primitives: JournalPrimitives,
  cursor: ChainCursor,
  bytes: Uint8Array,
  view: DataView,
  start: number,
  limit: number,
  next: SegmentHeader,
): WalkStop | null {
  let count = { frameNumber: cursor.frameNumber, nextSeq: cursor.nextSeq, timeMs: cursor.timeMs }
  let at = start
  while (at < limit) {
    const frame = readFrameHeader(view, at, limit)
    if (typeof frame === 'string') return { fault: frame, at }
    const fault = checkCount(frame, count)
    if (fault !== null) return { fault, at }
    if (frame.type !== DATA) return { fault: 'journal/tail-mismatch', at }
    count = { frameNumber: frame.frameNumber, nextSeq: frame.firstSeq + frame.eventCount, timeMs: frame.timeMs }
    at = frame.end
  }
  const head = limit === start ? cursor.head : primitives.sha256(cursor.head, bytes.subarray(start, limit))
  const isCommitted =
    next.previousEnd === cursor.offset + (limit - start) &&
    next.previousFrame === count.frameNumber &&
    next.firstSeq === count.nextSeq &&
    toHex(next.previousHead) === toHex(head)
  if (!isCommitted) return { fault: 'journal/tail-mismatch', at: start }
  Object.assign(cursor, count, { offset: next.previousEnd, head })
  return null
}
