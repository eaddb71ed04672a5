import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { useAuthored } from '../../i18n/authored.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { Icon } from '../icon.tsx'
import type { DropTarget } from './use-drag.ts'

export interface OrderingRowProps {
  readonly id: string
  readonly label: string
  readonly place: number
  readonly places: number
  readonly isTied: boolean
  readonly isTieShown: boolean
  readonly isDragged: boolean
  readonly drop: DropTarget | null
  readonly pointer: {
    readonly start: (event: PointerEvent<HTMLElement>) => void
    readonly move: (event: PointerEvent<HTMLElement>) => void
    readonly end: () => void
    readonly cancel: () => void
  }
  readonly onKey: (event: KeyboardEvent) => void
  readonly onUp: () => void
  readonly onDown: () => void
  readonly onTie: () => void
}

function rowClass({ id, isDragged, drop }: OrderingRowProps): string {
  const classes = ['ordering-row']
  if (isDragged) classes.push('is-dragged')
  if (drop?.type === 'tie' && drop.with === id) classes.push('is-tie-target')
  if (drop?.type === 'gap' && drop.before === id) classes.push('is-gap')
  return classes.join(' ')
}

/** Which control of which option had the focus when its row last left the page; a move remounts the row. */
let focusedControl: string | null = null

function useKeptFocus(name: string) {
  const element = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (focusedControl === name && document.activeElement === document.body) element.current?.focus()
  }, [name])
  return { ref: element, onFocus: () => (focusedControl = name) }
}

export function OrderingRow(props: OrderingRowProps) {
  const { id, label, place, places, isTied, pointer } = props
  const t = useWords('ui')
  const authored = useAuthored()
  const stands = { option: label, place: place + 1, places }
  const handle = useKeptFocus(`${id} handle`)
  const up = useKeptFocus(`${id} up`)
  const down = useKeptFocus(`${id} down`)
  const tie = useKeptFocus(`${id} tie`)
  return (
    <div className={rowClass(props)} data-option={id}>
      <button
        type="button"
        className="ordering-handle"
        aria-label={isTied ? t('ordering.handleTied', stands) : t('ordering.handle', stands)}
        onKeyDown={props.onKey}
        onPointerDown={pointer.start}
        onPointerMove={pointer.move}
        onPointerUp={pointer.end}
        onPointerCancel={pointer.cancel}
        {...handle}
      >
        <Icon name="grip" />
        <span className="ordering-label" {...authored}>
          {label}
        </span>
      </button>
      <AriaButton
        className="ordering-step"
        aria-label={t('ordering.up', { option: label })}
        onPress={props.onUp}
        {...up}
      >
        <Icon name="up" />
      </AriaButton>
      <AriaButton
        className="ordering-step"
        aria-label={t('ordering.down', { option: label })}
        onPress={props.onDown}
        {...down}
      >
        <Icon name="down" />
      </AriaButton>
      {props.isTieShown ? (
        <AriaButton
          className="ordering-step ordering-tie"
          aria-label={isTied ? t('ordering.untieLabel', { option: label }) : t('ordering.tieLabel', { option: label })}
          isDisabled={place === 0 && !isTied}
          onPress={props.onTie}
          {...tie}
        >
          {isTied ? t('ordering.untie') : t('ordering.tie')}
        </AriaButton>
      ) : null}
    </div>
  )
}
