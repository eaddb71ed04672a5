import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { Button } from '../button.tsx'
import { type Groups, moveDown, moveUp, placeAt, standing, tieWith, toggleTie } from './moves.ts'
import { OrderingRow } from './row.tsx'
import { type DropTarget, useDrag } from './use-drag.ts'
import '../field.css'
import './ordering.css'

export interface OrderingProps {
  readonly label: string
  readonly help?: string | undefined
  readonly options: readonly { readonly id: string; readonly label: string }[]
  readonly areTiesAllowed: boolean
  /** Null while the candidate has not ordered anything. */
  readonly value: Groups | null
  readonly onChange: (value: Groups) => void
}

/** A list that is put in order by dragging, with the keyboard, or with buttons; every move is announced. */
export function Ordering({ label, help, options, areTiesAllowed, value, onChange }: OrderingProps) {
  const id = useId()
  const list = useRef<HTMLOListElement>(null)
  const [announcement, setAnnouncement] = useState('')
  const groups: Groups = value ?? options.map((option) => [option.id])
  const nameOf = (option: string) => options.find((one) => one.id === option)?.label ?? option

  const change = (option: string, next: Groups) => {
    if (next === groups && value !== null) return setAnnouncement(describe(next, option, nameOf, true))
    onChange(next)
    setAnnouncement(describe(next, option, nameOf, false))
  }
  const { drag, ...pointer } = useDrag(list, areTiesAllowed, (option, target) =>
    change(option, dropOn(groups, option, target)),
  )
  const onKey = (option: string) => (event: KeyboardEvent) => {
    const move = keyMoves(areTiesAllowed)[event.key]
    if (!move || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    change(option, move(groups, option))
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid in every engine
    <div className="ordering" role="group" aria-labelledby={`${id}-label`} aria-describedby={`${id}-keys`}>
      <span className="field-label" id={`${id}-label`}>
        {label}
      </span>
      {help ? <span className="field-help">{help}</span> : null}
      <span className="field-help small" id={`${id}-keys`}>
        Drag a row, or focus its handle and press the up and down arrow keys
        {areTiesAllowed ? '; press T to tie it with the one above. Dropping a row onto another ties them.' : '.'}
      </span>
      <div className="ordering-end">Best</div>
      <ol className="ordering-list" ref={list} data-dragging={drag ? '' : undefined}>
        {groups.map((group, place) => (
          <li
            key={group.join()}
            className={group.length > 1 ? 'ordering-group is-tied' : 'ordering-group'}
            aria-label={group.length > 1 ? `Place ${place + 1}, tied` : `Place ${place + 1}`}
          >
            <span className="ordering-place" aria-hidden="true">
              {value === null ? '–' : place + 1}
            </span>
            <div className="ordering-rows">
              {group.map((option) => (
                <OrderingRow
                  key={option}
                  id={option}
                  label={nameOf(option)}
                  place={place}
                  places={groups.length}
                  isTied={group.length > 1}
                  isTieShown={areTiesAllowed}
                  drop={drag?.target ?? null}
                  isDragged={drag?.id === option}
                  pointer={{ ...pointer, start: pointer.start(option) }}
                  onKey={onKey(option)}
                  onUp={() => change(option, moveUp(groups, option))}
                  onDown={() => change(option, moveDown(groups, option))}
                  onTie={() => change(option, toggleTie(groups, option))}
                />
              ))}
            </div>
          </li>
        ))}
      </ol>
      <div
        className={drag?.target?.type === 'gap' && drag.target.before === null ? 'ordering-end is-gap' : 'ordering-end'}
      >
        Worst
      </div>
      {value === null ? (
        <div className="ordering-untouched">
          <span>Not ordered yet.</span>
          <Button tone="quiet" onPress={() => onChange(groups)}>
            Keep this order
          </Button>
        </div>
      ) : null}
      <span className="visually-hidden" role="status">
        {announcement}
      </span>
    </div>
  )
}

function keyMoves(areTiesAllowed: boolean): Record<string, (groups: Groups, id: string) => Groups> {
  const arrows = { ArrowUp: moveUp, ArrowDown: moveDown }
  return areTiesAllowed ? { ...arrows, t: toggleTie, T: toggleTie } : arrows
}

function dropOn(groups: Groups, option: string, target: DropTarget): Groups {
  if (target.type === 'tie') return tieWith(groups, option, target.with)
  const rest = groups.map((group) => group.filter((id) => id !== option)).filter((group) => group.length > 0)
  if (target.before === null) return placeAt(groups, option, rest.length)
  return placeAt(groups, option, standing(rest, target.before).place)
}

function describe(groups: Groups, option: string, nameOf: (id: string) => string, isEnd: boolean): string {
  const { place } = standing(groups, option)
  const others = (groups[place] ?? []).filter((id) => id !== option).map(nameOf)
  const tied = others.length > 0 ? `, tied with ${others.join(' and ')}` : ''
  return `${nameOf(option)}${isEnd ? ' stays at' : ', now at'} place ${place + 1} of ${groups.length}${tied}.`
}
