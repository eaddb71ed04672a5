import { isGeneric } from './generic-phrases.ts'
import { findQuotes, type Quote, type QuoteIndex } from './quotes.ts'
import type { MatchedSpan } from './rating.ts'
import { isScorerAddress } from './scorer-address.ts'
import { type Sentence, splitSentences } from './sentences.ts'
import { type Token, tokenize } from './tokens.ts'

/** One sentence of a response as the engine reads it. `from` and `to` are tokens of the field. */
export interface ReadSentence {
  readonly from: number
  readonly to: number
  readonly paragraph: number
  /** The candidate's own words: tokens that belong to no quote. */
  readonly own: readonly Token[]
  /** Where each own token stands in the field. */
  readonly ownPlaces: readonly number[]
  readonly quotes: readonly Quote[]
  /** Has the small words that make a sentence; a list of keywords has not. */
  readonly isStatement: boolean
  readonly isGeneric: boolean
  /** Why nothing in it counts, or null. */
  readonly setAside: 'repeated' | 'pasted' | 'addressed to the scorer' | null
}

/** One text field, read once. */
export interface Reading {
  readonly field: string
  readonly text: string
  readonly tokens: readonly Token[]
  readonly quotes: readonly Quote[]
  readonly sentences: readonly ReadSentence[]
}

const SMALL_WORDS = new Set(
  `the a an is are was were be been being it its this that these those to of in on for and or but not no with as by from at
  so because which who what you he she they we i my your their our his her me them us has have had do does did will would can
  could should must may than then there if when while also all says say said it's isn't doesn't didn't don't can't`.split(
    /\s+/u,
  ),
)
/** Says whether a word is one of those that make sentences and say little by themselves. */
export const isSmallWord = (word: string) => SMALL_WORDS.has(word)
const MIN_SMALL_WORD_SHARE = 0.2
const MIN_STATEMENT_TOKENS = 4
/** Nobody writes a longer sentence, but a list of keywords without a full stop is one. */
const MAX_STATEMENT_TOKENS = 60

/** Says whether tokens have the small words of a sentence; `own` are those of them that the candidate did not quote. */
export function hasSentenceStructure(tokens: readonly Token[], own: readonly Token[]): boolean {
  if (own.length > MAX_STATEMENT_TOKENS) return false
  const small = tokens.filter((token) => isSmallWord(token.text)).length
  return tokens.length >= MIN_STATEMENT_TOKENS && small / tokens.length >= MIN_SMALL_WORD_SHARE
}

function whySetAside(words: string, isPasted: boolean, seen: ReadonlySet<string>): ReadSentence['setAside'] {
  if (isPasted) return 'pasted'
  if (isScorerAddress(words)) return 'addressed to the scorer'
  return seen.has(words) && words.includes(' ') ? 'repeated' : null
}

/** The quotes that overlap a sentence; `quotes` are in order, so the search halves instead of walking. */
function quotesWithin(quotes: readonly Quote[], sentence: Sentence): readonly Quote[] {
  let [low, high] = [0, quotes.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((quotes[middle]?.to ?? 0) > sentence.from) high = middle
    else low = middle + 1
  }
  let end = low
  while ((quotes[end]?.from ?? sentence.to) < sentence.to) end++
  return quotes.slice(low, end)
}

/**
 * Reads one text field: tokens, sentences, quotes, and which sentences are set aside.
 * @param seen words of the sentences read so far in this item; a sentence that returns is set aside. Mutated.
 */
export function readField(field: string, text: string, index: QuoteIndex, seen: Set<string>): Reading {
  const tokens = tokenize(text)
  const quotes = findQuotes(tokens, index)
  const sentences = splitSentences(text, tokens).map((sentence): ReadSentence => {
    const within = quotesWithin(quotes, sentence)
    const isInQuote = (at: number) => within.some((quote) => at >= quote.from && at < quote.to)
    const all = tokens.slice(sentence.from, sentence.to)
    const ownPlaces = all.flatMap((_, offset) => (isInQuote(sentence.from + offset) ? [] : [sentence.from + offset]))
    const own = ownPlaces.flatMap((at) => tokens.slice(at, at + 1))
    const words = all.map((token) => token.text).join(' ')
    const isPasted = within.some((quote) => quote.isPaste) && own.length < MIN_STATEMENT_TOKENS
    const setAside = whySetAside(words, isPasted, seen)
    seen.add(words)
    return {
      ...sentence,
      own,
      ownPlaces,
      quotes: within.filter((quote) => !quote.isPaste),
      isStatement: hasSentenceStructure(all, own),
      isGeneric: isGeneric(words),
      setAside,
    }
  })
  return { field, text, tokens, quotes, sentences }
}

/** Share of the field's words that stand in quotes or pasted text, 0 to 1; of `stimuli` alone where they are given. */
export function quotedShare(reading: Reading, stimuli?: readonly string[]): number {
  const isWanted = (quote: Quote) => quote.places.some((place) => stimuli?.includes(place.stimulus) ?? true)
  const quoted = reading.quotes.filter(isWanted).reduce((sum, quote) => sum + quote.to - quote.from, 0)
  return reading.tokens.length === 0 ? 0 : quoted / reading.tokens.length
}

/** Points at tokens `[from, to)` of a field in offsets of the text as written. */
export function spanOf(reading: Reading, from: number, to: number, why: string, stimulus?: string): MatchedSpan {
  const span = { field: reading.field, from: reading.tokens[from]?.from ?? 0, to: reading.tokens[to - 1]?.to ?? 0, why }
  return stimulus === undefined ? span : { ...span, stimulus }
}
