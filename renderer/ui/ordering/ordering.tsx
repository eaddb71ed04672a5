import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useAuthored } from '../../i18n/authored.tsx'
import type { Formats } from '../../i18n/formats.ts'
import { useFormats, useWords } from '../../i18n/use-words.ts'
import type { Words } from '../../i18n/words.ts'
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
  const t = useWords('ui')
  const formats = useFormats()
  const authored = useAuthored()
  const id = useId()
  const list = useRef<HTMLOListElement>(null)
  const [announcement, setAnnouncement] = useState('')
  const groups: Groups = value ?? options.map((option) => [option.id])
  const nameOf = (option: string) => options.find((one) => one.id === option)?.label ?? option

  const announce = (next: Groups, option: string, isEnd: boolean) =>
    setAnnouncement(describe({ t, formats, nameOf }, next, option, isEnd))

  const change = (option: string, next: Groups) => {
    if (next === groups && value !== null) return announce(next, option, true)
    onChange(next)
    announce(next, option, false)
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
      <span className="field-label" id={`${id}-label`} {...authored}>
        {label}
      </span>
      {help ? (
        <span className="field-help" {...authored}>
          {help}
        </span>
      ) : null}
      <span className="field-help small" id={`${id}-keys`}>
        {areTiesAllowed ? t('ordering.keysTies') : t('ordering.keys')}
      </span>
      <div className="ordering-end">{t('ordering.best')}</div>
      <ol className="ordering-list" ref={list} data-dragging={drag ? '' : undefined}>
        {groups.map((group, place) => (
          <li
            key={group.join()}
            className={group.length > 1 ? 'ordering-group is-tied' : 'ordering-group'}
            aria-label={t(group.length > 1 ? 'ordering.placeTied' : 'ordering.place', { place: place + 1 })}
          >
            <span className="ordering-place" aria-hidden="true">
              {value === null ? '–' : formats.number(place + 1)}
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
        {t('ordering.worst')}
      </div>
      {value === null ? (
        <div className="ordering-untouched">
          <span>{t('ordering.untouched')}</span>
          <Button tone="quiet" onPress={() => onChange(groups)}>
            {t('ordering.keep')}
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

interface Voice {
  readonly t: Words<'ui'>
  readonly formats: Formats
  readonly nameOf: (option: string) => string
}

/** What a move is announced as; `isEnd` when there was nowhere left to go. */
function describe({ t, formats, nameOf }: Voice, groups: Groups, option: string, isEnd: boolean): string {
  const { place } = standing(groups, option)
  const others = (groups[place] ?? []).filter((id) => id !== option).map(nameOf)
  const stands = { option: nameOf(option), place: place + 1, places: groups.length }
  if (others.length === 0) return isEnd ? t('ordering.stays', stands) : t('ordering.moved', stands)
  const tied = { ...stands, others: formats.list(others) }
  return isEnd ? t('ordering.staysTied', tied) : t('ordering.movedTied', tied)
}
