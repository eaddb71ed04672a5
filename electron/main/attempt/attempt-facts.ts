import type { EventData, JournalEvent } from '../../../shared/attempt/events.ts'
import { equalBytes } from '../../../shared/bytes.ts'
import { canonicalBytes } from '../../../shared/canonical.ts'
import { AppError } from '../../../shared/errors.ts'
import { listFields } from '../../../shared/pack/pack.ts'
import type { Accommodation } from '../../../shared/policy/accommodation.ts'
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

/**
 * Refuses files beside a journal that are not the ones it was opened with: pack, policy and consent are fixed for an
 * attempt by their digests, the accommodation by its event. Throws `attempt/unknown`.
 */
export function demandSameFacts(
  events: readonly JournalEvent[],
  facts: EventData<'attempt.opened'>,
  accommodation: Accommodation | null,
): void {
  const opened = events.find((event) => event.type === 'attempt.opened')
  const applied = events.find((event) => event.type === 'accommodation.applied')
  const isSame = opened !== undefined && isDeepEqual(opened.data, facts)
  if (isSame && isDeepEqual(applied?.data ?? null, accommodation)) return // E10
  throw new AppError('attempt/unknown', { detail: 'the files beside the record are not the ones it began with' })
}

function isDeepEqual(left: unknown, right: unknown): boolean {
  return equalBytes(canonicalBytes(left), canonicalBytes(right))
}
