import { listItems, type Pack } from '../pack/pack.ts'
import { plainStimuli } from '../pack/stimulus.ts'

/** Text with every run of white space as one space and none at the ends: how copies and passages are compared (P6). */
export function normaliseSpace(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim()
}

/**
 * Shortest paste, in normalised UTF-16 units, that counts as a quotation without a recorded copy (P8). Two or three
 * words: below it, single words of any text occur in any other text and prove nothing about where they came from.
 */
export const MIN_PASSAGE = 12

export interface Passage {
  /** `item-id.stimulus-id`, `item-id.instructions`, or `item-id` for several stimuli in one selection. */
  readonly id: string
  readonly text: string
}

/** What the pack shows to the candidate, ready to be searched. */
export interface Passages {
  /** The id of the first passage that contains `text`, already normalised; null when there is none. */
  readonly find: (text: string) => string | null
}

/** A pack's stimuli and instructions, normalised; a selection may also run over several stimuli of one item. */
export function listPassages(pack: Pack): readonly Passage[] {
  const passages: Passage[] = []
  for (const item of listItems(pack)) {
    const stimuli = plainStimuli(item)
    for (const { id, text } of stimuli) passages.push({ id: `${item.id}.${id}`, text: normaliseSpace(text) })
    passages.push({ id: `${item.id}.instructions`, text: normaliseSpace(item.instructions) })
    const whole = stimuli.map((stimulus) => `${stimulus.label}\n${stimulus.text}`).join('\n')
    passages.push({ id: item.id, text: normaliseSpace(whole) })
  }
  return passages
}

/** Prepares a pack's passages for search. */
export function createPassages(pack: Pack): Passages {
  const passages = listPassages(pack)
  const longest = Math.max(0, ...passages.map(({ text }) => text.length))
  return {
    find: (text) =>
      text.length > longest ? null : (passages.find((passage) => passage.text.includes(text))?.id ?? null),
  }
}
