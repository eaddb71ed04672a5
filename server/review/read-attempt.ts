import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { type AttemptReview, type AttemptSummary, Verification } from '../../shared/api/review.ts'
import { AppError } from '../../shared/errors.ts'
import { Pack } from '../../shared/pack/pack.ts'
import { ItemRating } from '../../shared/scoring/rating.ts'
import { listReplies } from '../replies/list-replies.ts'
import { parseStored } from '../store/parse-stored.ts'
import type { Database } from '../store/store.ts'
import { storedPolicy } from '../store/stored-policy.ts'
import { selectAttempts, summarise } from './attempt-rows.ts'

const unzip = promisify(gunzip)
/** Longest list that is given at once; the page says so when it is reached. */
const MAX_LISTED = 1_000

/** Lists an organisation's attempts, newest first. */
export async function listAttempts(db: Database, organisationId: string): Promise<AttemptSummary[]> {
  const rows = await selectAttempts(db, organisationId)
    .orderBy('enrolled_ms', 'desc')
    .orderBy('attempt.attempt_id')
    .limit(MAX_LISTED)
    .execute()
  return rows.map(summarise)
}

/** Reads everything that the review page of one attempt shows. @throws AppError `attempt/unknown`. */
export async function readAttempt(db: Database, organisationId: string, attemptId: string): Promise<AttemptReview> {
  const row = await selectAttempts(db, organisationId).where('attempt.attempt_id', '=', attemptId).executeTakeFirst()
  if (row === undefined) throw new AppError('attempt/unknown')
  return {
    summary: summarise(row),
    organisation: row.organisation,
    pack: parseStored(Pack, row.pack),
    policy: storedPolicy(row.policy),
    events: await readEvents(db, organisationId, attemptId),
    ratings: await readRatings(db, organisationId, attemptId),
    verification: row.verification === null ? null : parseStored(Verification, row.verification),
    replies: await listReplies(db, organisationId, attemptId),
    receipts: await readReceipts(db, organisationId, attemptId),
  }
}

/** The opened events; none until a scoring worker has opened the journal. */
export async function readEvents(
  db: Database,
  organisationId: string,
  attemptId: string,
): Promise<AttemptReview['events']> {
  const row = await db
    .selectFrom('opened')
    .select('events')
    .where('organisation_id', '=', organisationId)
    .where('attempt_id', '=', attemptId)
    .executeTakeFirst()
  if (row === undefined) return []
  // Checked event by event where the journal was opened, and written by the worker alone.
  return JSON.parse((await unzip(row.events)).toString('utf8')) as AttemptReview['events']
}

/** The newest rating of each item. Older ones stay stored. */
async function readRatings(db: Database, organisationId: string, attemptId: string): Promise<ItemRating[]> {
  const rows = await db
    .selectFrom('rating')
    .distinctOn('item')
    .select(['item', 'rating'])
    .where('organisation_id', '=', organisationId)
    .where('attempt_id', '=', attemptId)
    .orderBy('item')
    .orderBy('rated_ms', 'desc')
    .execute()
  return rows.map((row) => parseStored(ItemRating, row.rating))
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
