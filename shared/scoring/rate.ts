import type { ItemKey, PackKey } from '../pack/key.ts'
import { type Item, type ItemType, listItems, type Pack } from '../pack/pack.ts'
import type { FieldValue } from '../pack/response.ts'
import { notScorable, toItemRating } from './points.ts'
import { indexStimuli } from './quotes.ts'
import { rateEvaluation } from './rate-evaluation.ts'
import { rateRanking } from './rate-ranking.ts'
import type { ItemRating } from './rating.ts'
import { type Reading, readField } from './reading.ts'

export interface RateItemInput {
  readonly item: Item
  readonly key: ItemKey
  readonly keyVersion: string
  /** By field id; a missing field counts as untouched. */
  readonly responses: Readonly<Record<string, FieldValue>>
}

/** Reads the item's text fields in their order; blank ones are left out. */
function readTexts(item: Item, responses: Readonly<Record<string, FieldValue>>): readonly Reading[] {
  const index = indexStimuli(item.stimuli)
  const seen = new Set<string>()
  return item.fields.flatMap((field) => {
    const value = responses[field.id]
    if (field.kind !== 'long-text' || typeof value !== 'string') return []
    const reading = readField(field.id, value, index, seen)
    return reading.tokens.length === 0 ? [] : [reading]
  })
}

/**
 * Rates one item's responses from 1 to 5 by its key (docs/scoring.md). Pure and deterministic: the same input gives the
 * same rating on every machine. Never throws on what a candidate wrote; throws when key and item do not belong together.
 */
export function rateItem({ item, key, keyVersion, responses }: RateItemInput): ItemRating {
  if (key.item !== item.id || key.type !== item.type) throw new Error(`key ${key.item} is not for item ${item.id}`)
  const readings = readTexts(item, responses)
  if (readings.length === 0) return notScorable(key, keyVersion)
  const points =
    key.type === 'evaluation'
      ? rateEvaluation(item, key, responses, readings)
      : rateRanking(item, key, responses, readings)
  return toItemRating(key, keyVersion, points)
}

/** One skill type's result: the mean of its rated items, one decimal; null when none could be rated. */
export interface TypeRating {
  readonly type: ItemType
  readonly score: number | null
  readonly ratedItems: number
  readonly items: number
}

export interface AttemptRating {
  readonly items: readonly ItemRating[]
  readonly types: readonly TypeRating[]
}

function rateTypes(pack: Pack, ratings: readonly ItemRating[]): readonly TypeRating[] {
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

/**
 * Rates a whole attempt. `values` is keyed `item-id.field-id`, as `listFields` names the fields.
 * @throws when the key is for another pack, another version of it, or lacks an item.
 */
export function rateAttempt(pack: Pack, keys: PackKey, values: Readonly<Record<string, FieldValue>>): AttemptRating {
  if (keys.packId !== pack.id || keys.packVersion !== pack.packVersion) {
    throw new Error(`key is for ${keys.packId} ${keys.packVersion}, not for ${pack.id} ${pack.packVersion}`)
  }
  const ratings = listItems(pack).map((item) => {
    const key = keys.items.find((candidate) => candidate.item === item.id)
    if (key === undefined) throw new Error(`the key has no item ${item.id}`)
    const responses = Object.fromEntries(item.fields.map(({ id }) => [id, values[`${item.id}.${id}`] ?? null]))
    return rateItem({ item, key, keyVersion: keys.keyVersion, responses })
  })
  return { items: ratings, types: rateTypes(pack, ratings) }
}
