import type { FieldOf } from '../../../shared/pack/field.ts'
import { chosenOf } from '../../../shared/pack/response.ts'
import { useClient, useClientState } from '../../app/context.ts'
import { useWords } from '../../i18n/use-words.ts'
import type { Words } from '../../i18n/words.ts'
import { OneOf, SeveralOf } from '../../ui/option-list.tsx'

/** The chosen ids of a field, and the way to change them. */
export function useChosen(
  name: string,
): readonly [chosen: readonly string[], choose: (ids: readonly string[]) => void] {
  const client = useClient()
  const value = useClientState((state) => state.values[name])
  return [chosenOf(value), (ids) => client.setValue(name, { chosen: [...ids] })]
}

export function ChoiceField({ name, field }: { readonly name: string; readonly field: FieldOf<'choice'> }) {
  const [chosen, choose] = useChosen(name)
  return <OneOf {...field} value={chosen[0] ?? null} onChange={(id) => choose([id])} />
}

export function MultiChoiceField({ name, field }: { readonly name: string; readonly field: FieldOf<'multi-choice'> }) {
  const t = useWords('fields')
  const [chosen, choose] = useChosen(name)
  return <SeveralOf {...field} status={chooseWords(t, chosen.length, field)} value={chosen} onChange={choose} />
}

/** How many are to be chosen; or how many are too many. */
export function chooseWords(
  t: Words<'fields'>,
  chosen: number,
  { min, max }: { readonly min: number; readonly max: number },
): string {
  if (chosen > max) return t('choose.tooMany', { count: chosen - max, max })
  if (min === max) return t('choose.exactly', { count: min })
  return t('choose.between', { min, max })
}
