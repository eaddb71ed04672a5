import type { JournalPrimitives } from '../../shared/journal/primitives.ts'
import { decodeReply, openReply } from '../../shared/journal/reply.ts'
import type { ScoreAttempt } from '../jobs/jobs.ts'
import type { Database } from '../store/store.ts'

/**
 * Opens the replies of an attempt that are not opened yet. What ingest took was signed and in its place; one that does
 * not open (RP6) stays sealed, and the review page says that there is one.
 */
export async function openReplies(
  db: Database,
  primitives: JournalPrimitives,
  { organisationId, attemptId }: ScoreAttempt,
  attemptKey: Uint8Array,
): Promise<void> {
  const rows = await db
    .selectFrom('reply')
    .select(['number', 'record'])
    .where('organisation_id', '=', organisationId)
    .where('attempt_id', '=', attemptId)
    .where('text', 'is', null)
    .execute()
  for (const { number, record } of rows) {
    const decoded = decodeReply(record)
    const opened = decoded.ok ? openReply(primitives, attemptKey, decoded.value) : decoded
    if (!opened.ok) continue
    await db
      .updateTable('reply')
      .set({ text: opened.value.text })
      .where('organisation_id', '=', organisationId)
      .where('attempt_id', '=', attemptId)
      .where('number', '=', number)
      .execute()
  }
}
