import type { Item } from '../pack/pack.ts'
import type { Reading } from './reading.ts'

/** Twice and a half the field's floor: beyond it more words earn nothing, else the engine would count words. */
const FULL_AT_FLOORS = 2.5

/**
 * How developed the answer is, 0 to 1, averaged over the text fields: 0 below a field's floor, linear above, then flat.
 * @param counted says which sentences of a reading were matched by the key; only their words count, so padding is free of effect.
 */
export function development(
  item: Item,
  readings: readonly Reading[],
  counted: (reading: Reading, from: number, to: number) => boolean,
): number {
  const shares = item.fields.flatMap((field) => {
    if (field.kind !== 'long-text') return []
    const reading = readings.find((candidate) => candidate.field === field.id)
    if (reading === undefined || reading.tokens.length < field.minWords) return [0]
    const sentences = reading.sentences.filter((sentence) => counted(reading, sentence.from, sentence.to))
    const words = sentences.reduce((sum, sentence) => sum + sentence.to - sentence.from, 0)
    return [Math.min(1, Math.max(0, words / (field.minWords * FULL_AT_FLOORS)))]
  })
  return shares.length === 0 ? 0 : shares.reduce((sum, share) => sum + share, 0) / shares.length
}
