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

interface Run {
  readonly text: StimulusText
  readonly at: number
  readonly length: number
}

/** Every run of at least four tokens that begins at `from`. */
function runsAt(tokens: readonly Token[], from: number, index: QuoteIndex): readonly Run[] {
  return (index.get(gramAt(tokens, from)) ?? []).map(({ text, at }) => ({
    text,
    at,
    length: commonLength(tokens, from, text.tokens, at),
  }))
}

const longest = (runs: readonly Run[]) => Math.max(0, ...runs.map(({ length }) => length))

/** How many stimuli hold the longest of the runs. */
function countSources(runs: readonly Run[]): number {
  const length = longest(runs)
  return new Set(runs.filter((run) => run.length === length).map(({ text }) => text.id)).size
}

/**
 * Where a run that would begin at `from` really begins: one to three words before a quotation mark match by chance, such
 * as the candidate's own "and" before a quote, when the run from the mark on reaches further than the one with them, or
 * as far and in more stimuli: else a chance word would say which response was quoted.
 */
function realStart(tokens: readonly Token[], from: number, index: QuoteIndex): number {
  const first = runsAt(tokens, from, index)
  const end = from + longest(first)
  for (let start = from + 1; end > from && start < from + MIN_QUOTE_TOKENS; start++) {
    if (!tokens[start]?.isAfterStop) continue
    const runs = runsAt(tokens, start, index)
    const reach = start + longest(runs)
    if (reach > end || (reach === end && countSources(runs) > countSources(first))) return start
  }
  return from
}

/** Finds the maximal runs of at least four tokens that stand in a stimulus, left to right, none overlapping. */
export function findQuotes(tokens: readonly Token[], index: QuoteIndex): readonly Quote[] {
  const quotes: Quote[] = []
  let from = 0
  while (from + MIN_QUOTE_TOKENS <= tokens.length) {
    from = realStart(tokens, from, index)
    const runs = runsAt(tokens, from, index)
    const length = trimmedLength(tokens, from, longest(runs))
    const places = runs.map((run) => ({
      stimulus: run.text.id,
      from: run.at,
      to: run.at + Math.min(length, run.length),
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
