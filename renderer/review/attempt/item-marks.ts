import type { Item } from '../../../shared/pack/pack.ts'
import { type FieldValue, highlightsOf } from '../../../shared/pack/response.ts'
import type { PassageMark } from '../../ui/passage/marks.ts'

/** The passages that the candidate marked, by stimulus, numbered as their field lists them. */
export function itemMarks(
  item: Item,
  answerTo: (field: string) => FieldValue,
): ReadonlyMap<string, readonly PassageMark[]> {
  const marks = new Map<string, PassageMark[]>()
  for (const field of item.fields.filter(({ kind }) => kind === 'highlights'))
    for (const [place, { slot, stimulus, from, to }] of highlightsOf(answerTo(field.id)).entries()) {
      const mark = { id: `${field.id}.${slot}`, from, to, number: place + 1, label: field.label }
      marks.set(stimulus, [...(marks.get(stimulus) ?? []), mark])
    }
  return marks
}
