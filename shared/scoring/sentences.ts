import type { Token } from './tokens.ts'

/** A sentence as a half-open range of tokens. `paragraph` counts line breaks, because lists are written line by line. */
export interface Sentence {
  readonly from: number
  readonly to: number
  readonly paragraph: number
}

const END = /[.!?]+["'”’)\]]*(?=\s|$)|\n+/gu
const ABBREVIATION = /(?:^|[^\p{L}])(?:e\.g|i\.e|vs|etc|approx)$/iu
const CLOCK = /(?:^|[^\p{L}])[ap]\.m$/iu
const LOOK_BACK = 12
const LIST_MARK = /^[\s"'“(]*(?:\d{1,2}|\p{L})$/u

/** Says whether the full stop at `index` ends a sentence that began at `start`. */
function isEnd(text: string, start: number, index: number, after: number): boolean {
  // Only the last few characters matter; looking at more would cost the square of the length in a text of abbreviations.
  const before = text.slice(Math.max(start, index - LOOK_BACK), index)
  if (ABBREVIATION.test(before) || (index - start < LOOK_BACK && LIST_MARK.test(before))) return false
  return !CLOCK.test(before) || /^\s*(?:$|["'“(]?[\p{Lu}\n])/u.test(text.slice(after, after + LOOK_BACK))
}

/** Offsets at which a sentence ends, each with whether a line ends there too. */
function sentenceEnds(text: string): readonly { at: number; isLineEnd: boolean }[] {
  const ends: { at: number; isLineEnd: boolean }[] = []
  let start = 0
  for (const match of text.matchAll(END)) {
    const after = match.index + match[0].length
    const isLineEnd = match[0].startsWith('\n')
    if (!isLineEnd && !isEnd(text, start, match.index, after)) continue
    ends.push({ at: after, isLineEnd })
    start = after
  }
  return [...ends, { at: text.length, isLineEnd: true }]
}

/** Groups the tokens of `text` into sentences; a sentence without a token is left out. */
export function splitSentences(text: string, tokens: readonly Token[]): readonly Sentence[] {
  const sentences: Sentence[] = []
  let from = 0
  let paragraph = 0
  for (const end of sentenceEnds(text)) {
    let to = from
    while (to < tokens.length && (tokens[to]?.from ?? 0) < end.at) to++
    if (to > from) sentences.push({ from, to, paragraph })
    if (end.isLineEnd) paragraph++
    from = to
  }
  return sentences
}
