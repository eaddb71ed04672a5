import type { InstructionOf } from '../../pack/keys/instruction.ts'
import { detectLanguage } from './language.ts'
import { compare, splitBy } from './measure.ts'

/** `startend:*`, `change_case:*`, `combination:*` and `language:*`: what holds for a text from its first letter to its last. */

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'-]*/gu

export function hasEnd(text: string, { end_phrase }: InstructionOf<'startend:end_checker'>): boolean {
  return text
    .trim()
    .replace(/^"+|"+$/gu, '')
    .trim()
    .toLowerCase()
    .endsWith(end_phrase.trim().toLowerCase())
}

export function isQuotation(text: string): boolean {
  const words = text.trim()
  return words.length > 1 && words.startsWith('"') && words.endsWith('"')
}

/** English, or too short to tell. */
function mayBeEnglish(text: string): boolean {
  const language = detectLanguage(text)
  return language === null || language === 'en'
}

export function isCapital(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text) && mayBeEnglish(text)
}

export function isLowercase(text: string): boolean {
  return /\p{Ll}/u.test(text) && !/\p{Lu}/u.test(text) && mayBeEnglish(text)
}

export function hasCapitalWords(
  text: string,
  { capital_frequency, capital_relation }: InstructionOf<'change_case:capital_word_frequency'>,
): boolean {
  const words = [...text.matchAll(WORD)].filter(([word]) => /\p{Lu}/u.test(word) && !/\p{Ll}/u.test(word))
  return compare(words.length, capital_relation, capital_frequency)
}

/** Two different answers parted by six stars. */
export function isTwoResponses(text: string): boolean {
  const parts = splitBy(text, /\*{6}/u)
  return parts.length === 2 && parts.every((part) => part !== '') && parts[0] !== parts[1]
}

export function repeatsPrompt(text: string, { prompt_to_repeat }: InstructionOf<'combination:repeat_prompt'>): boolean {
  return text.trim().toLowerCase().startsWith(prompt_to_repeat.trim().toLowerCase())
}

/** A text in which no language can be told is in none. */
export function isInLanguage(text: string, { language }: InstructionOf<'language:response_language'>): boolean {
  return detectLanguage(text) === language
}
