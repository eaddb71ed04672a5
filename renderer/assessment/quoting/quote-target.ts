import type { Field } from '../../../shared/pack/field.ts'
import type { Item } from '../../../shared/pack/pack.ts'
import type { Client } from '../../app/client.ts'

/** A text field that a quotation can go into. */
export interface QuoteTarget {
  /** `item-id.field-id`, or `item-id.field-id.slot`. */
  readonly name: string
  readonly field: Field
  /** Place of a slot's row in its field, from 1; null for a text field of its own. */
  readonly place: number | null
}

/**
 * The text field of the item that had the focus last, else the first one that is on the screen; null when the item has
 * none that can be written in.
 * @param slotsInUse gives a field's slots in the order of its rows
 */
export function quoteTarget(
  client: Pick<Client, 'editors'>,
  item: Item,
  slotsInUse: (field: Field) => readonly number[],
): QuoteTarget | null {
  const targets = item.fields.flatMap((field): QuoteTarget[] => {
    const name = `${item.id}.${field.id}`
    const rows = slotsInUse(field).map((slot, index) => ({ name: `${name}.${slot}`, field, place: index + 1 }))
    return [{ name, field, place: null }, ...rows]
  })
  const open = targets.filter(({ name }) => client.editors.views.has(name))
  return open.find(({ name }) => name === client.editors.lastFocused) ?? open[0] ?? null
}
