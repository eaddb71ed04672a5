import type { Selectable } from 'kysely'
import { AppError } from '../../shared/errors.ts'
import { decodeHeader } from '../../shared/journal/header.ts'
import { HEADER_BYTES } from '../../shared/journal/layout.ts'
import type { JournalPrimitives } from '../../shared/journal/primitives.ts'
import { firstHead, type SegmentHead } from '../../shared/journal/segment-head.ts'
import type { Database } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import type { EnrolledAttempt } from './enrolled-attempt.ts'
import { type SegmentRow, stateOf } from './segment-row.ts'

export type UnitRow = Selectable<Tables['unit']>

/** Reads the stored unit that begins at `offset`; null when none does. */
export async function readUnit(
  db: Database,
  attempt: EnrolledAttempt,
  segment: number,
  offset: number,
): Promise<UnitRow | null> {
  const row = await ofSegment(db, attempt, segment).where('start_offset', '=', offset).executeTakeFirst()
  return row ?? null
}

/** The state that a stored unit left behind. */
export function stateAfter(attempt: EnrolledAttempt, row: UnitRow): SegmentHead {
  return stateOf(attempt, { ...row, is_sealed: false, is_ended: false })
}

/** The state of a segment at the beginning of one of its stored units; null when no unit begins or ends there. */
export async function stateBefore(
  db: Database,
  primitives: JournalPrimitives,
  attempt: EnrolledAttempt,
  row: SegmentRow,
  offset: number,
): Promise<SegmentHead | null> {
  if (offset === HEADER_BYTES) {
    const header = decodeHeader(row.header)
    if (!header.ok) throw new AppError('store/malformed')
    return firstHead(primitives, header.value, row.header)
  }
  const before = await ofSegment(db, attempt, row.segment).where('end_offset', '=', offset).executeTakeFirst()
  return before === undefined ? null : stateAfter(attempt, before)
}

function ofSegment(db: Database, attempt: EnrolledAttempt, segment: number) {
  return db
    .selectFrom('unit')
    .selectAll()
    .where('organisation_id', '=', attempt.organisationId)
    .where('attempt_id', '=', attempt.attemptId)
    .where('segment', '=', segment)
    .limit(1)
}
