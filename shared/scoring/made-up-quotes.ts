import type { Quote } from './quotes.ts'
import type { Reading } from './reading.ts'
import type { Token } from './tokens.ts'

/** Fewer words between quotation marks are a term or irony, not a quote of a text. */
const MIN_TOKENS = 4
/** Nobody quotes more in one go; a longer distance between two marks means that one of them was forgotten. */
const MAX_TOKENS = 60
/** A quote may change or leave out a word; made up is one of which less than half stands in any stimulus. */
const MIN_FOUND_SHARE = 0.5

const MARK = /["\u201c\u201d\u201e\u00ab\u00bb]/gu

/** Tokens `[from, to)` of a field. */
export interface TokenRange {
  readonly from: number
  readonly to: number
}

/** The first token at or after `offset`; tokens are in order, so the search halves. */
function tokenAt(tokens: readonly Token[], offset: number): number {
  let [low, high] = [0, tokens.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tokens[middle]?.from ?? 0) >= offset) high = middle
    else low = middle + 1
  }
  return low
}

/** What stands between quotation marks. A line with an odd number of marks is left out: nobody can tell how they pair. */
function markedRanges({ text, tokens }: Reading): readonly TokenRange[] {
  const ranges: TokenRange[] = []
  let start = 0
  for (const line of text.split('\n')) {
    const offset = start
    const marks = [...line.matchAll(MARK)].map((match) => offset + match.index)
    for (let index = 0; marks.length % 2 === 0 && index < marks.length; index += 2) {
      const [from, to] = [tokenAt(tokens, marks[index] ?? 0), tokenAt(tokens, marks[index + 1] ?? 0)]
      if (to - from >= MIN_TOKENS && to - from <= MAX_TOKENS) ranges.push({ from, to })
    }
    start += line.length + 1
  }
  return ranges
}

const sharedTokens = (range: TokenRange, quote: Quote) =>
  Math.max(0, Math.min(range.to, quote.to) - Math.max(range.from, quote.from))

/** Finds what an answer puts between quotation marks although it stands in no stimulus of the item, in its order. */
export function findMadeUpQuotes(reading: Reading): readonly TokenRange[] {
  let next = 0
  return markedRanges(reading).filter((range) => {
    while ((reading.quotes[next]?.to ?? Number.POSITIVE_INFINITY) <= range.from) next++
    let found = 0
    for (let at = next; (reading.quotes[at]?.from ?? range.to) < range.to; at++) {
      const quote = reading.quotes[at]
      if (quote !== undefined) found += sharedTokens(range, quote)
    }
    return found / (range.to - range.from) < MIN_FOUND_SHARE
  })
}
