import { oncePer } from '../once-per.ts'
import { type Token, tokensOf } from './tokens.ts'

/** Fewer words in a row occur by chance; the evidence for four is in docs/scoring.md. */
export const MIN_QUOTE_TOKENS = 4
/** Longer runs are pasted text: nobody needs more than two sentences to point at something. */
export const MAX_QUOTE_TOKENS = 45

export interface StimulusText {
  readonly id: string
  readonly tokens: readonly Token[]
}

/** Where a quote stands in a stimulus, as a half-open range of that stimulus's tokens. */
export interface QuotePlace {
  readonly stimulus: string
  readonly from: number
  readonly to: number
}

/** A run of a response's tokens `[from, to)` that stands word for word in a stimulus, with or without quotation marks. */
export interface Quote {
  readonly from: number
  readonly to: number
  readonly isPaste: boolean
  /** Every place that holds at least four words of the run from its start. */
  readonly places: readonly QuotePlace[]
}

export type QuoteIndex = ReadonlyMap<string, readonly { readonly text: StimulusText; readonly at: number }[]>

const gramAt = (tokens: readonly Token[], at: number) =>
  tokens
    .slice(at, at + MIN_QUOTE_TOKENS)
    .map((token) => token.text)
    .join(' ')

type Stimuli = readonly { readonly id: string; readonly text: string }[]

/** Prepares stimuli for finding quotes of them; once for the same list of stimuli. */
export const indexStimuli: (stimuli: Stimuli) => QuoteIndex = oncePer((stimuli) => {
  const index = new Map<string, { text: StimulusText; at: number }[]>()
  for (const source of stimuli) {
    const stimulus = { id: source.id, tokens: tokensOf(source) }
    for (let at = 0; at + MIN_QUOTE_TOKENS <= stimulus.tokens.length; at++) {
      const gram = gramAt(stimulus.tokens, at)
      index.set(gram, [...(index.get(gram) ?? []), { text: stimulus, at }])
    }
  }
  return index
})

function commonLength(tokens: readonly Token[], from: number, stimulus: readonly Token[], at: number): number {
  let length = 0
  while (tokens[from + length] !== undefined && tokens[from + length]?.text === stimulus[at + length]?.text) length++
  return length
}

/**
 * Where a run that begins at `from` really ends: a few words after a quotation mark or a full stop match by chance, such
 * as the "The" of the candidate's next sentence, and belong to the candidate.
 */
function trimmedLength(tokens: readonly Token[], from: number, length: number): number {
  for (let tail = 1; tail < MIN_QUOTE_TOKENS && length - tail >= MIN_QUOTE_TOKENS; tail++) {
    if (tokens[from + length - tail]?.isAfterStop) return length - tail
  }
  return length
}

/** Finds the maximal runs of at least four tokens that stand in a stimulus, left to right, none overlapping. */
export function findQuotes(tokens: readonly Token[], index: QuoteIndex): readonly Quote[] {
  const quotes: Quote[] = []
  let from = 0
  while (from + MIN_QUOTE_TOKENS <= tokens.length) {
    const found = (index.get(gramAt(tokens, from)) ?? []).map(({ text, at }) => ({
      stimulus: text.id,
      from: at,
      length: commonLength(tokens, from, text.tokens, at),
    }))
    const length = trimmedLength(tokens, from, Math.max(0, ...found.map((place) => place.length)))
    const places = found.map((place) => ({
      stimulus: place.stimulus,
      from: place.from,
      to: place.from + Math.min(length, place.length),
    }))
    if (length > 0) quotes.push({ from, to: from + length, isPaste: length > MAX_QUOTE_TOKENS, places })
    from += Math.max(1, length)
  }
  return quotes
}

/** Ids of the stimuli that hold the whole run. */
export function sourcesOf(quote: Quote): readonly string[] {
  const whole = quote.places.filter((place) => place.to - place.from === quote.to - quote.from)
  return [...new Set(whole.map((place) => place.stimulus))]
}
