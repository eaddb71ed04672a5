import type { Pack } from '../../shared/pack/pack.ts'
import type { FieldValue } from '../../shared/pack/response.ts'
import type { ItemRating } from '../../shared/scoring/rating.ts'

/** What rates the responses of an attempt: the embedded engine, or whoever stands in for it. */
export interface Rater {
  /** Named beside each rating: `engine`, or a person. */
  readonly name: string
  /** `key` is the scorer's part of the pack, as it is stored; values by `item-id.field-id`. */
  readonly rate: (
    pack: Pack,
    key: unknown,
    values: { readonly [field: string]: FieldValue },
  ) => readonly ItemRating[] | Promise<readonly ItemRating[]>
}
