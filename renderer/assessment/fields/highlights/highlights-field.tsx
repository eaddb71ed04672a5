import { useRef } from 'react'
import type { FieldOf } from '../../../../shared/pack/field.ts'
import { useFormats, useWords } from '../../../i18n/use-words.ts'
import { useDesk } from '../../desk/desk.ts'
import { FieldFrame } from '../field-frame.tsx'
import { RemovedNotice } from '../removed-notice.tsx'
import { highlightRows } from '../row-editor.ts'
import { useRowEditor } from '../use-row-editor.ts'
import { HighlightRow } from './highlight-row.tsx'
import './highlights.css'

/** Passages that the candidate marked in the stimuli, each with its tag and comment. */
export function HighlightsField({ field }: { readonly field: FieldOf<'highlights'> }) {
  const t = useWords('fields')
  const { list } = useFormats()
  const desk = useDesk()
  const { editor, rows, canUndo } = useRowEditor(field, highlightRows)
  const lastNumber = useRef(0)
  const places = list(
    field.stimuli.map((id) => `“${desk.item.stimuli.find((stimulus) => stimulus.id === id)?.label ?? id}”`),
  )

  const remove = (slot: number, number: number) => {
    lastNumber.current = number
    editor.remove(slot)
    desk.say(t('marks.removed', { number }))
  }
  const undo = () => {
    const slot = editor.undo()
    if (slot === null) return
    desk.say(t('marks.restored'))
    desk.leadTo({ type: 'row', field: field.id, slot })
  }
  return (
    <FieldFrame label={field.label} help={field.help} status={status()}>
      <p className="highlights-how">{t('marks.how', { places })}</p>
      <ol className="rows">
        {rows.map((highlight, index) => (
          <HighlightRow
            key={highlight.slot}
            field={field}
            highlight={highlight}
            number={index + 1}
            textName={editor.textName(highlight.slot)}
            onTag={(tag) => editor.change(highlight.slot, { tag })}
            onRemove={() => remove(highlight.slot, index + 1)}
          />
        ))}
      </ol>
      {canUndo ? <RemovedNotice words={t('marks.removed', { number: lastNumber.current })} onUndo={undo} /> : null}
    </FieldFrame>
  )

  function status(): string {
    const { min, max } = field
    const asked = min === max ? t('marks.exactly', { count: min }) : t('marks.between', { min, max })
    return rows.length === 0 ? asked : `${t('marks.count', { count: rows.length })} ${asked}`
  }
}
