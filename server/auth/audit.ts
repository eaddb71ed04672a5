import { randomUUID } from 'node:crypto'
import type { Database } from '../store/store.ts'
import type { SignedIn } from './accounts.ts'

export type AuditAction =
  | 'signed-in'
  | 'signed-out'
  | 'list-opened'
  | 'attempt-opened'
  | 'journal-exported'
  | 'bundle-exported'
  | 'live-opened'
  | 'message-written'
  | 'results-released'
  | 'attempt-deleted'

/** Writes down who opened what, before it is shown. The table refuses changes. */
export async function writeAudit(
  db: Database,
  who: SignedIn,
  action: AuditAction,
  nowMs: number,
  attemptId: string | null = null,
): Promise<void> {
  await db
    .insertInto('audit')
    .values({
      organisation_id: who.organisationId,
      audit_id: randomUUID(),
      at_ms: nowMs,
      account_id: who.accountId,
      action,
      attempt_id: attemptId,
    })
    .execute()
}
