import { randomUUID } from 'node:crypto'
import type { NewRating, NewScore, PersonRating } from '../../shared/api/desk.ts'
import { AppError } from '../../shared/errors.ts'
import { reportScore } from '../../shared/review/reported-score.ts'
import type { ItemRating } from '../../shared/scoring/rating.ts'
import type { SignedIn } from '../auth/accounts.ts'
import { writeAudit } from '../auth/audit.ts'
import type { Database } from '../store/store.ts'
import { engineRatingOf, holdAttempt } from './hold-attempt.ts'
import { readPersonRatings } from './person-ratings.ts'

/**
 * Confirms or overrides the engine's rating of an item (RV3). @throws AppError `attempt/unknown`, `attempt/deleted`,
 * `review/no-such-place`, `review/not-scored`, `review/nothing-to-confirm`, `review/adjudicated`, `review/rated-blind`.
 */
export async function rateItem(
  db: Database,
  who: SignedIn,
  attemptId: string,
  given: NewRating,
  nowMs: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const engine = engineRatingOf(await holdAttempt(tx, who.organisationId, attemptId), given.item)
    const before = await ratingsOfItem(tx, who, attemptId, given.item)
    if (before.some(({ kind }) => kind === 'adjudicated')) throw new AppError('review/adjudicated')
    if (before.some(({ kind, by }) => kind === 'blind' && by.accountId === who.accountId))
      throw new AppError('review/rated-blind')
    const score = given.score ?? engine.score
    if (score === null) throw new AppError('review/nothing-to-confirm')
    const kind = given.score === null ? 'confirmed' : 'overridden'
    await storeRating(tx, who, attemptId, { ...given, score, kind, engine }, nowMs)
    await writeAudit(tx, who, 'item-rated', nowMs, attemptId, given.item)
  })
}

/**
 * Settles a dispute (RV7). @throws AppError `attempt/unknown`, `attempt/deleted`, `review/no-such-place`,
 * `review/not-scored`, `review/not-disputed`, `review/not-third`.
 */
export async function adjudicate(
  db: Database,
  who: SignedIn,
  attemptId: string,
  given: NewScore,
  nowMs: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const engine = engineRatingOf(await holdAttempt(tx, who.organisationId, attemptId), given.item)
    const before = await ratingsOfItem(tx, who, attemptId, given.item)
    const { basis } = reportScore(engine, before)
    if (basis !== 'disputed' && basis !== 'adjudicated') throw new AppError('review/not-disputed')
    if (before.some(({ kind, by }) => kind !== 'adjudicated' && by.accountId === who.accountId))
      throw new AppError('review/not-third')
    await storeRating(tx, who, attemptId, { ...given, kind: 'adjudicated', engine }, nowMs)
    await writeAudit(tx, who, 'item-adjudicated', nowMs, attemptId, given.item)
  })
}

/** Ratings of an item that count or were replaced since; blind ones that still run are none. */
async function ratingsOfItem(tx: Database, who: SignedIn, attemptId: string, item: string) {
  const all = (await readPersonRatings(tx, who.organisationId, [attemptId])).get(attemptId) ?? []
  return all.filter((rating) => rating.item === item)
}

/** Adds a rating beside what the engine said at this moment. */
export async function storeRating(
  tx: Database,
  who: SignedIn,
  attemptId: string,
  rating: Pick<PersonRating, 'item' | 'kind' | 'score' | 'reason'> & { readonly engine: ItemRating },
  nowMs: number,
): Promise<void> {
  const { score, engineVersion, keyVersion } = rating.engine
  await tx
    .insertInto('person_rating')
    .values({
      organisation_id: who.organisationId,
      attempt_id: attemptId,
      rating_id: randomUUID(),
      account_id: who.accountId,
      at_ms: nowMs,
      item: rating.item,
      kind: rating.kind,
      score: rating.score,
      reason: rating.reason,
      engine: JSON.stringify({ score, engineVersion, keyVersion }),
    })
    .execute()
}
