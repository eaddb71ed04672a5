import { createHash } from 'node:crypto'
import { InvitationCode } from '../../shared/api/enrolment.ts'
import { AppError } from '../../shared/errors.ts'

/** The form in which an invitation's code is stored and looked up. @throws AppError `invitation/malformed`. */
export function digestCode(code: string): Uint8Array {
  const parsed = InvitationCode.safeParse(code)
  if (!parsed.success) throw new AppError('invitation/malformed')
  return createHash('sha256').update(parsed.data).digest()
}
