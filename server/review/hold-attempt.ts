import { AppError } from '../../shared/errors.ts'
import { listItems, Pack } from '../../shared/pack/pack.ts'
import type { Policy } from '../../shared/policy/policy.ts'
import type { ItemRating } from '../../shared/scoring/rating.ts'
import { parseStored } from '../store/parse-stored.ts'
import type { Database } from '../store/store.ts'
import { storedPolicy } from '../store/stored-policy.ts'
import { readEngineRatings } from './engine-ratings.ts'

/** An attempt that something is about to be added to; nobody else adds to it until the transaction ends. */
export interface HeldAttempt {
  readonly pack: Pack
  readonly policy: Policy
  readonly ratings: readonly ItemRating[]
}

/** Holds an attempt's row, so that additions and deletion take turns. @throws AppError `attempt/unknown`, `attempt/deleted`. */
export async function holdAttempt(tx: Database, organisationId: string, attemptId: string): Promise<HeldAttempt> {
  const attempt = await tx
    .selectFrom('attempt')
    .select(['assessment_id', 'form_id', 'deleted_ms'])
    .where('organisation_id', '=', organisationId)
    .where('attempt_id', '=', attemptId)
    .forUpdate()
    .executeTakeFirst()
  if (attempt === undefined) throw new AppError('attempt/unknown')
  if (attempt.deleted_ms !== null) throw new AppError('attempt/deleted')
  const { pack, policy } = await tx
    .selectFrom('form')
    .innerJoin('assessment', (join) =>
      join
        .onRef('assessment.organisation_id', '=', 'form.organisation_id')
        .onRef('assessment.assessment_id', '=', 'form.assessment_id'),
    )
    .select(['pack', 'policy'])
    .where('form.organisation_id', '=', organisationId)
    .where('form.assessment_id', '=', attempt.assessment_id)
    .where('form.form_id', '=', attempt.form_id)
    .executeTakeFirstOrThrow()
  return {
    pack: parseStored(Pack, pack),
    policy: storedPolicy(policy),
    ratings: await readEngineRatings(tx, organisationId, attemptId),
  }
}

/** @throws AppError `attempt/unknown`; deleted ones are known. */
export async function requireAttempt(db: Database, organisationId: string, attemptId: string): Promise<void> {
  const row = await db
    .selectFrom('attempt')
    .select('attempt_id')
    .where('organisation_id', '=', organisationId)
    .where('attempt_id', '=', attemptId)
    .executeTakeFirst()
  if (row === undefined) throw new AppError('attempt/unknown')
}

/** The engine's rating of an item. @throws AppError `review/no-such-place`, `review/not-scored`. */
export function engineRatingOf({ pack, ratings }: HeldAttempt, item: string): ItemRating {
  requireItem(pack, item)
  const rating = ratings.find((candidate) => candidate.item === item)
  if (rating === undefined) throw new AppError('review/not-scored')
  return rating
}

/** @throws AppError `review/no-such-place`. */
export function requireItem(pack: Pack, item: string): void {
  if (!listItems(pack).some(({ id }) => id === item))
    throw new AppError('review/no-such-place', { detail: `no item “${item.slice(0, 64)}”` })
}
