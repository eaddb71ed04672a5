import type { JournalEvent } from '../attempt/events.ts'
import { equalBytes, toHex } from '../bytes.ts'
import { type ErrorCode, errors } from '../errors.ts'
import { type ChainCursor, cursorOf } from './chain.ts'
import { createFrameOpener, type FrameOpener } from './frame-opener.ts'
import { decodeHeader, type SegmentHeader, verifyHeader } from './header.ts'
import type { JournalPrimitives } from './primitives.ts'
import { readSegment, type SegmentReading } from './read-segment.ts'
import type { JournalProblem, JournalReport, SegmentBytes } from './report.ts'
import { digestBytes, headAfterHeader, type SegmentHead } from './segment-head.ts'

/** A journal as far as it could be read: what both the verifier and the client's recovery start from. */
export interface JournalReading {
  readonly report: JournalReport
  /** In order, up to the first segment that does not hold. */
  readonly readings: readonly SegmentReading[]
  /** Empty without a key. */
  readonly events: readonly JournalEvent[]
}

const gapCodes: ReadonlySet<ErrorCode> = new Set([
  'journal/segment-gap',
  'journal/sequence-gap',
  'journal/frame-gap',
  'journal/tail-mismatch',
])
const forkCodes: ReadonlySet<ErrorCode> = new Set(['journal/fork', 'journal/rollback', 'journal/chain-broken'])

/**
 * Which checkpoints' signatures are asked: all, or the last of each segment, to which the running head ties every frame
 * before it (docs/formats/journal-v1.md, section 7). `last` says nothing about the signatures between.
 */
export type SignatureScope = 'all' | 'last'

/**
 * Reads segments in order, with a key (32 bytes) or without, and stops at the first thing that does not hold
 * (docs/formats/journal-v1.md, sections 9 and 10). Never throws on bad bytes.
 */
export function readJournal(
  primitives: JournalPrimitives,
  segments: readonly SegmentBytes[],
  attemptKey: Uint8Array | null,
  signatures: SignatureScope = 'all',
): JournalReading {
  const events: JournalEvent[] = []
  const readings: SegmentReading[] = []
  const problems: JournalProblem[] = []
  const blame = (code: ErrorCode, segment: number, offset: number) =>
    problems.push({ code, segment, offset, words: errors[code].message })

  const ordered = orderSegments(segments, blame)
  let previous: SegmentHead | null = null
  for (const [index, { segment, bytes }] of ordered.entries()) {
    const opened = openHeader(primitives, bytes, index, previous)
    if (!opened.ok) {
      blame(opened.failure, segment, 0)
      break
    }
    const { header, state } = opened
    const follower = ordered[index + 1]
    const next = follower === undefined ? null : nextHeader(primitives, follower, state)
    const read = (isDeferred: boolean) => {
      const cursor = cursorOf(primitives, state, isDeferred)
      const open = openerOf(primitives, attemptKey, header, cursor, events)
      return { cursor, reading: readSegment(primitives, { bytes, header, next, cursor, open }) }
    }
    const before = events.length
    let { cursor, reading } = read(signatures === 'last')
    if (cursor.deferred?.() === false) {
      events.length = before // every signature is asked, to name the place
      ;({ cursor, reading } = read(false))
    }
    readings.push(reading)
    previous = { ...state, ...endState(reading, cursor) }
    const { damage } = reading
    if (damage !== null && damage.code !== 'torn') blame(damage.code, segment, damage.at)
    if (damage !== null && next !== null) break
  }
  return { report: reportOf(readings, problems), readings, events }
}

/** J6, J11: sorts by number; the same number twice must be the same bytes. */
function orderSegments(
  segments: readonly SegmentBytes[],
  blame: (code: ErrorCode, segment: number, offset: number) => void,
): readonly SegmentBytes[] {
  const ordered: SegmentBytes[] = []
  for (const candidate of segments.toSorted((left, right) => left.segment - right.segment)) {
    const last = ordered.at(-1)
    if (last?.segment !== candidate.segment) ordered.push(candidate)
    else if (!equalBytes(last.bytes, candidate.bytes)) blame('journal/fork', candidate.segment, 0)
  }
  return ordered
}

type OpenedHeader =
  | { readonly ok: true; readonly header: SegmentHeader; readonly state: SegmentHead }
  | { readonly ok: false; readonly failure: ErrorCode }

/** J1 to J10 for the header at the start of `bytes`. */
function openHeader(
  primitives: JournalPrimitives,
  bytes: Uint8Array,
  segment: number,
  previous: SegmentHead | null,
): OpenedHeader {
  const expected = previous === null ? {} : { attemptId: previous.attemptId, ...deviceOf(previous) }
  const verified = verifyHeader(primitives, bytes, { segment, ...expected })
  if (!verified.ok) return verified
  const state = headAfterHeader(primitives, verified.value, bytes, previous)
  return state.ok ? { ok: true, header: verified.value, state: state.value } : state
}

function deviceOf(state: SegmentHead) {
  return { devicePublicKey: digestBytes(state.devicePublicKey) }
}

/**
 * The header that says where this segment ends. When it does not verify, or belongs elsewhere, this segment is read as
 * if it were the last, and the next round of the loop reports the header.
 */
function nextHeader(primitives: JournalPrimitives, follower: SegmentBytes, state: SegmentHead): SegmentHeader | null {
  if (!decodeHeader(follower.bytes).ok) return null
  const expected = { attemptId: state.attemptId, segment: state.segment + 1, ...deviceOf(state) }
  const verified = verifyHeader(primitives, follower.bytes, expected)
  return verified.ok && verified.value.previousEnd >= state.offset ? verified.value : null
}

function openerOf(
  primitives: JournalPrimitives,
  attemptKey: Uint8Array | null,
  header: SegmentHeader,
  cursor: ChainCursor,
  events: JournalEvent[],
): FrameOpener | null {
  // After the header the running head is the header's digest, which the frames are bound to (section 5).
  return attemptKey === null ? null : createFrameOpener(primitives, attemptKey, header, cursor.head, events)
}

function endState(reading: SegmentReading, cursor: ChainCursor): Partial<SegmentHead> {
  const { offset, frameNumber, nextSeq, head } = reading.end
  return { offset, frameNumber, nextSeq, headDigest: toHex(head), timeMs: cursor.timeMs, isSealed: reading.isSealed }
}

function reportOf(readings: readonly SegmentReading[], problems: readonly JournalProblem[]): JournalReport {
  const last = readings.at(-1)
  const torn = readings.slice(0, -1).filter((reading) => reading.bytesAfterEnd > 0)
  const sum = (count: (reading: SegmentReading) => number) => readings.reduce((total, one) => total + count(one), 0)
  const countOf = (codes: ReadonlySet<ErrorCode>) => problems.filter((problem) => codes.has(problem.code)).length
  return {
    ok: problems.length === 0 && readings.length > 0,
    attemptId: readings[0]?.header.attemptId ?? null,
    segments: readings.length,
    frames: sum((reading) => reading.dataFrames),
    events: last?.end.nextSeq ?? 0,
    checkpoints: sum((reading) => reading.checkpointEnds.length),
    gaps: countOf(gapCodes),
    forks: countOf(forkCodes),
    repairs: torn.length,
    repairedBytes: torn.reduce((total, reading) => total + reading.bytesAfterEnd, 0),
    abandonedUnits: sum((reading) => reading.abandoned?.units ?? 0),
    unsignedBytes: last?.unsignedBytes ?? 0,
    isSealed: last?.isSealed ?? false,
    createdMs: readings[0]?.header.createdMs ?? null,
    problems,
  }
}
