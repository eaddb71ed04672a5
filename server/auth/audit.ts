import { randomUUID } from 'node:crypto'
import type { AuditAction } from '../../shared/api/audit.ts'
import type { Database } from '../store/store.ts'
import type { SignedIn } from './accounts.ts'

/**
 * Writes down who did what (docs/spec/review.md, RV12): before it is shown, or in the transaction that changes something.
 * The table refuses changes. `detail` names an item, a rule or a search; never what somebody wrote.
 */
export async function writeAudit(
  db: Database,
  who: Pick<SignedIn, 'organisationId'> & { readonly accountId: string | null },
  action: AuditAction,
  nowMs: number,
  attemptId: string | null = null,
  detail: string | null = null,
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
      detail,
    })
    .execute()
}
