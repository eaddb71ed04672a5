import type { ReportedScore } from '../../shared/api/desk.ts'
import type { Results } from '../../shared/api/results.ts'
import { listItems, Pack } from '../../shared/pack/pack.ts'
import { rateTypes } from '../../shared/scoring/rate-types.ts'
import { toBand } from '../../shared/scoring/thresholds.ts'
import type { EnrolledAttempt } from '../ingest/enrolled-attempt.ts'
import { readEngineRatings } from '../review/engine-ratings.ts'
import { readDesk } from '../review/read-desk.ts'
import { attemptsWithForm } from '../store/attempts-with.ts'
import { parseStored } from '../store/parse-stored.ts'
import type { Database } from '../store/store.ts'
import { storedPolicy } from '../store/stored-policy.ts'

const nothing = { releasedMs: null, types: [], items: [] }

/**
 * What the candidate may see of an attempt's ratings (docs/spec/results.md). What the policy hides is not read further than
 * that, and not in the answer.
 */
export async function readResults(db: Database, { organisationId, attemptId }: EnrolledAttempt): Promise<Results> {
  const row = await attemptsWithForm(db)
    .select(['policy', 'pack', 'released_ms'])
    .where('attempt.organisation_id', '=', organisationId)
    .where('attempt_id', '=', attemptId)
    .executeTakeFirstOrThrow()
  const { results } = storedPolicy(row.policy)
  if (results === 'nothing') return { state: 'not-shown', ...nothing }
  const ratings = await readEngineRatings(db, organisationId, attemptId)
  if (ratings.length === 0) return { state: 'not-rated', ...nothing }
  if (row.released_ms === null) return { state: 'not-released', ...nothing }
  const pack = parseStored(Pack, row.pack)
  const { reported } = await readDesk(db, organisationId, attemptId, { pack, ratings })
  return {
    state: 'released',
    releasedMs: row.released_ms,
    ...sayResults(pack, reported, results === 'scores'),
  }
}

/** Results per item and per skill type by the reported scores; scores are left out unless they are shown. */
export function sayResults(
  pack: Pack,
  reported: readonly ReportedScore[],
  hasScores: boolean,
): Pick<Results, 'types' | 'items'> {
  const byItem = new Map(reported.map((one) => [one.item, one]))
  const shown = (score: number | null) => (hasScores ? score : null)
  const types = rateTypes(pack, reported).map(({ type, score, ratedItems, items: asked }) => ({
    type,
    band: score === null ? 'not scorable' : toBand(score),
    score: shown(score),
    rated: ratedItems,
    items: asked,
  }))
  return {
    types,
    items: listItems(pack).map(({ id, title, type }) => {
      const { score, basis } = byItem.get(id) ?? { score: null, basis: 'none' as const }
      const none = basis === 'disputed' ? 'not rated' : 'not scorable'
      const band = score === null ? none : toBand(score)
      return { item: id, title, type, band, score: shown(score), basis }
    }),
  }
}
