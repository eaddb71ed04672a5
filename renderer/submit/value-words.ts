import type { FieldOf } from '../../shared/pack/field.ts'
import {
  type Completeness,
  chosenOf,
  countWords,
  criteriaOf,
  type FieldValue,
  highlightsOf,
  type SlotText,
} from '../../shared/pack/response.ts'
import type { Words } from '../i18n/words.ts'

/** What is there in a field of one kind, or the first thing that is missing. */

type Submit = Words<'submit'>
type Window = { readonly minWords: number; readonly maxWords: number }

export function describeText(t: Submit, { minWords: min, maxWords: max }: Window, value: FieldValue): string {
  const count = typeof value === 'string' ? countWords(value) : 0
  if (count === 0) return t('field.blank')
  if (count < min) return t('field.short', { count, min })
  return count > max ? t('field.over', { count, max }) : t('field.words', { count })
}

export function describeChosen(
  t: Submit,
  { min, max }: { readonly min: number; readonly max: number },
  value: FieldValue,
  state: Completeness,
): string {
  const count = chosenOf(value).length
  if (count === 0) return t('field.notChosen')
  return state === 'complete' ? t('field.chosen', { count }) : t('field.chosenOf', { count, min, max })
}

export function describeHighlights(
  t: Submit,
  field: FieldOf<'highlights'>,
  value: FieldValue,
  slotText: SlotText,
): string {
  const rows = highlightsOf(value)
  const count = rows.length
  if (count === 0) return t('field.notMarked')
  if (count < field.min) return t('field.markedFew', { count, min: field.min })
  const short = rows.filter(({ slot }) => countWords(slotText(slot)) < field.minWords).length
  if (short > 0) return t('field.commentsShort', { count: short })
  const untagged = field.tags === undefined ? 0 : rows.filter(({ tag }) => tag === null).length
  return untagged > 0 ? t('field.untagged', { count: untagged }) : t('field.marked', { count })
}

export function describeCriteria(t: Submit, field: FieldOf<'criteria'>, value: FieldValue, slotText: SlotText): string {
  const rows = criteriaOf(value)
  const count = rows.length
  if (count === 0) return t('field.noRows')
  if (count < field.min) return t('field.rowsFew', { count, min: field.min })
  const short = rows.filter(({ slot }) => countWords(slotText(slot)) < field.minWords).length
  if (short > 0) return t('field.rowsShort', { count: short })
  const pointless = rows.filter(({ points }) => points === null || points === 0).length
  if (pointless > 0) return t('field.pointless', { count: pointless })
  const penalties = rows.filter(({ points }) => (points ?? 0) < 0).length
  if (penalties < field.minNegative) return t('field.penalties', { count: field.minNegative - penalties })
  return t('field.rows', { count })
}
