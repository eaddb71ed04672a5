import { z } from 'zod'

/**
 * Instructions whose following a program can verify, with their parameters. The 25 ids, and the names of their
 * parameters, are those of IFEval (Zhou et al. 2023), so that a reader of the field knows them; `structure:` is ours.
 * What each means, and where ours differs from the published one, is in docs/scoring.md.
 */

const Count = z.int().min(0).max(5_000)
/** IFEval has the first two. */
const Relation = z.enum(['at least', 'less than', 'at most', 'exactly'])
export type Relation = z.output<typeof Relation>
const Words = z.string().min(1).max(200)
const WordList = z.array(Words).min(1).max(20)
const Names = z.array(z.string().min(1).max(64)).min(1).max(12)
const Name = z.string().min(1).max(64)

export const languages = ['en', 'es', 'fr', 'de', 'it', 'pt', 'nl'] as const

export const Instruction = z.discriminatedUnion('instruction', [
  z.strictObject({ instruction: z.literal('punctuation:no_comma') }),
  z.strictObject({
    instruction: z.literal('length_constraints:number_words'),
    num_words: Count,
    relation: Relation,
  }),
  z.strictObject({
    instruction: z.literal('length_constraints:number_sentences'),
    num_sentences: Count,
    relation: Relation,
  }),
  z.strictObject({
    instruction: z.literal('length_constraints:number_paragraphs'),
    num_paragraphs: Count,
    /** `***`, as published, or a blank line. */
    divider: z.enum(['***', 'blank line']).default('***'),
  }),
  z.strictObject({
    instruction: z.literal('length_constraints:nth_paragraph_first_word'),
    /** Left out where another instruction verifies how many there are. */
    num_paragraphs: Count.optional(),
    /** From 1. */
    nth_paragraph: z.int().min(1).max(50),
    first_word: Words,
  }),
  z.strictObject({ instruction: z.literal('keywords:existence'), keywords: WordList }),
  z.strictObject({
    instruction: z.literal('keywords:frequency'),
    keyword: Words,
    frequency: Count,
    relation: Relation,
  }),
  z.strictObject({ instruction: z.literal('keywords:forbidden_words'), forbidden_words: WordList }),
  z.strictObject({
    instruction: z.literal('keywords:letter_frequency'),
    letter: z.string().length(1),
    let_frequency: Count,
    let_relation: Relation,
  }),
  z.strictObject({ instruction: z.literal('detectable_format:number_bullet_lists'), num_bullets: Count }),
  z.strictObject({
    instruction: z.literal('detectable_format:number_highlighted_sections'),
    num_highlights: Count,
    /** Words or phrases of which a section must hold one to count; any section counts when left out. */
    holding: WordList.optional(),
  }),
  z.strictObject({ instruction: z.literal('detectable_format:title') }),
  z.strictObject({ instruction: z.literal('detectable_format:json_format') }),
  z.strictObject({
    instruction: z.literal('detectable_format:multiple_sections'),
    /** As published, misspelt. */
    section_spliter: Words,
    num_sections: Count,
  }),
  z.strictObject({
    instruction: z.literal('detectable_format:constrained_response'),
    /** Of which one must occur; the published three when left out. */
    options: WordList.default(['My answer is yes.', 'My answer is no.', 'My answer is maybe.']),
  }),
  z.strictObject({ instruction: z.literal('detectable_content:number_placeholders'), num_placeholders: Count }),
  z.strictObject({ instruction: z.literal('detectable_content:postscript'), postscript_marker: Words }),
  z.strictObject({ instruction: z.literal('startend:end_checker'), end_phrase: Words }),
  z.strictObject({ instruction: z.literal('startend:quotation') }),
  z.strictObject({ instruction: z.literal('change_case:english_capital') }),
  z.strictObject({ instruction: z.literal('change_case:english_lowercase') }),
  z.strictObject({
    instruction: z.literal('change_case:capital_word_frequency'),
    capital_frequency: Count,
    capital_relation: Relation,
  }),
  z.strictObject({ instruction: z.literal('combination:two_responses') }),
  z.strictObject({
    instruction: z.literal('combination:repeat_prompt'),
    prompt_to_repeat: z.string().min(1).max(2_000),
  }),
  z.strictObject({ instruction: z.literal('language:response_language'), language: z.enum(languages) }),

  /** The members of a JSON object, exactly these and in this order. */
  z.strictObject({ instruction: z.literal('structure:json_keys'), keys: Names }),
  /** The members of each object of the list `list`, or the columns of a Markdown table where `list` is left out. */
  z.strictObject({ instruction: z.literal('structure:row_keys'), list: Name.optional(), keys: Names }),
  /** Every row's `key` is a JSON number, or null; digits alone in a table. */
  z.strictObject({ instruction: z.literal('structure:number_values'), list: Name.optional(), key: Name }),
  /** The member `key` is a date as in 2026-03-09. */
  z.strictObject({ instruction: z.literal('structure:iso_date'), key: Name }),
  /** Rows stand in the alphabetical order of `key`. */
  z.strictObject({ instruction: z.literal('structure:row_order'), list: Name.optional(), key: Name }),
])
export type Instruction = Readonly<z.output<typeof Instruction>>
export type InstructionId = Instruction['instruction']
export type InstructionOf<Id extends InstructionId> = Extract<Instruction, { readonly instruction: Id }>
