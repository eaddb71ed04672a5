import { type ItemType, listItems, type Pack } from '../pack/pack.ts'
import type { ItemRating } from './rating.ts'

/** One skill type's result: the mean of its rated items, one decimal; null when none could be rated. */
export interface TypeRating {
  readonly type: ItemType
  readonly score: number | null
  readonly ratedItems: number
  readonly items: number
}

/** Rates each skill type of a pack by the ratings of its items. */
export function rateTypes(pack: Pack, ratings: readonly Pick<ItemRating, 'item' | 'score'>[]): readonly TypeRating[] {
  const items = listItems(pack)
  return [...new Set(items.map((item) => item.type))].map((type) => {
    const ids = items.filter((item) => item.type === type).map((item) => item.id)
    const scores = ratings.flatMap((rating) =>
      ids.includes(rating.item) && rating.score !== null ? [rating.score] : [],
    )
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
    return {
      type,
      score: scores.length === 0 ? null : Math.round(mean * 10) / 10,
      ratedItems: scores.length,
      items: ids.length,
    }
  })
}
