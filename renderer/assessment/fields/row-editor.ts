import type { FieldOf } from '../../../shared/pack/field.ts'
import {
  type Criterion,
  criteriaOf,
  type FieldValue,
  type Highlight,
  highlightsOf,
} from '../../../shared/pack/response.ts'
import type { Client } from '../../app/client.ts'
import type { Desk } from '../desk/desk.ts'
import { emptyText, hasText, restoreText } from '../editor/slot-text.ts'
import {
  changeRow,
  moveRow,
  putBack,
  type RemovedRow,
  type SlotRow,
  stillRemoved,
  takeSlot,
  withoutSlot,
} from './slots.ts'

/** How the rows of one kind of field stand in its value. */
export interface RowCodec<Row extends SlotRow> {
  readonly read: (value: FieldValue | undefined) => readonly Row[]
  readonly write: (rows: readonly Row[]) => FieldValue
}

export const highlightRows: RowCodec<Highlight> = {
  read: highlightsOf,
  write: (rows) => ({ highlights: [...rows] }),
}
export const criterionRows: RowCodec<Criterion> = { read: criteriaOf, write: (rows) => ({ criteria: [...rows] }) }

type SlotField = FieldOf<'highlights'> | FieldOf<'criteria'>

/**
 * Commands on the rows of a field with slots. A text is emptied by a recorded edit before its slot is given up, and comes
 * back before its row does, so that at no moment a row shows a text that is not its own.
 */
export function createRowEditor<Row extends SlotRow>(
  client: Client,
  desk: Desk,
  field: SlotField,
  { read, write }: RowCodec<Row>,
) {
  const name = `${desk.item.id}.${field.id}`
  const textName = (slot: number) => `${name}.${slot}`
  const rows = () => read(client.store.getState().values[name])
  const set = (next: readonly Row[]) => {
    if (next !== rows()) client.setValue(name, write(next))
  }
  const removed = () => stillRemoved((desk.store.getState().removed[field.id] ?? []) as RemovedRow<Row>[], rows()) // safe: only this field's rows are kept under its id
  const keep = (next: readonly RemovedRow<Row>[]) =>
    desk.store.setState((state) => ({ removed: { ...state.removed, [field.id]: next } }))

  return {
    name,
    textName,
    rows,
    /** Adds a row at the end, whose text is empty; gives its slot, or null when all are used. */
    add(make: (slot: number) => Row): number | null {
      const slot = takeSlot(
        rows(),
        field.max,
        removed().map(({ row }) => row.slot),
      )
      if (slot === null) return null
      // What a crash left in a slot that was not given up yet, or not taken back yet.
      if (hasText(client, textName(slot))) emptyText(client, textName(slot))
      set([...rows(), make(slot)])
      keep(removed())
      return slot
    },
    remove(slot: number): void {
      const place = rows().findIndex((row) => row.slot === slot)
      const row = rows()[place]
      if (!row) return
      const hadText = hasText(client, textName(slot))
      emptyText(client, textName(slot))
      set(withoutSlot(rows(), slot))
      keep([...removed(), { row, place, hadText }])
    },
    /** Puts the row that was removed last back, with its text; gives its slot, or null when there is none. */
    undo(): number | null {
      const last = removed().at(-1)
      if (!last) return null
      if (last.hadText) restoreText(client, textName(last.row.slot))
      set(putBack(rows(), last.row, last.place))
      keep(removed())
      return last.row.slot
    },
    change(slot: number, change: Partial<Omit<Row, 'slot'>>): void {
      set(changeRow(rows(), slot, change))
    },
    move(slot: number, place: number): void {
      set(moveRow(rows(), slot, place))
    },
  }
}

export type RowEditor<Row extends SlotRow> = ReturnType<typeof createRowEditor<Row>>
