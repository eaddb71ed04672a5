import { concatBytes } from '../../shared/bytes.ts'
import type { SegmentBytes } from '../../shared/journal/report.ts'
import type { Database } from './store.ts'

/** The stored journal of an attempt: each segment's header and units, joined as they stand on the device. */
export async function readStoredJournal(
  db: Database,
  organisationId: string,
  attemptId: string,
): Promise<readonly SegmentBytes[]> {
  const headers = await db
    .selectFrom('segment')
    .select(['segment', 'header'])
    .where('organisation_id', '=', organisationId)
    .where('attempt_id', '=', attemptId)
    .where('is_open', '=', true)
    .orderBy('segment')
    .execute()
  const units = await db
    .selectFrom('unit')
    .select(['segment', 'bytes'])
    .where('organisation_id', '=', organisationId)
    .where('attempt_id', '=', attemptId)
    .orderBy('segment')
    .orderBy('start_offset')
    .execute()
  const bySegment = Map.groupBy(units, (unit) => unit.segment)
  return headers.map(({ segment, header }) => ({
    segment,
    bytes: concatBytes(header, ...(bySegment.get(segment) ?? []).map((unit) => unit.bytes)),
  }))
}
