import { z } from 'zod'
import { Id, Line } from './words.ts'

/** The inputs of an item. Every field is required. */

const field = { id: Id, label: Line, help: Line.optional() }
const Options = (max: number) =>
  z
    .array(z.strictObject({ id: Id, label: Line }))
    .min(2)
    .max(max)
const Words = { minWords: z.int().min(1).max(2_000), maxWords: z.int().min(1).max(5_000) }

export const LongTextField = z.strictObject({ ...field, kind: z.literal('long-text'), ...Words })
/** One line of text. */
export const ShortTextField = z.strictObject({ ...field, kind: z.literal('short-text'), ...Words })
export const RatingField = z.strictObject({
  ...field,
  kind: z.literal('rating'),
  /** What 1 and 5 mean; every rating runs from 1 to 5. */
  lowLabel: Line,
  highLabel: Line,
})
export const OrderingField = z.strictObject({
  ...field,
  kind: z.literal('ordering'),
  options: Options(8),
  areTiesAllowed: z.boolean(),
})
export const ChoiceField = z.strictObject({ ...field, kind: z.literal('choice'), options: Options(12) })
export const MultiChoiceField = z.strictObject({
  ...field,
  kind: z.literal('multi-choice'),
  options: Options(16),
  min: z.int().min(1).max(16),
  max: z.int().min(1).max(16),
})
/** Steps of a trace of the same item, by number. */
export const StepSelectionField = z.strictObject({
  ...field,
  kind: z.literal('step-selection'),
  /** Id of the trace. */
  stimulus: Id,
  min: z.int().min(1).max(20),
  max: z.int().min(1).max(20),
})

/** Most highlights or criteria that a field can hold: each has a text of its own in the journal's field table. */
export const MAX_SLOTS = 20
const Slots = { min: z.int().min(1).max(MAX_SLOTS), max: z.int().min(1).max(MAX_SLOTS) }

/** Passages of a stimulus that the candidate marks, each with a comment and, where tags are given, one tag. */
export const HighlightsField = z.strictObject({
  ...field,
  kind: z.literal('highlights'),
  /** Ids of the stimuli in which passages may be marked. */
  stimuli: z.array(Id).min(1).max(12),
  /** A closed list that each highlight is given one of, for example a severity. */
  tags: z.strictObject({ label: Line, options: Options(8) }).optional(),
  commentLabel: Line,
  ...Slots,
  /** Window of each comment. */
  ...Words,
})
/** Rows of a rubric: a text and whole points, negative for what should cost points. */
export const CriteriaField = z.strictObject({
  ...field,
  kind: z.literal('criteria'),
  rowLabel: Line,
  ...Slots,
  /** Window of each criterion's text. */
  ...Words,
  minPoints: z.int().min(-10).max(10),
  maxPoints: z.int().min(-10).max(10),
  /** At least this many rows must have negative points. */
  minNegative: z.int().min(0).max(5),
})

export const Field = z.discriminatedUnion('kind', [
  LongTextField,
  ShortTextField,
  RatingField,
  OrderingField,
  ChoiceField,
  MultiChoiceField,
  StepSelectionField,
  HighlightsField,
  CriteriaField,
])
export type Field = Readonly<z.output<typeof Field>>
export type FieldKind = Field['kind']
export type FieldOf<Kind extends FieldKind> = Extract<Field, { readonly kind: Kind }>

/** Says whether the field itself is a text, which is changed by edits and never set. */
export function isTextField(field: Field): field is FieldOf<'long-text'> | FieldOf<'short-text'> {
  return field.kind === 'long-text' || field.kind === 'short-text'
}

/** Slots of a field, 1 to `max`: each has a text of its own. Empty for every other kind. */
export function slotsOf(field: Field): readonly number[] {
  if (field.kind !== 'highlights' && field.kind !== 'criteria') return []
  return Array.from({ length: field.max }, (_, index) => index + 1)
}
