import { createContext, useContext, useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { Item } from '../../../shared/pack/pack.ts'
import { highlightsOf } from '../../../shared/pack/response.ts'
import { useClientState } from '../../app/context.ts'
import type { PassageMark } from '../../ui/passage/marks.ts'

/** A mark on the desk, with the row that it belongs to. */
export interface DeskMark extends PassageMark {
  readonly field: string
  readonly slot: number
}

export type Marks = ReadonlyMap<string, readonly DeskMark[]>
export const MarksContext = createContext<Marks>(new Map())
const noMarks: readonly DeskMark[] = []

/** The marks in one stimulus; the same array until they change. */
export function useMarksIn(stimulus: string): readonly DeskMark[] {
  return useContext(MarksContext).get(stimulus) ?? noMarks
}

/** Name of a highlight among the marks of its item. */
export const markId = (field: string, slot: number) => `${field}.${slot}`

/** The highlights of an item by stimulus, numbered as its fields list them. */
export function useItemMarks(item: Item): Marks {
  const fields = useMemo(() => item.fields.filter((field) => field.kind === 'highlights'), [item])
  const values = useClientState(useShallow((state) => fields.map(({ id }) => state.values[`${item.id}.${id}`])))
  return useMemo(() => {
    const marks = new Map<string, DeskMark[]>()
    for (const [index, field] of fields.entries())
      for (const [place, { slot, stimulus, from, to, tag }] of highlightsOf(values[index]).entries()) {
        const tagLabel = field.tags?.options.find(({ id }) => id === tag)?.label
        const label = tagLabel === undefined ? field.label : `${field.label}: ${tagLabel}`
        const mark = { id: markId(field.id, slot), from, to, number: place + 1, label, field: field.id, slot }
        marks.set(stimulus, [...(marks.get(stimulus) ?? []), mark])
      }
    return marks
  }, [fields, values])
}
