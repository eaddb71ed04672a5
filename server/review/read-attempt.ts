import { type AttemptReview, type AttemptSummary, Verification } from '../../shared/api/review.ts'
import { AppError } from '../../shared/errors.ts'
import { Pack } from '../../shared/pack/pack.ts'
import type { SignedIn } from '../auth/accounts.ts'
import { listReplies } from '../replies/list-replies.ts'
import { parseStored } from '../store/parse-stored.ts'
import type { Database } from '../store/store.ts'
import { storedPolicy } from '../store/stored-policy.ts'
import { blindfold, selectAttempts, summarise } from './attempt-rows.ts'
import { listBlind } from './blind.ts'
import { readEngineRatings } from './engine-ratings.ts'
import { readPersonRatings } from './person-ratings.ts'
import { readDesk } from './read-desk.ts'
import { readStoredEvents } from './stored-events.ts'

/** Longest list that is given at once; the page says so when it is reached. */
const MAX_LISTED = 1_000

/** Lists an organisation's attempts, newest first, as an account may see them. */
export async function listAttempts(db: Database, { organisationId, accountId }: SignedIn): Promise<AttemptSummary[]> {
  const rows = await selectAttempts(db, organisationId)
    .orderBy('enrolled_ms', 'desc')
    .orderBy('attempt.attempt_id')
    .limit(MAX_LISTED)
    .execute()
  const ids = rows.map((row) => row.attempt_id)
  const people = await readPersonRatings(db, organisationId, ids)
  const blind = await listBlind(db, organisationId, accountId)
  return rows.map((row) => {
    const summary = summarise(row, people.get(row.attempt_id) ?? [])
    return blind.has(row.attempt_id) ? blindfold(summary) : summary
  })
}

/** Reads everything that the review page of one attempt shows. @throws AppError `attempt/unknown`. */
export async function readAttempt(db: Database, organisationId: string, attemptId: string): Promise<AttemptReview> {
  const row = await selectAttempts(db, organisationId).where('attempt.attempt_id', '=', attemptId).executeTakeFirst()
  if (row === undefined) throw new AppError('attempt/unknown')
  const pack = parseStored(Pack, row.pack)
  const ratings = await readEngineRatings(db, organisationId, attemptId)
  const desk = await readDesk(db, organisationId, attemptId, { pack, ratings })
  return {
    summary: summarise(row, desk.personRatings),
    organisation: row.organisation,
    pack,
    policy: storedPolicy(row.policy),
    events: (await readStoredEvents(db, organisationId, attemptId)).map((event) => ({ ...event })),
    ratings: [...ratings],
    ...desk,
    verification: row.verification === null ? null : parseStored(Verification, row.verification),
    replies: await listReplies(db, organisationId, attemptId),
    receipts: await readReceipts(db, organisationId, attemptId),
  }
}

async function readReceipts(
  db: Database,
  organisationId: string,
  attemptId: string,
): Promise<AttemptReview['receipts']> {
  const rows = await db
    .selectFrom('unit')
    .select(['segment', 'end_offset', 'next_seq', 'received_ms'])
    .where('organisation_id', '=', organisationId)
    .where('attempt_id', '=', attemptId)
    .orderBy('segment')
    .orderBy('start_offset')
    .execute()
  return rows.map((row) => ({
    segment: row.segment,
    endOffset: row.end_offset,
    nextSeq: row.next_seq,
    serverTimeMs: row.received_ms,
  }))
}
