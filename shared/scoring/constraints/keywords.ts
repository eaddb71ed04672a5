import type { InstructionOf } from '../../pack/keys/instruction.ts'
import { foldText } from '../fold.ts'
import { tokenize } from '../tokens.ts'
import { compare, countPhrase } from './measure.ts'

/** `keywords:*` and `punctuation:no_comma`. */

/** The commas of the scripts in use; compatibility forms (full width) were folded to the first before. */
const COMMA = /[,،、]/u

export function hasNoComma(text: string): boolean {
  return !COMMA.test(text)
}

export function hasKeywords(text: string, { keywords }: InstructionOf<'keywords:existence'>): boolean {
  const tokens = tokenize(text)
  return keywords.every((keyword) => countPhrase(tokens, keyword) > 0)
}

export function hasKeywordFrequency(
  text: string,
  { keyword, frequency, relation }: InstructionOf<'keywords:frequency'>,
): boolean {
  return compare(countPhrase(tokenize(text), keyword), relation, frequency)
}

export function hasNoForbiddenWord(
  text: string,
  { forbidden_words }: InstructionOf<'keywords:forbidden_words'>,
): boolean {
  const tokens = tokenize(text)
  return forbidden_words.every((word) => countPhrase(tokens, word) === 0)
}

export function hasLetterFrequency(
  text: string,
  { letter, let_frequency, let_relation }: InstructionOf<'keywords:letter_frequency'>,
): boolean {
  const wanted = foldText(letter).text
  const count = [...foldText(text).text].filter((character) => character === wanted).length
  return compare(count, let_relation, let_frequency)
}
