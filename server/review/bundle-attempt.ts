import { eventData } from '../../shared/attempt/events.ts'
import { type BundleDocuments, encodeBundle } from '../../shared/bundle/bundle.ts'
import { documentDigest } from '../../shared/bundle/check-documents.ts'
import { AppError } from '../../shared/errors.ts'
import type { JournalPrimitives, Signer } from '../../shared/journal/primitives.ts'
import { Pack } from '../../shared/pack/pack.ts'
import { readReplyRecords } from '../replies/reply-records.ts'
import { attemptsWithForm } from '../store/attempts-with.ts'
import { parseStored } from '../store/parse-stored.ts'
import type { Database } from '../store/store.ts'
import { storedPolicy } from '../store/stored-policy.ts'
import { exportAttempt } from './export-attempt.ts'
import { readStoredEvents } from './stored-events.ts'

export interface BundleAttemptDeps {
  readonly db: Database
  readonly primitives: JournalPrimitives
  readonly signer: Signer
}

/**
 * The evidence bundle of an attempt (docs/formats/bundle-v1.md), without the attempt key: the API has no key that opens
 * one. @throws AppError `attempt/unknown`.
 */
export async function bundleAttempt(
  { db, primitives, signer }: BundleAttemptDeps,
  organisationId: string,
  attemptId: string,
  nowMs: number,
): Promise<Uint8Array> {
  return encodeBundle({
    attemptId,
    madeMs: nowMs,
    madeBy: 'Candor server',
    journal: await exportAttempt(db, organisationId, attemptId, signer, nowMs, 'all-versions'),
    documents: await readDocuments({ db, primitives }, organisationId, attemptId),
    replies: await readReplyRecords(db, { organisationId, attemptId }),
  })
}

/** Pack, policy and consent document as they were issued: the candidate's part of the pack, no key. */
async function readDocuments(
  { db, primitives }: Omit<BundleAttemptDeps, 'signer'>,
  organisationId: string,
  attemptId: string,
): Promise<BundleDocuments> {
  const row = await attemptsWithForm(db)
    .select(['pack', 'policy', 'consent'])
    .where('attempt.organisation_id', '=', organisationId)
    .where('attempt.attempt_id', '=', attemptId)
    .executeTakeFirst()
  if (row === undefined) throw new AppError('attempt/unknown')
  const events = await readStoredEvents(db, organisationId, attemptId)
  const found = events.find((event) => event.type === 'attempt.opened')
  const opened = found === undefined ? null : parseStored(eventData['attempt.opened'], found.data)
  const policy = pickPolicy(primitives, row.policy, opened?.policyDigest ?? null)
  return {
    pack: JSON.stringify(parseStored(Pack, row.pack)),
    consent: JSON.stringify(row.consent),
    ...(policy === null ? {} : { policy }),
  }
}

/**
 * A policy that an older version stored was issued either as it is stored or completed, by the version of that day. The
 * opened journal says which; while it is closed a policy that could be either is left out, because the wrong one would
 * make an honest attempt look as if it had run under another policy.
 */
function pickPolicy(primitives: JournalPrimitives, stored: unknown, openedDigest: string | null): string | null {
  const spellings = [JSON.stringify(storedPolicy(stored)), JSON.stringify(stored)]
  const digests = spellings.map((text) => documentDigest(primitives, text))
  if (new Set(digests).size === 1) return spellings[0] ?? null
  return spellings[digests.indexOf(openedDigest)] ?? null
}
