import { useRef } from 'react'
import type { FieldOf } from '../../../../shared/pack/field.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { type DropTarget, useDrag } from '../../../ui/ordering/use-drag.ts'
import { useDesk } from '../../desk/desk.ts'
import { FieldFrame } from '../field-frame.tsx'
import { RemovedNotice } from '../removed-notice.tsx'
import { criterionRows } from '../row-editor.ts'
import { useRowEditor } from '../use-row-editor.ts'
import { CriterionRow } from './criterion-row.tsx'
import './criteria.css'

/** Rows of a rubric: a text and points each, in the candidate's order. */
export function CriteriaField({ field }: { readonly field: FieldOf<'criteria'> }) {
  const t = useWords('fields')
  const desk = useDesk()
  const { editor, rows, canUndo } = useRowEditor(field, criterionRows)
  const list = useRef<HTMLOListElement>(null)
  const lastNumber = useRef(0)

  const add = () => {
    const slot = editor.add((slot) => ({ slot, points: null }))
    if (slot === null) return
    desk.say(t('criteria.added', { number: editor.rows().length }))
    desk.leadTo({ type: 'row', field: field.id, slot })
  }
  const remove = (slot: number, number: number) => {
    lastNumber.current = number
    editor.remove(slot)
    desk.say(t('criteria.removed', { number }))
  }
  const undo = () => {
    const slot = editor.undo()
    if (slot === null) return
    desk.say(t('criteria.restored'))
    desk.leadTo({ type: 'row', field: field.id, slot })
  }
  const move = (slot: number, place: number) => {
    editor.move(slot, place)
    const now = editor.rows().findIndex((row) => row.slot === slot) + 1
    desk.say(t('criteria.moved', { place: now, total: rows.length }))
  }
  const { drag, ...pointer } = useDrag(list, false, (slot, target) => move(Number(slot), placeOf(target, Number(slot))))
  const placeOf = (target: DropTarget, slot: number) => {
    const rest = rows.filter((row) => row.slot !== slot)
    const before = target.type === 'gap' && target.before !== null ? Number(target.before) : null
    return before === null ? rest.length : rest.findIndex((row) => row.slot === before)
  }
  return (
    <FieldFrame label={field.label} help={field.help} status={status()}>
      <ol className="rows" ref={list} data-dragging={drag ? '' : undefined}>
        {rows.map((criterion, index) => (
          <CriterionRow
            key={criterion.slot}
            field={field}
            criterion={criterion}
            number={index + 1}
            textName={editor.textName(criterion.slot)}
            isDragged={drag?.id === String(criterion.slot)}
            isGapBefore={drag?.target?.type === 'gap' && drag.target.before === String(criterion.slot)}
            pointer={{ ...pointer, start: pointer.start(String(criterion.slot)) }}
            onPoints={(points) => editor.change(criterion.slot, { points })}
            onMove={(by) => move(criterion.slot, index + by)}
            onRemove={() => remove(criterion.slot, index + 1)}
          />
        ))}
      </ol>
      {drag?.target?.type === 'gap' && drag.target.before === null ? <div className="rows-gap" /> : null}
      {canUndo ? <RemovedNotice words={t('criteria.removed', { number: lastNumber.current })} onUndo={undo} /> : null}
      <div className="criteria-add">
        <Button onPress={add} isDisabled={rows.length >= field.max}>
          <Icon name="plus" /> {t('criteria.add', { label: field.rowLabel })}
        </Button>
        {rows.length >= field.max ? (
          <span className="soft small">{t('criteria.full', { count: field.max })}</span>
        ) : null}
      </div>
    </FieldFrame>
  )

  function status(): string {
    const { min, max, minNegative } = field
    const penalties = rows.filter(({ points }) => (points ?? 0) < 0).length
    const sentences = [
      rows.length > 0 ? t('criteria.count', { count: rows.length }) : null,
      min === max ? t('criteria.exactly', { count: min }) : t('criteria.between', { min, max }),
      minNegative > 0 ? t('criteria.penalties', { count: minNegative, now: penalties }) : null,
    ]
    return sentences.filter((sentence) => sentence !== null).join(' ')
  }
}
