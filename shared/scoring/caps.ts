import type { Item } from '../pack/pack.ts'
import { countWords } from '../pack/response.ts'
import { quotedShare, type Reading } from './reading.ts'

/** A limit on a score, whatever else was earned. `at` is null for something set aside that limits nothing. */
export interface Cap {
  readonly name: string
  readonly words: string
  readonly at: number | null
}

const GENERIC_SHARE = 0.4
const PASTED_SHARE = 0.6
/** A text may be this much over its `maxWords`. */
export const OVER_LIMIT = 1.25

/** Over 40 % stock phrases and nothing that the key knows: at most 2. */
function genericCap(readings: readonly Reading[], isGrounded: boolean): readonly Cap[] {
  const sentences = readings.flatMap((reading) => reading.sentences)
  const generic = sentences.filter((sentence) => sentence.isGeneric).length
  if (isGrounded || sentences.length === 0 || generic / sentences.length <= GENERIC_SHARE) return []
  return [{ name: 'generic', words: 'Mostly stock phrases and no statement about this item: at most 2.', at: 2 }]
}

function pastedCap(readings: readonly Reading[]): readonly Cap[] {
  const words = readings.reduce((sum, reading) => sum + reading.tokens.length, 0)
  const quoted = readings.reduce((sum, reading) => sum + quotedShare(reading) * reading.tokens.length, 0)
  if (words === 0 || quoted / words <= PASTED_SHARE) return []
  return [{ name: 'pasted', words: 'More than 60 % of the words are copied from the page: at most 2.', at: 2 }]
}

/** Texts of a field: its own, or those of its slots. */
const isTextOf = (field: { readonly id: string }, { field: name }: Reading) =>
  name === field.id || name.startsWith(`${field.id}.`)

function lengthCap(item: Item, readings: readonly Reading[]): readonly Cap[] {
  return item.fields.flatMap((field) => {
    if (!('maxWords' in field)) return []
    const limit = field.maxWords * OVER_LIMIT
    if (!readings.some((reading) => isTextOf(field, reading) && countWords(reading.text) > limit)) return []
    const words = `“${field.label}” is far over its limit of ${field.maxWords} words: at most 3.`
    return [{ name: 'over-limit', words, at: 3 }]
  })
}

function setAsideNotes(readings: readonly Reading[]): readonly Cap[] {
  return (['repeated', 'pasted', 'addressed to the scorer'] as const).flatMap((why) => {
    const count = readings
      .flatMap((reading) => reading.sentences)
      .filter((sentence) => sentence.setAside === why).length
    if (count === 0) return []
    const words = `${count} ${count === 1 ? 'sentence was' : 'sentences were'} set aside: ${why}.`
    return [{ name: 'set-aside', words, at: null }]
  })
}

/**
 * Limits that hold for every type of item.
 * @param isGrounded whether the texts hold at least one statement that the key knows.
 */
export function commonCaps(item: Item, readings: readonly Reading[], isGrounded: boolean): readonly Cap[] {
  const nothing: Cap = {
    name: 'nothing-found',
    words: 'No statement that the key asks for was found: at most 1.',
    at: 1,
  }
  return [
    ...(isGrounded ? [] : [nothing]),
    ...genericCap(readings, isGrounded),
    ...pastedCap(readings),
    ...lengthCap(item, readings),
    ...setAsideNotes(readings),
  ]
}
