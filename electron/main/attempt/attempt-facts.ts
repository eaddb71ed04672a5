import type { EventData } from '../../../shared/attempt/events.ts'
import { canonicalBytes } from '../../../shared/canonical.ts'
import { listFields } from '../../../shared/pack/pack.ts'
import type { EnrolmentFile } from './enrolment-file.ts'

/** What this attempt is an attempt at: the journal's second event. `digest` is hex SHA-256 of the bytes given. */
export function attemptFacts(
  { invitation, consent }: EnrolmentFile,
  digest: (bytes: Uint8Array) => string,
): EventData<'attempt.opened'> {
  return {
    organisation: invitation.organisation,
    project: invitation.project,
    assessment: invitation.assessment,
    packDigest: digest(canonicalBytes(invitation.pack)),
    policyDigest: digest(canonicalBytes(invitation.policy)),
    consentDigest: consent.digest,
    fields: listFields(invitation.pack).map((entry) => entry.key),
  }
}
