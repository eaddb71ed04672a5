import type { Input } from 'electron'
import { type RefusedShortcut, refusedShortcut } from '../../../shared/policy/shortcuts.ts'
import type { Timers } from '../clock.ts'
import { type Emitter, listenTo, notUsed, type Record, type Sensor } from '../sensors/sensor.ts'
import { type HeldPart, held } from './part.ts'

/** More presses of a shortcut within this time after the first are one event: a habit is no series of acts. */
const windowMs = 10_000

export interface ShortcutGuard {
  readonly part: HeldPart
  /** Says what the part refused, and that a menu was asked for; it is off where the part is not held. */
  readonly sensor: Sensor
}

/**
 * Refuses the shortcuts of the list (shared/policy/shortcuts.ts) before the page or a menu gets them. The listener is there
 * from the start and lets everything through until the part is taken.
 */
export function createShortcutGuard(contents: Emitter, platform: string, timers: Timers): ShortcutGuard {
  let isTaken = false
  let record: Record | null = null
  /** Presses since the one that was recorded at once. */
  const more = new Map<RefusedShortcut, { count: number; readonly forget: () => void }>()

  const tell = (shortcut: RefusedShortcut, count: number) =>
    void record?.({ type: 'shortcut.refused', data: { shortcut, count } })
  const settle = (shortcut: RefusedShortcut) => {
    const counted = more.get(shortcut)
    counted?.forget()
    more.delete(shortcut)
    if (counted !== undefined && counted.count > 0) tell(shortcut, counted.count)
  }
  const settleAll = () => {
    for (const shortcut of [...more.keys()]) settle(shortcut)
  }
  const refuse = (shortcut: RefusedShortcut) => {
    const counted = more.get(shortcut)
    if (counted !== undefined) counted.count += 1
    else {
      tell(shortcut, 1)
      more.set(shortcut, { count: 0, forget: timers.after(windowMs, () => settle(shortcut)) })
    }
  }
  contents.on('before-input-event', (event: { preventDefault(): void }, input: Input) => {
    if (!isTaken || input.type !== 'keyDown') return
    const shortcut = refusedShortcut(input, platform)
    if (shortcut === null) return
    event.preventDefault()
    if (!input.isAutoRepeat) refuse(shortcut)
  })
  return {
    part: {
      part: 'shortcuts',
      take: () => {
        isTaken = true
      },
      release: () => {
        isTaken = false
        settleAll()
      },
      state: () => (isTaken ? held : { isHeld: false, reason: 'Not taken.' }),
      watch: () => () => undefined,
    },
    sensor: {
      name: 'shortcuts',
      start: (given) => {
        record = given
        const askedForMenu = (_event: unknown, { isEditable }: { readonly isEditable: boolean }) =>
          void given({ type: 'menu.asked', data: { region: isEditable ? 'answer' : 'other' } })
        const stopListening = isTaken ? listenTo(contents, { 'context-menu': askedForMenu }) : () => undefined
        return {
          coverage: isTaken ? { state: 'on', reason: 'Shortcuts that the system takes first are not seen.' } : notUsed,
          stop: () => {
            stopListening()
            settleAll()
            record = null
          },
        }
      },
    },
  }
}
