import type { Item, Pack, Section } from '../../shared/pack/pack.ts'
import { type Completeness, completenessIn, type Responses } from '../../shared/pack/response.ts'

/** How far one item is answered: complete only when each of its fields is. */
export interface ItemMark {
  readonly item: Item
  readonly section: Section
  readonly number: number
  readonly state: Completeness
  readonly isFlagged: boolean
}

/** The marks of every item of a pack, in the order of the assessment. */
export function markItems(pack: Pack, values: Responses, flagged: readonly string[]): readonly ItemMark[] {
  return pack.sections
    .flatMap((section) => section.items.map((item) => ({ section, item })))
    .map(({ section, item }, index) => ({
      item,
      section,
      number: index + 1,
      state: stateOf(item, values),
      isFlagged: flagged.includes(item.id),
    }))
}

function stateOf(item: Item, values: Responses): Completeness {
  const states = item.fields.map((field) => completenessIn(values, `${item.id}.${field.id}`, field))
  if (states.every((state) => state === 'complete')) return 'complete'
  return states.every((state) => state === 'blank') ? 'blank' : 'partial'
}
