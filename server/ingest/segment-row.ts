import type { Selectable } from 'kysely'
import type { Head } from '../../shared/api/sync.ts'
import { toHex } from '../../shared/bytes.ts'
import type { SegmentHead } from '../../shared/journal/segment-head.ts'
import type { Database } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import type { EnrolledAttempt } from './enrolled-attempt.ts'

export type SegmentRow = Selectable<Tables['segment']>

type StateColumns =
  | 'segment'
  | 'end_offset'
  | 'frame_number'
  | 'next_seq'
  | 'head_digest'
  | 'time_ms'
  | 'is_sealed'
  | 'is_ended'

/** The verified state that a row of `segment` holds, or one with the same columns. */
export function stateOf(attempt: EnrolledAttempt, row: Pick<SegmentRow, StateColumns>): SegmentHead {
  return {
    attemptId: attempt.attemptId,
    segment: row.segment,
    devicePublicKey: attempt.deviceKey,
    offset: row.end_offset,
    frameNumber: row.frame_number,
    nextSeq: row.next_seq,
    headDigest: toHex(row.head_digest),
    timeMs: row.time_ms,
    isSealed: row.is_sealed,
    isEnded: row.is_ended,
  }
}

/** Says it in the words of the protocol. `awaitsTailTo` is the end that the next header vouches for while it is missing. */
export function headOf(state: SegmentHead, awaitsTailTo: number | null = null): Head {
  return {
    segment: state.segment,
    offset: state.offset,
    frameNumber: state.frameNumber,
    nextSeq: state.nextSeq,
    headDigest: state.headDigest,
    isSealed: state.isSealed,
    awaitsTailTo,
  }
}

/** Reads one segment; null when its header is not stored. */
export async function readSegment(db: Database, attempt: EnrolledAttempt, segment: number): Promise<SegmentRow | null> {
  const row = await ofAttempt(db, attempt).where('segment', '=', segment).executeTakeFirst()
  return row ?? null
}

/** The last segment that units may go to: the one that the head is in. Null before the first header. */
export async function readHeadSegment(db: Database, attempt: EnrolledAttempt): Promise<SegmentRow | null> {
  const row = await ofAttempt(db, attempt).where('is_open', '=', true).orderBy('segment', 'desc').executeTakeFirst()
  return row ?? null
}

/** Reads where the server stands (S6). */
export async function readHead(db: Database, attempt: EnrolledAttempt): Promise<Head | null> {
  const row = await readHeadSegment(db, attempt)
  if (row === null) return null
  return headOf(stateOf(attempt, row), row.is_ended ? null : row.vouched_end)
}

function ofAttempt(db: Database, attempt: EnrolledAttempt) {
  return db
    .selectFrom('segment')
    .selectAll()
    .where('organisation_id', '=', attempt.organisationId)
    .where('attempt_id', '=', attempt.attemptId)
    .limit(1)
}
