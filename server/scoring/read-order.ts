import { AppError } from '../../shared/errors.ts'
import type { SegmentBytes } from '../../shared/journal/report.ts'
import { Pack } from '../../shared/pack/pack.ts'
import { Accommodation } from '../../shared/policy/accommodation.ts'
import { ConsentDocument, type Policy } from '../../shared/policy/policy.ts'
import type { ScoreAttempt } from '../jobs/jobs.ts'
import { attemptsWithForm } from '../store/attempts-with.ts'
import { parseStored } from '../store/parse-stored.ts'
import { readStoredJournal } from '../store/read-journal.ts'
import type { Database } from '../store/store.ts'
import { storedPolicy } from '../store/stored-policy.ts'

/** Everything that scoring one attempt needs from the database, the scorer's key included. */
export interface ScoringInput {
  readonly pack: Pack
  readonly policy: Policy
  /** The policy as it rests in the store; an older one lacks what came later. */
  readonly policyAsIssued: unknown
  /** What was approved with the invitation. */
  readonly accommodation: Accommodation | null
  readonly consent: ConsentDocument
  readonly key: unknown
  readonly forks: number
  readonly segments: readonly SegmentBytes[]
  readonly receipts: readonly { readonly segment: number; readonly endOffset: number; readonly serverTimeMs: number }[]
  /** Digest of the sealed journal: names what was rated. */
  readonly journalHead: Uint8Array
}

/** Reads an order's attempt. For the worker role alone: it selects the scorer's key. @throws AppError `attempt/unknown`, `attempt/deleted`. */
export async function readScoringInput(db: Database, order: ScoreAttempt): Promise<ScoringInput> {
  const { organisationId, attemptId } = order
  const row = await attemptsWithForm(db)
    .innerJoin('invitation', (join) =>
      join
        .onRef('invitation.organisation_id', '=', 'attempt.organisation_id')
        .onRef('invitation.invitation_id', '=', 'attempt.invitation_id'),
    )
    .select(['pack', 'key', 'policy', 'consent', 'accommodation', 'fork_count', 'deleted_ms'])
    .where('attempt.organisation_id', '=', organisationId)
    .where('attempt.attempt_id', '=', attemptId)
    .executeTakeFirst()
  const units = await db
    .selectFrom('unit')
    .select(['segment', 'end_offset', 'received_ms', 'head_digest'])
    .where('organisation_id', '=', organisationId)
    .where('attempt_id', '=', attemptId)
    .orderBy('segment')
    .orderBy('start_offset')
    .execute()
  if (row === undefined) throw new AppError('attempt/unknown')
  if (row.deleted_ms !== null) throw new AppError('attempt/deleted')
  return {
    pack: parseStored(Pack, row.pack),
    policy: storedPolicy(row.policy),
    policyAsIssued: row.policy,
    accommodation: row.accommodation === null ? null : parseStored(Accommodation, row.accommodation),
    consent: parseStored(ConsentDocument, row.consent),
    key: row.key,
    forks: row.fork_count,
    segments: await readStoredJournal(db, organisationId, attemptId),
    receipts: units.map((unit) => ({
      segment: unit.segment,
      endOffset: unit.end_offset,
      serverTimeMs: unit.received_ms,
    })),
    journalHead: units.at(-1)?.head_digest ?? new Uint8Array(),
  }
}
