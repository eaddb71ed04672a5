import type { InstructionOf } from '../../pack/keys/instruction.ts'
import { countWords } from '../../pack/response.ts'
import { splitSentences } from '../sentences.ts'
import { tokenize } from '../tokens.ts'
import { compare, splitBy, splitParagraphs } from './measure.ts'

/** `length_constraints:*`. Texts are cleaned (`unmaskText`); words are those that the editor counts. */

export function hasWords(
  text: string,
  { num_words, relation }: InstructionOf<'length_constraints:number_words'>,
): boolean {
  return compare(countWords(text), relation, num_words)
}

export function hasSentences(
  text: string,
  { num_sentences, relation }: InstructionOf<'length_constraints:number_sentences'>,
): boolean {
  return compare(splitSentences(text, tokenize(text)).length, relation, num_sentences)
}

export function hasParagraphs(
  text: string,
  { num_paragraphs, divider }: InstructionOf<'length_constraints:number_paragraphs'>,
): boolean {
  const parts = divider === '***' ? splitBy(text, /\*\*\*/u) : splitParagraphs(text)
  return parts.length === num_paragraphs && parts.every((part) => part !== '')
}

export function hasFirstWord(
  text: string,
  { num_paragraphs, nth_paragraph, first_word }: InstructionOf<'length_constraints:nth_paragraph_first_word'>,
): boolean {
  const paragraphs = splitParagraphs(text)
  const first = tokenize(paragraphs[nth_paragraph - 1] ?? '')[0]?.text
  const isCount = num_paragraphs === undefined || paragraphs.length === num_paragraphs
  return isCount && first !== undefined && first === tokenize(first_word)[0]?.text
}
