import type { Results } from '../../shared/api/results.ts'
import { listItems, Pack } from '../../shared/pack/pack.ts'
import { rateTypes } from '../../shared/scoring/rate-types.ts'
import { ItemRating } from '../../shared/scoring/rating.ts'
import { toBand } from '../../shared/scoring/thresholds.ts'
import type { EnrolledAttempt } from '../ingest/enrolled-attempt.ts'
import { parseStored } from '../store/parse-stored.ts'
import type { Database } from '../store/store.ts'
import { storedPolicy } from '../store/stored-policy.ts'

const nothing = { releasedMs: null, types: [], items: [] }

/**
 * What the candidate may see of an attempt's ratings (docs/spec/results.md). What the policy hides is not read further than
 * that, and not in the answer.
 */
export async function readResults(db: Database, { organisationId, attemptId }: EnrolledAttempt): Promise<Results> {
  const row = await db
    .selectFrom('attempt')
    .innerJoin('assessment', (join) =>
      join
        .onRef('assessment.organisation_id', '=', 'attempt.organisation_id')
        .onRef('assessment.assessment_id', '=', 'attempt.assessment_id'),
    )
    .innerJoin('form', (join) =>
      join
        .onRef('form.organisation_id', '=', 'attempt.organisation_id')
        .onRef('form.assessment_id', '=', 'attempt.assessment_id')
        .onRef('form.form_id', '=', 'attempt.form_id'),
    )
    .select(['policy', 'pack', 'released_ms'])
    .where('attempt.organisation_id', '=', organisationId)
    .where('attempt_id', '=', attemptId)
    .executeTakeFirstOrThrow()
  const { results } = storedPolicy(row.policy)
  if (results === 'nothing') return { state: 'not-shown', ...nothing }
  const ratings = await readRatings(db, organisationId, attemptId)
  if (ratings.length === 0) return { state: 'not-rated', ...nothing }
  if (row.released_ms === null) return { state: 'not-released', ...nothing }
  return {
    state: 'released',
    releasedMs: row.released_ms,
    ...sayResults(parseStored(Pack, row.pack), ratings, results === 'scores'),
  }
}

/** Results per item and per skill type; scores are left out unless they are shown. */
export function sayResults(
  pack: Pack,
  ratings: readonly ItemRating[],
  hasScores: boolean,
): Pick<Results, 'types' | 'items'> {
  const byItem = new Map(ratings.map((rating) => [rating.item, rating]))
  const shown = (score: number | null) => (hasScores ? score : null)
  const types = rateTypes(pack, ratings).map(({ type, score, ratedItems, items: asked }) => ({
    type,
    band: score === null ? 'not scorable' : toBand(score),
    score: shown(score),
    rated: ratedItems,
    items: asked,
  }))
  return {
    types,
    items: listItems(pack).map(({ id, title, type }) => {
      const rating = byItem.get(id)
      return { item: id, title, type, band: rating?.band ?? 'not rated', score: shown(rating?.score ?? null) }
    }),
  }
}

/** The newest rating of each item. */
async function readRatings(db: Database, organisationId: string, attemptId: string): Promise<readonly ItemRating[]> {
  const rows = await db
    .selectFrom('rating')
    .distinctOn('item')
    .select('rating')
    .where('organisation_id', '=', organisationId)
    .where('attempt_id', '=', attemptId)
    .orderBy('item')
    .orderBy('rated_ms', 'desc')
    .execute()
  return rows.map((row) => parseStored(ItemRating, row.rating))
}
