import type { Presence, PresenceReply } from '../../shared/api/live.ts'
import { AppError } from '../../shared/errors.ts'
import type { EnrolledAttempt } from '../ingest/enrolled-attempt.ts'
import type { Database } from '../store/store.ts'
import { waitingMessages } from './messages.ts'
import { readLiveRules } from './rules.ts'

/**
 * Keeps a client's report in place of the one before (docs/spec/live.md, LV3) and notes which messages arrived and were
 * read. @throws AppError `live/not-allowed` where the policy has no live view, `attempt/locked` after the seal.
 */
export async function takePresence(
  db: Database,
  attempt: EnrolledAttempt,
  presence: Presence,
  nowMs: number,
): Promise<PresenceReply> {
  const rules = await readLiveRules(db, attempt)
  if (rules.isSealed) throw new AppError('attempt/locked')
  if (!rules.isWatched) throw new AppError('live/not-allowed')
  const ids = { organisation_id: attempt.organisationId, attempt_id: attempt.attemptId }
  const { phase, isHandRaised } = presence
  const report = { received_ms: nowMs, phase, coverage: JSON.stringify(presence.coverage) }
  await db
    .insertInto('presence')
    .values({ ...ids, ...report, hand_since_ms: isHandRaised ? nowMs : null })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'attempt_id']).doUpdateSet((row) => ({
        ...report,
        hand_since_ms: isHandRaised ? row.fn.coalesce('presence.hand_since_ms', row.val(nowMs)) : null,
      })),
    )
    .execute()
  await noteTimes(db, attempt, 'arrived_ms', presence.arrived, nowMs)
  await noteTimes(db, attempt, 'read_ms', presence.read, nowMs)
  return { messages: await waitingMessages(db, attempt) }
}

/** LV5: what the client said, once. */
async function noteTimes(
  db: Database,
  attempt: EnrolledAttempt,
  column: 'arrived_ms' | 'read_ms',
  ids: readonly string[],
  nowMs: number,
): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('message')
    .set(column, nowMs)
    .where('organisation_id', '=', attempt.organisationId)
    .where('attempt_id', '=', attempt.attemptId)
    .where('message_id', 'in', [...ids])
    .where('statement', 'is not', null)
    .where(column, 'is', null)
    .execute()
}
