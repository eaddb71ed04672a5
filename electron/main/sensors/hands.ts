import type { Input, MouseInputEvent } from 'electron'
import { mayInsert } from '../../../shared/attempt/key-press.ts'
import { type Emitter, listenTo } from './sensor.ts'

/** What main saw of the candidate's hands: that a key was pressed which may put text in, or a gesture that can paste. */
export type HandSign = 'press' | 'paste-shortcut' | 'menu' | 'middle-click'

export interface Hands {
  /** Calls back with each sign from now on; the returned function ends it. */
  readonly listen: (listener: (sign: HandSign) => void) => () => void
}

/**
 * Watches the keys and the mouse of a window's page before the page gets them. Which key it was is looked at and
 * forgotten; nothing of it is kept. Attach it when the window is made.
 */
export function watchHands(contents: Emitter): Hands {
  const listeners = new Set<(sign: HandSign) => void>()
  const tell = (sign: HandSign | null) => {
    if (sign !== null) for (const listener of listeners) listener(sign)
  }
  listenTo(contents, {
    'before-input-event': (_event: unknown, input: Input) => tell(signOfKey(input)),
    'before-mouse-event': (_event: unknown, { type, button }: MouseInputEvent) =>
      tell(type === 'mouseDown' && button === 'middle' ? 'middle-click' : null),
    'context-menu': () => tell('menu'),
  })
  return {
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** By the letter and by its place, for layouts without a V. Control-Y pastes under the Emacs key theme of Linux. */
const pastingKey = /^[vy]$/i

export function signOfKey(input: Input): HandSign | null {
  const { type, key, code, control, shift, meta } = input
  if (type !== 'keyDown') return null
  const isPaste = (control || meta) && (pastingKey.test(key) || code === 'KeyV')
  if (isPaste || (shift && key === 'Insert') || key === 'Paste') return 'paste-shortcut'
  return mayInsert(input) ? 'press' : null
}
