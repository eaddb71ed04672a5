import type { PersonRating, ReportedScore } from '../api/desk.ts'
import { toRating } from '../scoring/thresholds.ts'

/** Ratings further apart than this many steps of the scale need a third person (RV6). */
const TOLERATED_STEPS = 1

/** What the engine says about an item; its score is null where it could not rate. */
export interface EngineScore {
  readonly item: string
  readonly score: number | null
}

/** The newest rating of each account about an item; adjudications are none of them (RV4). `ratings` are oldest first. */
export function countingRatings(item: string, ratings: readonly PersonRating[]): readonly PersonRating[] {
  const newest = new Map<string, PersonRating>()
  for (const rating of ratings)
    if (rating.item === item && rating.kind !== 'adjudicated') newest.set(rating.by.accountId, rating)
  return [...newest.values()]
}

/** The one score that is reported of an item, and its basis (RV5). `ratings` are oldest first and may name other items. */
export function reportScore({ item, score }: EngineScore, ratings: readonly PersonRating[]): ReportedScore {
  const counting = countingRatings(item, ratings)
  const steps = counting.map((rating) => toRating(rating.score))
  const apart = steps.length < 2 ? null : Math.max(...steps) - Math.min(...steps)
  const common = { item, people: counting.length, apart }
  const adjudication = ratings.findLast((rating) => rating.item === item && rating.kind === 'adjudicated')
  if (adjudication !== undefined) return { ...common, score: adjudication.score, basis: 'adjudicated' }
  if (apart !== null && apart > TOLERATED_STEPS) return { ...common, score: null, basis: 'disputed' }
  if (counting.length > 0)
    return { ...common, score: mean(counting), basis: counting.length === 1 ? 'person' : 'people' }
  return { ...common, score, basis: score === null ? 'none' : 'engine' }
}

function mean(ratings: readonly PersonRating[]): number {
  const sum = ratings.reduce((total, { score }) => total + score, 0)
  return Math.round((sum / ratings.length) * 10) / 10
}
