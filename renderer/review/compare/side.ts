import type { AttemptReview } from '../../../shared/api/review.ts'
import { type Item, listItems } from '../../../shared/pack/pack.ts'
import type { Derived } from '../attempt/derived.ts'

/** One of the two attempts. */
export interface Side {
  readonly review: AttemptReview
  readonly derived: Derived
}

/** An item as either of the two had it; null for one whose form does not have it. */
export interface ItemPair {
  readonly id: string
  readonly title: string
  readonly one: Item | null
  readonly two: Item | null
}

/** Every item of both forms: those of the first in its order, then those that only the second has. */
export function pairItems(one: Side, two: Side): readonly ItemPair[] {
  const [first, second] = [listItems(one.review.pack), listItems(two.review.pack)]
  const rest = second.filter(({ id }) => !first.some((item) => item.id === id))
  return [
    ...first.map((item) => ({
      id: item.id,
      title: item.title,
      one: item,
      two: second.find(({ id }) => id === item.id) ?? null,
    })),
    ...rest.map((item) => ({ id: item.id, title: item.title, one: null, two: item })),
  ]
}
