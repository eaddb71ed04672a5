import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Verification } from '../../shared/api/review.ts'
import type { JournalEvent } from '../../shared/attempt/events.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import type { ItemRating } from '../../shared/scoring/rating.ts'
import type { ScoreAttempt } from '../jobs/jobs.ts'
import type { OpenedSummary } from '../review/attempt-rows.ts'
import type { Database } from '../store/store.ts'

const zip = promisify(gzip)

/** What came out of one attempt; `attention` is the code of what a person should look at. */
export interface Scored {
  readonly events: readonly JournalEvent[]
  readonly summary: OpenedSummary
  readonly verification: Verification
  readonly ratings: readonly ItemRating[]
  readonly attention: ErrorCode | null
}

export interface ScoredBy extends Scored {
  readonly rater: string
  readonly journalHead: Uint8Array
}

/** Stores what scoring derived, in one transaction. Ratings are added, never replaced; the same rating again is a no-op. */
export async function storeScored(db: Database, order: ScoreAttempt, scored: ScoredBy, nowMs: number): Promise<void> {
  const ids = { organisation_id: order.organisationId, attempt_id: order.attemptId }
  const opened = {
    events: await zip(JSON.stringify(scored.events)),
    summary: JSON.stringify(scored.summary),
    verification: JSON.stringify(scored.verification),
    opened_ms: nowMs,
  }
  const ratings = scored.ratings.map((rating) => ({
    ...ids,
    item: rating.item,
    rater: scored.rater,
    engine_version: rating.engineVersion,
    key_version: rating.keyVersion,
    journal_head: scored.journalHead,
    rating: JSON.stringify(rating),
    rated_ms: nowMs,
  }))
  await db.transaction().execute(async (tx) => {
    // Held until all is stored: an attempt that is deleted at this moment keeps nothing of it (deletion-v1, D5).
    const attempt = await tx
      .selectFrom('attempt')
      .select('deleted_ms')
      .where('organisation_id', '=', order.organisationId)
      .where('attempt_id', '=', order.attemptId)
      .forUpdate()
      .executeTakeFirst()
    if (attempt === undefined || attempt.deleted_ms !== null) return
    await tx
      .insertInto('opened')
      .values({ ...ids, ...opened })
      .onConflict((conflict) => conflict.columns(['organisation_id', 'attempt_id']).doUpdateSet(opened))
      .execute()
    if (ratings.length > 0)
      await tx
        .insertInto('rating')
        .values(ratings)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    await setAttention(tx, order, scored.attention)
  })
}

/** Marks an attempt with the code of what a person should look at; null takes the mark away. */
export async function setAttention(db: Database, order: ScoreAttempt, code: ErrorCode | null): Promise<void> {
  await db
    .updateTable('attempt')
    .set({ attention_code: code })
    .where('organisation_id', '=', order.organisationId)
    .where('attempt_id', '=', order.attemptId)
    .where('deleted_ms', 'is', null)
    .execute()
}
