import { createHash } from 'node:crypto'
import { type Enrolment, InvitationCode } from '../../shared/api/enrolment.ts'
import { equalBytes, fromBase64Url } from '../../shared/bytes.ts'
import { AppError } from '../../shared/errors.ts'
import type { Database } from '../store/store.ts'
import { digestToken } from './enrolled-attempt.ts'

/** The form in which an invitation's code is stored and looked up. @throws AppError `invitation/malformed`. */
export function digestCode(code: string): Uint8Array {
  const parsed = InvitationCode.safeParse(code)
  if (!parsed.success) throw new AppError('invitation/malformed')
  return createHash('sha256').update(parsed.data).digest()
}

/**
 * Enrols an attempt (docs/spec/sync.md, S2 to S4): claims the invitation and stores the attempt in one transaction.
 * The same enrolment again is a no-op. @throws AppError `invitation/…`, `attempt/enrolled-differently`.
 */
export async function enrol(db: Database, attemptId: string, enrolment: Enrolment, nowMs: number): Promise<void> {
  const codeDigest = digestCode(enrolment.code)
  const deviceKey = fromBase64Url(enrolment.deviceKey)
  if (deviceKey === null || deviceKey.length !== 32) throw new AppError('server/bad-request')
  const tokenDigest = digestToken(enrolment.token)
  await db.transaction().execute(async (tx) => {
    // The invitation's row is the lock: of two devices that enrol at once the second sees what the first did.
    const invitation = await tx
      .selectFrom('invitation')
      .selectAll()
      .where('code_digest', '=', codeDigest)
      .forUpdate()
      .executeTakeFirst()
    const known = await tx.selectFrom('attempt').selectAll().where('attempt_id', '=', attemptId).executeTakeFirst()
    if (known !== undefined) {
      const isSame =
        known.invitation_id === invitation?.invitation_id &&
        equalBytes(known.device_key, deviceKey) &&
        equalBytes(known.token_digest, tokenDigest)
      if (isSame) return
      throw new AppError('attempt/enrolled-differently')
    }
    if (invitation === undefined) throw new AppError('invitation/unknown')
    if (invitation.attempt_id !== null) throw new AppError('invitation/used')
    if (invitation.expires_ms <= nowMs) throw new AppError('invitation/expired')
    await tx
      .updateTable('invitation')
      .set({ attempt_id: attemptId })
      .where('organisation_id', '=', invitation.organisation_id)
      .where('invitation_id', '=', invitation.invitation_id)
      .execute()
    const stored = await tx
      .insertInto('attempt')
      .values({
        organisation_id: invitation.organisation_id,
        attempt_id: attemptId,
        assessment_id: invitation.assessment_id,
        invitation_id: invitation.invitation_id,
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
