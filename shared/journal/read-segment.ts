import { viewOf } from '../bytes.ts'
import type { ErrorCode } from '../errors.ts'
import { advanceTail, advanceUnit, type ChainCursor, type WalkStop } from './chain.ts'
import { checkCount, readFrameHeader } from './frame.ts'
import type { FrameOpener } from './frame-opener.ts'
import type { SegmentHeader } from './header.ts'
import { DATA } from './layout.ts'
import type { JournalPrimitives } from './primitives.ts'
import type { SegmentEnd } from './segment-writer.ts'

/** The first thing in a segment that is not good. `torn`: the file ends within a frame, or in zeros (J42). */
export interface Damage {
  readonly at: number
  readonly code: ErrorCode | 'torn'
}

/** What reading one segment found. */
export interface SegmentReading {
  readonly header: SegmentHeader
  /** Where the verified units end, in order. */
  readonly checkpointEnds: readonly number[]
  /** The good end: signed, vouched for by the next header, or (with a key, in the last segment) opened. */
  readonly end: SegmentEnd
  /** Time of the last good frame, milliseconds since the segment's start. */
  readonly timeMs: number
  readonly dataFrames: number
  readonly isSealed: boolean
  readonly damage: Damage | null
  /** Bytes after the good end: a torn tail or other evidence. */
  readonly bytesAfterEnd: number
  /** Signed units that reach beyond the good end: they were written, and the next header left them out. */
  readonly abandoned: AbandonedUnits | null
  /** Bytes at the end of the last segment that no signature covers. */
  readonly unsignedBytes: number
}

/** What was signed after the place that the next header goes on from. */
export interface AbandonedUnits {
  /** Offset of the first of them, and after the last. */
  readonly start: number
  readonly end: number
  readonly units: number
  /** Events in them: from `firstSeq` up to, not including, `nextSeq`. */
  readonly firstSeq: number
  readonly nextSeq: number
  /** Time of their last frame, milliseconds since the segment's start. */
  readonly timeMs: number
}

export interface ReadSegmentInput {
  readonly bytes: Uint8Array
  readonly header: SegmentHeader
  /** The verified header of the next segment; null for the last one. */
  readonly next: SegmentHeader | null
  /** The cursor after this segment's header. Moved on. */
  readonly cursor: ChainCursor
  /** Opens the frames; null to verify without a key. */
  readonly open: FrameOpener | null
}

/**
 * Reads one segment up to its good end: whole units first, then the frames after the last checkpoint, by the next
 * header's commitment or, in the last segment, by the key.
 */
export function readSegment(primitives: JournalPrimitives, input: ReadSegmentInput): SegmentReading {
  const { bytes, header, next, cursor } = input
  const view = viewOf(bytes)
  const committed = next === null ? bytes.length : next.previousEnd
  const limit = Math.min(committed, bytes.length)
  const checkpointEnds: number[] = []
  let dataFrames = 0
  let damage: Damage | null = null

  while (damage === null && cursor.offset < limit) {
    const start = cursor.offset
    const step = advanceUnit(primitives, cursor, bytes, view, start, limit)
    if ('fault' in step) {
      damage = damageOf(step, bytes, limit)
      break
    }
    checkpointEnds.push(cursor.offset)
    damage = openFrames(input, view, start, cursor.offset)
    if (damage === null) dataFrames += step.dataFrames
  }
  const signedEnd = cursor.offset
  const signed = { ...cursor }
  let abandoned: AbandonedUnits | null = null
  const isAtTail = damage === null || (damage.code === 'torn' && cursor.offset <= limit)

  const isShort = next !== null && committed > bytes.length
  // What does not hold before the missing end names the place better than the end does.
  if (isShort && (damage === null || damage.code === 'torn'))
    damage = { at: bytes.length, code: 'journal/tail-mismatch' }
  else if (next !== null && isAtTail && !isShort) {
    const stop = advanceTail(primitives, cursor, bytes, view, signedEnd, limit, next)
    damage = stop === null ? openFrames(input, view, signedEnd, limit) : damageOf(stop, bytes, limit)
    if (damage?.code === 'torn') damage = { at: damage.at, code: 'journal/tail-mismatch' }
    if (damage === null) {
      dataFrames += cursor.frameNumber - signed.frameNumber
      abandoned = findAbandoned(primitives, signed, bytes, view)
    }
  } else if (next === null && damage !== null && isTailReadable(input, damage, signedEnd)) {
    const tail = openTail(primitives, input, view, damage)
    dataFrames += tail.dataFrames
    damage = tail.damage
  }

  return {
    header,
    checkpointEnds,
    end: {
      segment: header.segment,
      offset: cursor.offset,
      frameNumber: cursor.frameNumber,
      nextSeq: cursor.nextSeq,
      head: cursor.head,
    },
    timeMs: cursor.timeMs,
    dataFrames,
    isSealed: cursor.isSealed,
    damage,
    bytesAfterEnd: bytes.length - cursor.offset,
    abandoned,
    unsignedBytes: next === null && (damage === null || damage.code === 'torn') ? bytes.length - signedEnd : 0,
  }
}

/** Frames that no checkpoint covers can be judged with the key, unless what stopped the walk was inside signed bytes. */
function isTailReadable({ open, cursor }: ReadSegmentInput, damage: Damage, signedEnd: number): boolean {
  return open !== null && !cursor.isSealed && damage.at >= signedEnd && damage.code !== 'journal/unit-too-large'
}

/** J42: zeros to the end are what a power cut leaves of a frame that was never written whole. */
function damageOf(stop: WalkStop, bytes: Uint8Array, limit: number): Damage {
  if (stop.fault === 'torn') return { at: stop.at, code: 'torn' }
  if (stop.fault !== 'malformed') return { at: stop.at, code: stop.fault }
  const isZeroed = bytes.subarray(stop.at, limit).every((byte) => byte === 0)
  return { at: stop.at, code: isZeroed ? 'torn' : 'journal/frame-malformed' }
}

/** Opens the data frames of a stretch whose structure was walked; null, or the first one that is refused. */
function openFrames(input: ReadSegmentInput, view: DataView, start: number, end: number): Damage | null {
  if (input.open === null) return null
  for (let at = start; at < end; ) {
    const frame = readFrameHeader(view, at, end)
    if (typeof frame === 'string') throw new Error('a frame that was walked over cannot be read again')
    const failure = frame.type === DATA ? input.open(input.bytes, frame) : null
    if (failure !== null) return { at, code: failure }
    at = frame.end
  }
  return null
}

/** A failed sync does that, and so does a second history (section 10): receipts tell the two apart (J32). */
function findAbandoned(
  primitives: JournalPrimitives,
  signed: ChainCursor,
  bytes: Uint8Array,
  view: DataView,
): AbandonedUnits | null {
  const cursor = { ...signed, areSignaturesDeferred: false }
  let units = 0
  while (cursor.offset < bytes.length && !cursor.isSealed) {
    if ('fault' in advanceUnit(primitives, cursor, bytes, view, cursor.offset, bytes.length)) break
    units += 1
  }
  if (units === 0) return null
  const { offset, nextSeq, timeMs } = cursor
  return { start: signed.offset, end: offset, units, firstSeq: signed.nextSeq, nextSeq, timeMs }
}

/**
 * With the key, the frames after the last checkpoint of the last segment are good as long as they open (J42, J43).
 * Moves the cursor to the end of the last good one.
 */
function openTail(
  primitives: JournalPrimitives,
  input: ReadSegmentInput,
  view: DataView,
  found: Damage,
): { readonly dataFrames: number; readonly damage: Damage | null } {
  const { bytes, cursor, open } = input
  const signedEnd = cursor.offset
  let dataFrames = 0
  let damage: Damage | null = null
  let at = signedEnd
  while (damage === null && at < bytes.length) {
    const frame = readFrameHeader(view, at, bytes.length)
    if (typeof frame === 'string') {
      damage = damageOf({ fault: frame, at }, bytes, bytes.length)
      break
    }
    const failure =
      checkCount(frame, cursor) ?? (frame.type === DATA ? (open?.(bytes, frame) ?? null) : unitFailure(found, at))
    if (failure !== null) damage = { at, code: failure }
    else {
      cursor.frameNumber = frame.frameNumber
      cursor.nextSeq = frame.firstSeq + frame.eventCount
      cursor.timeMs = frame.timeMs
      dataFrames++
      at = frame.end
    }
  }
  if (at > signedEnd) cursor.head = primitives.sha256(cursor.head, bytes.subarray(signedEnd, at))
  cursor.offset = at
  return { dataFrames, damage }
}

/** A checkpoint here is one that did not verify: the walk before this one said why. */
function unitFailure(found: Damage, at: number): ErrorCode {
  return found.code === 'torn' || found.at !== at ? 'journal/signature-invalid' : found.code
}
