import type { Enrolment } from '../../shared/api/enrolment.ts'
import { equalBytes, fromBase64Url } from '../../shared/bytes.ts'
import { AppError } from '../../shared/errors.ts'
import type { Database } from '../store/store.ts'
import { digestCode } from './code-digest.ts'
import { digestToken } from './enrolled-attempt.ts'
import { nextAttempt, refusalOfNext } from './next-attempt.ts'
import { readInvitation } from './read-invitation.ts'

/**
 * Enrols an attempt (docs/spec/sync.md, S2 to S4; docs/spec/retake.md, R6): claims the invitation's next attempt and
 * stores it in one transaction. The same enrolment again is a no-op.
 * @throws AppError `invitation/…`, `retake/…`, `attempt/enrolled-differently`, `attempt/deleted`.
 */
export async function enrol(db: Database, attemptId: string, enrolment: Enrolment, nowMs: number): Promise<void> {
  const codeDigest = digestCode(enrolment.code)
  const deviceKey = fromBase64Url(enrolment.deviceKey)
  if (deviceKey === null || deviceKey.length !== 32) throw new AppError('server/bad-request')
  const tokenDigest = digestToken(enrolment.token)
  await db.transaction().execute(async (tx) => {
    const invitation = await readInvitation(tx, codeDigest, true)
    const known = await tx.selectFrom('attempt').selectAll().where('attempt_id', '=', attemptId).executeTakeFirst()
    if (known !== undefined) {
      if (known.deleted_ms !== null) throw new AppError('attempt/deleted')
      const isSame =
        known.invitation_id === invitation?.invitationId &&
        equalBytes(known.device_key, deviceKey) &&
        equalBytes(known.token_digest, tokenDigest)
      if (isSame) return
      throw new AppError('attempt/enrolled-differently')
    }
    if (invitation === null) throw new AppError('invitation/unknown')
    const next = nextAttempt(invitation, nowMs)
    if (!next.isAllowed) throw refusalOfNext(next.code, next.fromMs, nowMs)
    const stored = await tx
      .insertInto('attempt')
      .values({
        organisation_id: invitation.organisationId,
        attempt_id: attemptId,
        assessment_id: invitation.assessmentId,
        invitation_id: invitation.invitationId,
        form_id: next.formId,
        number: next.number,
        device_key: deviceKey,
        token_digest: tokenDigest,
        enrolled_ms: nowMs,
      })
      .onConflict((conflict) => conflict.column('attempt_id').doNothing())
      .returning('attempt_id')
      .execute()
    // The same id was enrolled at this moment with another invitation: the transaction gives this one back.
    if (stored.length === 0) throw new AppError('attempt/enrolled-differently')
  })
}
