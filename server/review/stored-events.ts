import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { JournalEvent } from '../../shared/attempt/events.ts'
import type { Database } from '../store/store.ts'

const unzip = promisify(gunzip)

/** The opened events of an attempt; none until a scoring worker has opened the journal. */
export async function readStoredEvents(
  db: Database,
  organisationId: string,
  attemptId: string,
): Promise<readonly JournalEvent[]> {
  const row = await db
    .selectFrom('opened')
    .select('events')
    .where('organisation_id', '=', organisationId)
    .where('attempt_id', '=', attemptId)
    .executeTakeFirst()
  if (row === undefined) return []
  // Checked event by event where the journal was opened, and written by the worker alone.
  return JSON.parse((await unzip(row.events)).toString('utf8')) as JournalEvent[]
}
