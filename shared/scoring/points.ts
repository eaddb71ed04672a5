import type { ItemKey } from '../pack/key.ts'
import type { Cap } from './caps.ts'
import type { ItemRating, MatchedSpan, RatingComponent } from './rating.ts'
import { toBand, toConfidence, toScore } from './thresholds.ts'

/** Part of every rating, so that an old rating can be told from a new one. Raised whenever a score may change. */
export const ENGINE_VERSION = '1.1.0'

/** What a type's rater hands on: points with their reasons, and limits. */
export interface Points {
  readonly components: readonly RatingComponent[]
  readonly matchedSpans: readonly MatchedSpan[]
  readonly caps: readonly Cap[]
}

/** To one decimal; adding 0 turns -0 into 0. */
const round = (value: number) => Math.round(value * 10) / 10 + 0

/** One row of the explanation; `value` and `max` are points, to one decimal. */
export function component(name: string, value: number, max: number, words: string): RatingComponent {
  return { name, value: round(value), max, words }
}

/** Points earned as a share of all points that could be earned, 0 to 1. Deductions have a `max` of 0. */
export function shareOf(components: readonly RatingComponent[]): number {
  const earned = components.reduce((sum, part) => sum + part.value, 0)
  const possible = components.reduce((sum, part) => sum + part.max, 0)
  return possible === 0 ? 0 : Math.min(1, Math.max(0, earned / possible))
}

/** Turns points into the rating that is stored and shown. */
export function toItemRating(key: ItemKey, keyVersion: string, points: Points): ItemRating {
  const earned = toScore(shareOf(points.components), key.thresholds)
  const score = Math.min(earned, ...points.caps.map((cap) => cap.at ?? 5))
  return {
    item: key.item,
    isScorable: true,
    score,
    band: toBand(score),
    confidence: toConfidence(score, points.caps.length > 0),
    components: [...points.components],
    matchedSpans: points.matchedSpans.toSorted(
      (left, right) => left.field.localeCompare(right.field, 'en') || left.from - right.from,
    ),
    caps: points.caps.map(({ name, words }) => ({ name, words })),
    engineVersion: ENGINE_VERSION,
    keyVersion,
  }
}

/** The rating of responses in which no text was written: not a 1, because nothing was shown either way. */
export function notScorable(key: ItemKey, keyVersion: string): ItemRating {
  return {
    item: key.item,
    isScorable: false,
    score: null,
    band: 'not scorable',
    confidence: 'high',
    components: [],
    matchedSpans: [],
    caps: [{ name: 'blank', words: 'No written answer, so there is nothing to rate.' }],
    engineVersion: ENGINE_VERSION,
    keyVersion,
  }
}
