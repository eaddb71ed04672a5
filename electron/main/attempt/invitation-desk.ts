import { type Invitation, InvitationCode } from '../../../shared/api/enrolment.ts'
import { fromBase64Url } from '../../../shared/bytes.ts'
import { canonicalBytes } from '../../../shared/canonical.ts'
import { AppError } from '../../../shared/errors.ts'
import type { InvitationView } from '../../../shared/ipc/views.ts'
import type { JournalPrimitives } from '../../../shared/journal/primitives.ts'
import { effectivePolicy } from '../../../shared/policy/effective.ts'
import { verifyPolicyIssue } from '../../../shared/policy/issue.ts'
import type { MachinePolicy } from '../../../shared/policy/merge-managed.ts'
import type { ScoringApi } from '../sync/scoring-api.ts'

/** An invitation as it was looked up, kept in memory between looking and agreeing. */
export interface LookedUp {
  readonly server: string
  readonly code: string
  readonly invitation: Invitation
}

/**
 * Looks an invitation up and checks the signature of its policy, before anything of it is shown. Throws
 * `invitation/malformed` before it asks anybody when the code cannot be one, `policy/…` for a policy that is not the one
 * that was issued.
 */
export async function lookUp(
  server: string,
  typed: string,
  api: ScoringApi,
  primitives: JournalPrimitives,
): Promise<LookedUp> {
  const code = InvitationCode.safeParse(typed)
  if (!code.success) throw new AppError('invitation/malformed')
  const invitation = await api.lookUpInvitation(code.data)
  demandIssued(invitation, code.data, primitives)
  return { server, code: code.data, invitation }
}

/** Refuses an invitation whose policy is not what its server signed for it. Throws `policy/…`. */
function demandIssued(invitation: Invitation, code: string, { sha256, importVerifier }: JournalPrimitives): void {
  const key = fromBase64Url(invitation.receiptKey)
  const verify = key === null || key.length !== 32 ? () => false : importVerifier(key)
  const issue = verifyPolicyIssue(invitation.policyIssue, invitation, code, { sha256, verify })
  if (!issue.ok) throw new AppError(issue.failure)
}

/**
 * What the candidate reads before anything is stored, with the policy that holds on this computer. `digest` is hex SHA-256 of
 * the bytes given.
 */
export function invitationView(
  looked: LookedUp,
  digest: (bytes: Uint8Array) => string,
  machine: MachinePolicy,
): InvitationView {
  const { invitation, code } = looked
  return {
    code,
    organisation: invitation.organisation,
    project: invitation.project,
    assessment: invitation.assessment,
    candidateName: invitation.candidateName,
    sections: invitation.pack.sections.map((section) => ({
      title: section.title,
      items: section.items.length,
      targetMinutes: section.items.reduce((sum, item) => sum + item.targetMinutes, 0),
    })),
    policy: effectivePolicy(invitation.policy, invitation.accommodation, machine),
    accommodation: invitation.accommodation,
    attemptNumber: invitation.attemptNumber,
    consent: invitation.consent,
    consentDigest: digest(canonicalBytes(invitation.consent)),
  }
}
