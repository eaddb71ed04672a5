import { concatBytes } from '../../shared/bytes.ts'
import type { SegmentBytes } from '../../shared/journal/report.ts'
import type { Database } from '../store/store.ts'

/**
 * The pieces that the device signed and the server refused (docs/spec/sync.md, S22), each put where it would stand: as
 * another version of its segment up to there. Pieces beyond the bound of what is kept are counted by the attempt only.
 */
export async function readOtherVersions(
  db: Database,
  organisationId: string,
  attemptId: string,
  stored: readonly SegmentBytes[],
): Promise<readonly SegmentBytes[]> {
  const forks = await db
    .selectFrom('fork')
    .select(['segment', 'start_offset', 'bytes'])
    .where('organisation_id', '=', organisationId)
    .where('attempt_id', '=', attemptId)
    .orderBy('segment')
    .orderBy('start_offset')
    .orderBy('received_ms')
    .orderBy('digest')
    .execute()
  return forks.flatMap(({ segment, start_offset, bytes }) => {
    if (bytes === null) return []
    const before = stored.find((one) => one.segment === segment)?.bytes.subarray(0, start_offset) ?? new Uint8Array()
    return [{ segment, bytes: concatBytes(before, bytes) }]
  })
}
