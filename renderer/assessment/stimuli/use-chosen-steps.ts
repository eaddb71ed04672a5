import { useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { chosenOf } from '../../../shared/pack/response.ts'
import { useClientState } from '../../app/context.ts'
import { useDesk } from '../desk/desk.ts'

/** The steps of a trace that are chosen in the item's fields: by step number, the labels of the fields that chose it. */
export function useChosenSteps(stimulus: string): ReadonlyMap<number, readonly string[]> {
  const { item } = useDesk()
  const fields = useMemo(
    () => item.fields.filter((field) => field.kind === 'step-selection').filter((field) => field.stimulus === stimulus),
    [item, stimulus],
  )
  const values = useClientState(useShallow((state) => fields.map(({ id }) => state.values[`${item.id}.${id}`])))
  return useMemo(() => {
    const chosen = new Map<number, string[]>()
    for (const [index, { label }] of fields.entries())
      for (const step of chosenOf(values[index])) chosen.set(Number(step), [...(chosen.get(Number(step)) ?? []), label])
    return chosen
  }, [fields, values])
}
