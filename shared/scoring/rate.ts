import { isTextField } from '../pack/field.ts'
import type { ItemKey, PackKey } from '../pack/key.ts'
import { type Item, listItems, type Pack } from '../pack/pack.ts'
import { type Responses, responsesOf, usedSlots } from '../pack/response.ts'
import { plainStimuli } from '../pack/stimulus.ts'
import { notScorable, type Points, toItemRating } from './points.ts'
import { indexStimuli } from './quotes.ts'
import { rateAgentic } from './rate-agentic.ts'
import { rateEvaluation } from './rate-evaluation.ts'
import { rateRanking } from './rate-ranking.ts'
import { rateRubric } from './rate-rubric.ts'
import { rateSft } from './rate-sft.ts'
import { rateTypes, type TypeRating } from './rate-types.ts'
import type { ItemRating } from './rating.ts'
import { type Reading, readField } from './reading.ts'

export interface RateItemInput {
  readonly item: Item
  readonly key: ItemKey
  readonly keyVersion: string
  /** By field id, and by `field-id.slot` for the texts of slots; a missing one counts as untouched. */
  readonly responses: Responses
}

/** Names of the item's texts that belong to the response: of its text fields, and of the slots that are in use. */
function textNames(item: Item, responses: Responses): readonly string[] {
  return item.fields.flatMap((field) =>
    isTextField(field) ? [field.id] : usedSlots(responses[field.id]).map((slot) => `${field.id}.${slot}`),
  )
}

/** Reads the item's texts in their order; blank ones are left out. */
function readTexts(item: Item, responses: Responses): readonly Reading[] {
  const index = indexStimuli(plainStimuli(item))
  const seen = new Set<string>()
  return textNames(item, responses).flatMap((name) => {
    const value = responses[name]
    if (typeof value !== 'string') return []
    const reading = readField(name, value, index, seen)
    return reading.tokens.length === 0 ? [] : [reading]
  })
}

function ratePoints(item: Item, key: ItemKey, responses: Responses, readings: readonly Reading[]): Points {
  switch (key.type) {
    case 'evaluation':
      return rateEvaluation(item, key, responses, readings)
    case 'preference-ranking':
      return rateRanking(item, key, responses, readings)
    case 'rubric':
      return rateRubric(item, key, responses, readings)
    case 'sft':
      return rateSft(item, key, responses, readings)
    case 'agentic':
      return rateAgentic(item, key, responses, readings)
  }
}

/**
 * Rates one item's responses from 1 to 5 by its key (docs/scoring.md). Pure and deterministic: the same input gives the
 * same rating on every machine. Never throws on what a candidate wrote; throws when key and item do not belong together.
 */
export function rateItem({ item, key, keyVersion, responses }: RateItemInput): ItemRating {
  if (key.item !== item.id || key.type !== item.type) throw new Error(`key ${key.item} is not for item ${item.id}`)
  const readings = readTexts(item, responses)
  if (readings.length === 0) return notScorable(key, keyVersion)
  return toItemRating(key, keyVersion, ratePoints(item, key, responses, readings))
}

export interface AttemptRating {
  readonly items: readonly ItemRating[]
  readonly types: readonly TypeRating[]
}

/**
 * Rates a whole attempt. `values` is keyed `item-id.field-id`, as `listFields` names the fields.
 * @throws when the key is for another pack, another version of it, or lacks an item.
 */
export function rateAttempt(pack: Pack, keys: PackKey, values: Responses): AttemptRating {
  if (keys.packId !== pack.id || keys.packVersion !== pack.packVersion) {
    throw new Error(`key is for ${keys.packId} ${keys.packVersion}, not for ${pack.id} ${pack.packVersion}`)
  }
  const ratings = listItems(pack).map((item) => {
    const key = keys.items.find((candidate) => candidate.item === item.id)
    if (key === undefined) throw new Error(`the key has no item ${item.id}`)
    return rateItem({ item, key, keyVersion: keys.keyVersion, responses: responsesOf(item, values) })
  })
  return { items: ratings, types: rateTypes(pack, ratings) }
}
