import type { AttemptReview } from '../../shared/api/review.ts'
import { decodeReply } from '../../shared/journal/reply.ts'
import type { Database } from '../store/store.ts'

/** The replies of an attempt for its review page, in their order; `text` is null until a worker has opened it. */
export async function listReplies(
  db: Database,
  organisationId: string,
  attemptId: string,
): Promise<AttemptReview['replies']> {
  const rows = await db
    .selectFrom('reply')
    .select(['number', 'record', 'received_ms', 'text'])
    .where('organisation_id', '=', organisationId)
    .where('attempt_id', '=', attemptId)
    .orderBy('number')
    .execute()
  return rows.flatMap(({ number, record, received_ms, text }) => {
    const decoded = decodeReply(record)
    if (!decoded.ok) return [] // never stored: ingest read it before
    return [{ number, about: decoded.value.about, wallMs: decoded.value.wallMs, receivedMs: received_ms, text }]
  })
}
