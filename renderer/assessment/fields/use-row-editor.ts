import { useMemo } from 'react'
import type { FieldOf } from '../../../shared/pack/field.ts'
import { useClient, useClientState } from '../../app/context.ts'
import { useDesk, useDeskState } from '../desk/desk.ts'
import { createRowEditor, type RowCodec } from './row-editor.ts'
import { type SlotRow, stillRemoved } from './slots.ts'

/** The rows of a field as they are now, the commands on them, and whether a removed one may come back. */
export function useRowEditor<Row extends SlotRow>(
  field: FieldOf<'highlights'> | FieldOf<'criteria'>,
  codec: RowCodec<Row>,
) {
  const client = useClient()
  const desk = useDesk()
  const editor = useMemo(() => createRowEditor(client, desk, field, codec), [client, desk, field, codec])
  const value = useClientState((state) => state.values[editor.name])
  const rows = useMemo(() => codec.read(value), [codec, value])
  const removed = useDeskState((state) => state.removed[field.id])
  return { editor, rows, canUndo: stillRemoved(removed ?? [], rows).length > 0 }
}
