import { oncePer } from '../once-per.ts'
import { plainText, type Stimulus, traceParts } from '../pack/stimulus.ts'
import type { Quote } from './quotes.ts'
import { tokenize } from './tokens.ts'

export type Trace = Extract<Stimulus, { readonly kind: 'trace' }>

/** A step of a trace as tokens `[from, to)` of the trace's plain text; steps count from 1. */
export interface StepRange {
  readonly step: number
  readonly from: number
  readonly to: number
}

/** A quote belongs to a step when they share this many tokens. */
const MIN_SHARED_TOKENS = 3

/** Finds where the steps of a trace stand in its plain text, which is one text for quotes. */
export const stepRanges: (trace: Trace) => readonly StepRange[] = oncePer((trace) => {
  const tokens = tokenize(plainText(trace))
  return traceParts(trace).map((parts, index) => {
    const [start, end] = [parts[0]?.from ?? 0, Math.max(0, ...parts.map(({ from, text }) => from + text.length))]
    const before = tokens.findIndex((token) => token.from >= start)
    const from = before < 0 ? tokens.length : before
    const after = tokens.findIndex((token) => token.from >= end)
    return { step: index + 1, from, to: Math.max(from, after < 0 ? tokens.length : after) }
  })
})

/** The quote with only those places that hold all of it; "date, from, to" of another step is another passage. */
export function wholePlaces(quote: Quote): Quote {
  return { ...quote, places: quote.places.filter((place) => place.to - place.from === quote.to - quote.from) }
}

/** Numbers of the steps that a quote stands in; none when it is from another stimulus. */
export function stepsOf(quote: Quote, trace: string, ranges: readonly StepRange[]): readonly number[] {
  const places = wholePlaces(quote).places.filter((place) => place.stimulus === trace)
  const isIn = ({ from, to }: StepRange) =>
    places.some((place) => Math.min(place.to, to) - Math.max(place.from, from) >= MIN_SHARED_TOKENS)
  return ranges.filter(isIn).map(({ step }) => step)
}
