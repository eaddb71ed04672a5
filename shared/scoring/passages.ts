import { oncePer } from '../once-per.ts'
import type { PlainStimulus } from '../pack/stimulus.ts'
import type { Quote } from './quotes.ts'
import { type Token, tokenize, tokensOf } from './tokens.ts'

/** A quote points at a passage when they share this many tokens (or the whole passage, if it is shorter). */
const MIN_SHARED_TOKENS = 3

/** A passage that a key names, as tokens `[from, to)` of a stimulus. */
export interface PassageRange {
  readonly stimulus: string
  readonly from: number
  readonly to: number
}

/** Finds a passage's tokens in a stimulus; null when the stimulus does not hold it (`checkPack` reports that). */
export function locatePassage(stimulus: readonly Token[], passage: string): { from: number; to: number } | null {
  const wanted = tokenize(passage)
  for (let from = 0; from + wanted.length <= stimulus.length; from++) {
    if (wanted.every((token, offset) => stimulus[from + offset]?.text === token.text)) {
      return { from, to: from + wanted.length }
    }
  }
  return null
}

type Passages = readonly { readonly stimulus: string; readonly text: string }[]

const locatorOf = oncePer((stimuli: readonly PlainStimulus[]) =>
  oncePer((passages: Passages): readonly PassageRange[] =>
    passages.flatMap(({ stimulus, text }) => {
      const source = stimuli.find(({ id }) => id === stimulus)
      const range = source === undefined ? null : locatePassage(tokensOf(source), text)
      return range === null ? [] : [{ stimulus, ...range }]
    }),
  ),
)

/** Finds where the passages of a key stand; those that stand nowhere are left out. */
export function locatePassages(passages: Passages, stimuli: readonly PlainStimulus[]): readonly PassageRange[] {
  return locatorOf(stimuli)(passages)
}

/** Says whether a quote points at one of the passages: at least three of its tokens, in the same stimulus. */
export function pointsAt(quote: Quote, ranges: readonly PassageRange[]): boolean {
  return ranges.some((range) =>
    quote.places.some((place) => {
      const shared = Math.min(place.to, range.to) - Math.max(place.from, range.from)
      return place.stimulus === range.stimulus && shared >= Math.min(MIN_SHARED_TOKENS, range.to - range.from)
    }),
  )
}
