import { inSpanish } from '../language.ts'
import { probeQuestions } from './probes.ts'
import { slotQuestions } from './slots.ts'

/** Every question that the interviewer can ask, by id. */
export const bank = new Map([...slotQuestions, ...probeQuestions])

/**
 * The words of a question in `language`, English where it is none of the bank's; null where the bank has none of this id.
 * `values` fill `{name}`.
 */
export function wordsOf(id: string, language: string, values: Readonly<Record<string, string>> = {}): string | null {
  const question = bank.get(id)
  if (question === undefined) return null
  const words = inSpanish(language) ? question.es : question.en
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}
