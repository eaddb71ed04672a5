import type { Field } from '../pack/field.ts'
import { chosenOf, criteriaOf, type FieldValue, highlightsOf } from '../pack/response.ts'
import { sayCount } from './amounts.ts'

const signed = new Intl.NumberFormat('en-GB', { signDisplay: 'exceptZero' })

/** Says in one or two sentences what a field was set to. `field` is undefined where the pack does not know it. */
export function sayValue(field: Field | undefined, value: FieldValue): string {
  if (value === null) return 'It is blank now.'
  if (typeof value === 'string') return 'It was set as a whole.'
  if (typeof value === 'number') return `It is now ${value}.`
  if (Array.isArray(value)) return 'The order was changed.'
  if ('chosen' in value) return sayChosen(field, chosenOf(value))
  if ('highlights' in value) return sayRows(highlightsOf(value).length, 'passage is marked', 'passages are marked')
  const points = criteriaOf(value).map((row) => (row.points === null ? 'none yet' : signed.format(row.points)))
  const rows = sayRows(points.length, 'criterion is there', 'criteria are there')
  return points.length === 0 ? rows : `${rows} Points: ${points.join(', ')}.`
}

function sayChosen(field: Field | undefined, chosen: readonly string[]): string {
  if (chosen.length === 0) return 'Nothing is chosen now.'
  const options = field !== undefined && 'options' in field ? field.options : []
  const names = chosen.map((id) =>
    field?.kind === 'step-selection' ? `step ${id}` : `“${options.find((option) => option.id === id)?.label ?? id}”`,
  )
  return `Chosen now: ${names.join(', ')}.`
}

function sayRows(count: number, one: string, several: string): string {
  return count === 0 ? 'None is left.' : `${sayCount(count, one, several)}.`
}
