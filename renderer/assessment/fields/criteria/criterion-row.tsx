import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react'
import type { FieldOf } from '../../../../shared/pack/field.ts'
import type { Criterion } from '../../../../shared/pack/response.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { Icon } from '../../../ui/icon.tsx'
import { targetName } from '../../desk/use-target.ts'
import { TextEditor } from '../../editor/text-editor.tsx'
import { PointsInput } from './points-input.tsx'

export interface CriterionRowProps {
  readonly field: FieldOf<'criteria'>
  readonly criterion: Criterion
  readonly number: number
  readonly textName: string
  readonly isDragged: boolean
  readonly isGapBefore: boolean
  readonly pointer: {
    readonly start: (event: PointerEvent<HTMLElement>) => void
    readonly move: (event: PointerEvent<HTMLElement>) => void
    readonly end: () => void
    readonly cancel: () => void
  }
  readonly onPoints: (points: number | null) => void
  readonly onMove: (by: 1 | -1) => void
  readonly onRemove: () => void
}

/** One criterion: a handle to move it, its text, its points. */
export function CriterionRow(props: CriterionRowProps) {
  const { field, criterion, number, textName, pointer } = props
  const t = useWords('fields')
  const handle = useHandle(number)
  const onKey = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null
    if (by === null || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    handle.keep()
    props.onMove(by)
  }
  const classes = ['row', props.isDragged ? 'is-dragged' : '', props.isGapBefore ? 'is-gap' : '']
  return (
    <li className={classes.filter(Boolean).join(' ')} data-option={criterion.slot}>
      <div className="row-heading">
        <button
          ref={handle.ref}
          type="button"
          className="row-handle"
          aria-label={t('criteria.handle', { label: field.rowLabel, number })}
          onKeyDown={onKey}
          onPointerDown={pointer.start}
          onPointerMove={pointer.move}
          onPointerUp={pointer.end}
          onPointerCancel={pointer.cancel}
        >
          <Icon name="grip" />
          <span>
            <bdi>{field.rowLabel}</bdi> {number}
          </span>
        </button>
        <PointsInput
          label={t('points.label', { label: field.rowLabel, number })}
          points={criterion.points}
          min={field.minPoints}
          max={field.maxPoints}
          onChange={props.onPoints}
        />
        <button
          type="button"
          className="toggle"
          aria-label={t('criteria.remove', { label: field.rowLabel, number })}
          onClick={props.onRemove}
        >
          <Icon name="blocked" />
        </button>
      </div>
      <TextEditor
        name={textName}
        label={t('criteria.text', { label: field.rowLabel, number })}
        minWords={field.minWords}
        maxWords={field.maxWords}
        size="short"
        target={targetName({ type: 'row', field: field.id, slot: criterion.slot })}
      />
    </li>
  )
}

/** Keeps the focus on a handle whose row moves: the browser drops it when the row is put elsewhere. */
function useHandle(number: number) {
  const ref = useRef<HTMLButtonElement>(null)
  const isKept = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new number is what a move looks like
  useEffect(() => {
    if (isKept.current) ref.current?.focus()
    isKept.current = false
  }, [number])
  return {
    ref,
    keep: () => {
      isKept.current = true
    },
  }
}
