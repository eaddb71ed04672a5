import { z } from 'zod'
import { type Field, type FieldOf, MAX_SLOTS, slotsOf } from './field.ts'
import type { Item } from './pack.ts'
import { plainText } from './stimulus.ts'

const OptionId = z.string().max(64)
const Slot = z.int().min(1).max(MAX_SLOTS)

/** Groups of option ids, best first; options that share a group are tied. Every option occurs exactly once. */
export const Ordering = z.array(z.array(OptionId).min(1)).max(8)
export type Ordering = Readonly<z.output<typeof Ordering>>

/** Ids of the chosen options, in the order of the field; step numbers as text for a step selection. */
export const Chosen = z.strictObject({ chosen: z.array(OptionId).max(64) })
export type Chosen = Readonly<z.output<typeof Chosen>>

/** A marked passage: UTF-16 units `[from, to)` of the stimulus as plain text; its comment is the text of `slot`. */
export const Highlight = z.strictObject({
  slot: Slot,
  stimulus: OptionId,
  from: z.int().nonnegative().max(1_000_000),
  to: z.int().nonnegative().max(1_000_000),
  tag: OptionId.nullable(),
})
export type Highlight = Readonly<z.output<typeof Highlight>>
export const Highlights = z.strictObject({ highlights: z.array(Highlight).max(MAX_SLOTS) })
export type Highlights = Readonly<z.output<typeof Highlights>>

/** A row of a rubric: its text is the text of `slot`; `points` is null until the candidate gave some. */
export const Criterion = z.strictObject({ slot: Slot, points: z.int().min(-10).max(10).nullable() })
export type Criterion = Readonly<z.output<typeof Criterion>>
export const Criteria = z.strictObject({ criteria: z.array(Criterion).max(MAX_SLOTS) })
export type Criteria = Readonly<z.output<typeof Criteria>>

/**
 * What a candidate put into one field: text, a rating from 1 to 5, an ordering, chosen options, highlights, criteria, or
 * null while untouched. A slot that its field does not list is not part of the response, whatever text it still holds.
 */
export const FieldValue = z.union([
  z.string().max(200_000),
  z.int().min(1).max(5),
  Ordering,
  Chosen,
  Highlights,
  Criteria,
  z.null(),
])
export type FieldValue = z.output<typeof FieldValue>

/** Responses of one item: by field id, and by `field-id.slot` for the texts of slots. */
export type Responses = Readonly<Record<string, FieldValue>>

/** The responses of one item out of those of an attempt, which are keyed by `item-id.` and the rest. */
export function responsesOf(item: Item, values: Responses): Responses {
  const own: Record<string, FieldValue> = {}
  for (const field of item.fields)
    for (const key of [field.id, ...slotsOf(field).map((slot) => `${field.id}.${slot}`)])
      own[key] = values[`${item.id}.${key}`] ?? null
  return own
}

export function isOrdering(value: FieldValue | undefined): value is z.output<typeof Ordering> {
  return Array.isArray(value)
}

/** The chosen ids; none for any other value. */
export function chosenOf(value: FieldValue | undefined): readonly string[] {
  return isPlain(value) && 'chosen' in value ? value.chosen : []
}

/** The highlights; none for any other value. */
export function highlightsOf(value: FieldValue | undefined): readonly Highlight[] {
  return isPlain(value) && 'highlights' in value ? value.highlights : []
}

/** The criteria; none for any other value. */
export function criteriaOf(value: FieldValue | undefined): readonly Criterion[] {
  return isPlain(value) && 'criteria' in value ? value.criteria : []
}

function isPlain(value: FieldValue | undefined): value is Chosen | Highlights | Criteria {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Slots that a value uses, in the order in which the candidate arranged them. */
export function usedSlots(value: FieldValue | undefined): readonly number[] {
  return [...highlightsOf(value), ...criteriaOf(value)].map(({ slot }) => slot)
}

/** A number with its inner marks ("9.30", "1,240"), initials ("p.m.", "P.S."), or a run of letters, digits and what joins them. */
const WORD =
  /\p{N}+(?:[.,:]\p{N}+)+(?![\p{L}\p{N}])|(?<![\p{L}\p{N}\p{M}'’_-])\p{L}(?:\.\p{L})+(?![\p{L}\p{N}\p{M}])|[\p{L}\p{N}][\p{L}\p{N}\p{M}'’_-]*/gu

/** Counts words as a reader does: "4 p.m." is two, "well-known" is one, and punctuation alone is none. */
export function countWords(text: string): number {
  return text.match(WORD)?.length ?? 0
}

/** Says whether `value` is an ordering of exactly the field's options, with ties only where they are allowed. */
function isWholeOrdering(field: FieldOf<'ordering'>, value: FieldValue): boolean {
  if (!isOrdering(value)) return false
  if (!field.areTiesAllowed && value.some((group) => group.length > 1)) return false
  const ranked = value.flat().toSorted()
  const options = field.options.map((option) => option.id).toSorted()
  return ranked.length === options.length && ranked.every((id, index) => id === options[index])
}

export type Completeness = 'blank' | 'partial' | 'complete'
/** Text of a slot of the field; '' where there is none. */
export type SlotText = (slot: number) => string

/**
 * Says how far one field is answered; only `complete` fields let an attempt be submitted.
 * @param slotText gives the texts of the field's slots; needed for highlights and criteria alone
 */
export function completeness(field: Field, value: FieldValue | undefined, slotText: SlotText = () => ''): Completeness {
  if (value === null || value === undefined || value === '') return 'blank'
  switch (field.kind) {
    case 'rating':
      return typeof value === 'number' ? 'complete' : 'blank'
    case 'ordering':
      return isWholeOrdering(field, value) ? 'complete' : 'partial'
    case 'choice':
      return chosenOf(value).length === 1 ? 'complete' : 'blank'
    case 'multi-choice':
    case 'step-selection':
      return ofCount(chosenOf(value).length, field)
    case 'highlights':
      return ofRows(field, highlightsOf(value), slotText, ({ tag }) => field.tags === undefined || tag !== null)
    case 'criteria': {
      const criteria = criteriaOf(value)
      const rows = ofRows(field, criteria, slotText, ({ points }) => points !== null && points !== 0)
      const negative = criteria.filter(({ points }) => (points ?? 0) < 0).length
      return rows === 'complete' && negative < field.minNegative ? 'partial' : rows
    }
    default:
      if (typeof value !== 'string' || value.trim() === '') return 'blank'
      return countWords(value) >= field.minWords ? 'complete' : 'partial'
  }
}

/** The texts of a field's slots out of `values`, where the field's own value stands under `key`. */
export function slotTextsIn(values: Responses, key: string): SlotText {
  return (slot) => {
    const text = values[`${key}.${slot}`]
    return typeof text === 'string' ? text : ''
  }
}

/** Says how far a field is answered whose value stands in `values` under `key`, and its slots' texts behind that. */
export function completenessIn(values: Responses, key: string, field: Field): Completeness {
  return completeness(field, values[key], slotTextsIn(values, key))
}

function ofCount(count: number, { min, max }: { readonly min: number; readonly max: number }): Completeness {
  if (count === 0) return 'blank'
  return count >= min && count <= max ? 'complete' : 'partial'
}

function ofRows<Row extends { readonly slot: number }>(
  field: FieldOf<'highlights'> | FieldOf<'criteria'>,
  rows: readonly Row[],
  slotText: SlotText,
  isDecided: (row: Row) => boolean,
): Completeness {
  const count = ofCount(rows.length, field)
  if (count !== 'complete') return count
  const isWhole = rows.every((row) => isDecided(row) && countWords(slotText(row.slot)) >= field.minWords)
  return isWhole ? 'complete' : 'partial'
}

/**
 * Says whether a field's own value may become `value`: the right kind, nothing named that the item does not have, no
 * slot twice, no passage outside of its stimulus. Texts are never set, only edited.
 */
export function isSettable(item: Item, field: Field, value: FieldValue): boolean {
  if (field.kind === 'long-text' || field.kind === 'short-text') return false
  if (value === null) return true
  switch (field.kind) {
    case 'rating':
      return typeof value === 'number'
    case 'ordering':
      return isOrdering(value) && areOptions(value.flat(), field.options)
    case 'choice':
      return isChosen(value) && value.chosen.length <= 1 && areOptions(value.chosen, field.options)
    case 'multi-choice':
      return isChosen(value) && areOptions(value.chosen, field.options)
    case 'step-selection':
      return isChosen(value) && isDistinct(value.chosen) && value.chosen.every((step) => isStep(item, field, step))
    case 'highlights':
      return isPlain(value) && 'highlights' in value && areHighlights(item, field, value.highlights)
    case 'criteria':
      return isPlain(value) && 'criteria' in value && areCriteria(field, value.criteria)
  }
}

function isChosen(value: FieldValue): value is Chosen {
  return isPlain(value) && 'chosen' in value
}

function areOptions(ids: readonly string[], options: readonly { readonly id: string }[]): boolean {
  return isDistinct(ids) && ids.every((id) => options.some((option) => option.id === id))
}

function isDistinct(all: readonly (string | number)[]): boolean {
  return new Set(all).size === all.length
}

function isStep(item: Item, field: FieldOf<'step-selection'>, step: string): boolean {
  const trace = item.stimuli.find(({ id }) => id === field.stimulus)
  return trace?.kind === 'trace' && trace.steps.some((_, index) => String(index + 1) === step)
}

function areSlots(field: FieldOf<'highlights'> | FieldOf<'criteria'>, slots: readonly number[]): boolean {
  return isDistinct(slots) && slots.every((slot) => slot <= field.max)
}

function areHighlights(item: Item, field: FieldOf<'highlights'>, highlights: readonly Highlight[]): boolean {
  const isGood = ({ stimulus: id, from, to, tag }: Highlight) => {
    const stimulus = field.stimuli.includes(id) ? item.stimuli.find((candidate) => candidate.id === id) : undefined
    if (stimulus === undefined || from >= to || to > plainText(stimulus).length) return false
    return tag === null || field.tags?.options.some((option) => option.id === tag) === true
  }
  return (
    areSlots(
      field,
      highlights.map(({ slot }) => slot),
    ) && highlights.every(isGood)
  )
}

function areCriteria(field: FieldOf<'criteria'>, criteria: readonly Criterion[]): boolean {
  const isGood = ({ points }: Criterion) => points === null || (points >= field.minPoints && points <= field.maxPoints)
  return (
    areSlots(
      field,
      criteria.map(({ slot }) => slot),
    ) && criteria.every(isGood)
  )
}
