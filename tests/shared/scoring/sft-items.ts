import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { ItemKey, type KeyOf } from '../../../shared/pack/key.ts'
import { Item } from '../../../shared/pack/pack.ts'
import type { Responses } from '../../../shared/pack/response.ts'
import { rateItem } from '../../../shared/scoring/rate.ts'
import type { ItemRating } from '../../../shared/scoring/rating.ts'

/** The items of supervised fine-tuning of both forms of the shipped pack, with their keys. */
export interface SftCase {
  readonly form: 'a' | 'b'
  readonly item: Item
  readonly key: KeyOf<'sft'>
}

const folder = new URL('../../../resources/packs/ai-trainer-core/', import.meta.url)

function readCase(form: SftCase['form'], number: number): SftCase {
  const read = (part: string): unknown =>
    parse(readFileSync(new URL(`form-${form}/${part}/sft-${number}.yaml`, folder), 'utf8'))
  const key = ItemKey.parse(read('keys'))
  if (key.type !== 'sft') throw new Error(`the key of sft-${number} is for ${key.type}`)
  return { form, item: Item.parse(read('items')), key }
}

export const sftCases: readonly SftCase[] = (['a', 'b'] as const).flatMap((form) =>
  [1, 2, 3].map((number) => readCase(form, number)),
)

export function nameOf({ form, item }: SftCase): string {
  return `${item.id} of form ${form}`
}

export function rateCase({ item, key }: SftCase, responses: Responses): ItemRating {
  return rateItem({ item, key, keyVersion: '1.0.0', responses })
}
