import { type Invitation, InvitationCode } from '../../../shared/api/enrolment.ts'
import { canonicalBytes } from '../../../shared/canonical.ts'
import { AppError } from '../../../shared/errors.ts'
import type { InvitationView } from '../../../shared/ipc/views.ts'
import type { ScoringApi } from '../sync/scoring-api.ts'

/** An invitation as it was looked up, kept in memory between looking and agreeing. */
export interface LookedUp {
  readonly server: string
  readonly code: string
  readonly invitation: Invitation
}

/** Looks an invitation up. Throws `invitation/malformed` before it asks anybody when the code cannot be one. */
export async function lookUp(server: string, typed: string, api: ScoringApi): Promise<LookedUp> {
  const code = InvitationCode.safeParse(typed)
  if (!code.success) throw new AppError('invitation/malformed')
  return { server, code: code.data, invitation: await api.lookUpInvitation(code.data) }
}

/** What the candidate reads before anything is stored. `digest` is hex SHA-256 of the bytes given. */
export function invitationView(looked: LookedUp, digest: (bytes: Uint8Array) => string): InvitationView {
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
    policy: invitation.policy,
    accommodation: invitation.accommodation,
    attemptNumber: invitation.attemptNumber,
    consent: invitation.consent,
    consentDigest: digest(canonicalBytes(invitation.consent)),
  }
}
