import type { Instruction, InstructionId, InstructionOf } from '../../pack/keys/instruction.ts'
import { unmaskText } from '../fold.ts'
import * as format from './format.ts'
import * as keywords from './keywords.ts'
import * as length from './length.ts'
import * as structure from './structure.ts'
import * as whole from './whole-text.ts'

/** `strict` looks at the text as it is. `loose` also forgives a first or last line too many, and stars (IFEval, section 2.2). */
export type Strictness = 'strict' | 'loose'

type Verifier<Id extends InstructionId> = (text: string, instruction: InstructionOf<Id>) => boolean

/** One verifier for each instruction. */
const VERIFIERS: { readonly [Id in InstructionId]: Verifier<Id> } = {
  'punctuation:no_comma': keywords.hasNoComma,
  'length_constraints:number_words': length.hasWords,
  'length_constraints:number_sentences': length.hasSentences,
  'length_constraints:number_paragraphs': length.hasParagraphs,
  'length_constraints:nth_paragraph_first_word': length.hasFirstWord,
  'keywords:existence': keywords.hasKeywords,
  'keywords:frequency': keywords.hasKeywordFrequency,
  'keywords:forbidden_words': keywords.hasNoForbiddenWord,
  'keywords:letter_frequency': keywords.hasLetterFrequency,
  'detectable_format:number_bullet_lists': format.hasBullets,
  'detectable_format:number_highlighted_sections': format.hasHighlights,
  'detectable_format:title': format.hasTitle,
  'detectable_format:json_format': format.isJson,
  'detectable_format:multiple_sections': format.hasSections,
  'detectable_format:constrained_response': format.hasOption,
  'detectable_content:number_placeholders': format.hasPlaceholders,
  'detectable_content:postscript': format.hasPostscript,
  'startend:end_checker': whole.hasEnd,
  'startend:quotation': whole.isQuotation,
  'change_case:english_capital': whole.isCapital,
  'change_case:english_lowercase': whole.isLowercase,
  'change_case:capital_word_frequency': whole.hasCapitalWords,
  'combination:two_responses': whole.isTwoResponses,
  'combination:repeat_prompt': whole.repeatsPrompt,
  'language:response_language': whole.isInLanguage,
  'structure:json_keys': structure.hasKeys,
  'structure:row_keys': structure.hasRowKeys,
  'structure:number_values': structure.hasNumbers,
  'structure:iso_date': structure.hasIsoDate,
  'structure:row_order': structure.hasRowOrder,
}

/** Every instruction that can be verified. */
export const instructionIds = Object.keys(VERIFIERS) as readonly InstructionId[] // the keys of the table above

function verify<Id extends InstructionId>(text: string, instruction: InstructionOf<Id>): boolean {
  // The table pairs each id with the verifier of its own parameters, which the compiler cannot follow through an index.
  const verifier = VERIFIERS[instruction.instruction] as unknown as Verifier<Id>
  return text.trim() !== '' && verifier(text, instruction)
}

/** The eight texts that loose mode tries: with and without the first and last lines, with and without stars. */
function looseTexts(text: string): readonly string[] {
  const lines = text.trim().split('\n')
  const cuts = [lines, lines.slice(1), lines.slice(0, -1), lines.slice(1, -1)]
  const texts = [text, ...cuts.map((cut) => cut.join('\n').trim())]
  return [...texts, ...texts.map((cut) => cut.replaceAll('*', ''))]
}

/**
 * Says whether a text follows an instruction. An empty text follows none. Invisible characters and lookalike letters make
 * no difference. Never throws; time in proportion to the text.
 */
export function isFollowed(instruction: Instruction, text: string, strictness: Strictness): boolean {
  const clean = unmaskText(text)
  const texts = strictness === 'strict' ? [clean] : looseTexts(clean)
  return texts.some((candidate) => verify(candidate, instruction))
}
