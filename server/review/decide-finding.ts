import { randomUUID } from 'node:crypto'
import type { NewDecision } from '../../shared/api/desk.ts'
import { AppError } from '../../shared/errors.ts'
import { deriveFindings } from '../../shared/findings/derive.ts'
import { isSameFinding } from '../../shared/review/same-finding.ts'
import type { SignedIn } from '../auth/accounts.ts'
import { writeAudit } from '../auth/audit.ts'
import type { Database } from '../store/store.ts'
import { holdAttempt } from './hold-attempt.ts'
import { readStoredEvents } from './stored-events.ts'

/**
 * Stores what a person makes of a finding (RV11). The rules are asked again, so that nobody decides about what they do not
 * say. @throws AppError `attempt/unknown`, `attempt/deleted`, `review/no-such-finding`.
 */
export async function decideFinding(
  db: Database,
  who: SignedIn,
  attemptId: string,
  given: NewDecision,
  nowMs: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { pack, policy } = await holdAttempt(tx, who.organisationId, attemptId)
    const events = await readStoredEvents(tx, who.organisationId, attemptId)
    const findings = events.length === 0 ? [] : deriveFindings(events, pack, policy)
    if (!findings.some((finding) => isSameFinding(finding, given))) throw new AppError('review/no-such-finding')
    await tx
      .insertInto('finding_decision')
      .values({
        organisation_id: who.organisationId,
        attempt_id: attemptId,
        decision_id: randomUUID(),
        account_id: who.accountId,
        at_ms: nowMs,
        rule: given.rule,
        version: given.version,
        answer: given.answer,
        inputs: JSON.stringify(given.inputs),
        decision: given.decision,
        reason: given.reason,
      })
      .execute()
    await writeAudit(tx, who, 'finding-decided', nowMs, attemptId, given.rule)
  })
}
