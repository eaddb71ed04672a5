import { useCallback } from 'react'
import type { FieldOf } from '../../../../shared/pack/field.ts'
import { useClient } from '../../../app/context.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { type SelectedPassage, useDesk } from '../../desk/desk.ts'
import { createRowEditor, highlightRows } from '../row-editor.ts'

/** Marks a passage for a field and leads to its comment; says so, also when all marks are used. */
export function useMarking(): (field: FieldOf<'highlights'>, passage: SelectedPassage) => void {
  const client = useClient()
  const desk = useDesk()
  const t = useWords('fields')
  return useCallback(
    (field, { stimulus, from, to, text }) => {
      const editor = createRowEditor(client, desk, field, highlightRows)
      const slot = editor.add((slot) => ({ slot, stimulus, from, to, tag: null }))
      if (slot === null) return desk.say(t('marks.full', { count: field.max }))
      desk.say(t('marks.marked', { number: editor.rows().length, text }))
      desk.leadTo({ type: 'row', field: field.id, slot })
    },
    [client, desk, t],
  )
}
