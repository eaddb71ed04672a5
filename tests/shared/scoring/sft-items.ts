import type { SftKey } from '../../../shared/pack/keys/sft.ts'
import type { Responses } from '../../../shared/pack/response.ts'
import { rateItem } from '../../../shared/scoring/rate.ts'
import type { ItemRating } from '../../../shared/scoring/rating.ts'
import { type KeyedItem, listItemsOf } from './gaming/keyed-items.ts'

/** An item of SFT Work of the shipped pack with its key. */
export interface SftCase extends Pick<KeyedItem<SftKey>, 'item' | 'key'> {
  readonly form: string
}

/** The items of both forms. */
export const sftCases: readonly SftCase[] = listItemsOf<SftKey>('sft')
  .filter(({ pack }) => pack.startsWith('ai-trainer-core/'))
  .map(({ pack, item, key }) => ({ form: pack.slice(-1), item, key }))

export function nameOf({ form, item }: SftCase): string {
  return `${item.id} of form ${form}`
}

export function rateCase({ item, key }: Pick<SftCase, 'item' | 'key'>, responses: Responses): ItemRating {
  return rateItem({ item, key, keyVersion: '1.0.0', responses })
}
