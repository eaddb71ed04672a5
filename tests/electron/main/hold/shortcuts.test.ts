import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { createShortcutGuard } from '../../../../electron/main/hold/shortcuts.ts'
import type { NewEvent } from '../../../../shared/attempt/events.ts'
import { FakeTime } from '../fake-time.ts'

function desk() {
  const contents = new EventEmitter()
  const time = new FakeTime()
  const events: NewEvent[] = []
  const guard = createShortcutGuard(contents, 'linux', time)
  /** Presses a key with Control; says whether it was refused. */
  const press = (key: string, more: object = {}) => {
    let isPrevented = false
    const event = {
      preventDefault: () => {
        isPrevented = true
      },
    }
    const input = { type: 'keyDown', key, control: true, alt: false, shift: false, meta: false, isAutoRepeat: false }
    contents.emit('before-input-event', event, { ...input, ...more })
    return isPrevented
  }
  const start = () =>
    guard.sensor.start(
      async (event) => events.push(event),
      () => undefined,
    )
  const counts = () => events.map((event) => (event.type === 'shortcut.refused' ? event.data : event.type))
  return { contents, guard, press, start, time, counts }
}

test('[L8] refuses while it is held, and lets everything through before and after', () => {
  const { guard, press, start } = desk()
  expect(press('p')).toBe(false)
  guard.part.take()
  start()
  expect([press('p'), press('c'), press('v'), press('a'), press('p', { type: 'keyUp' })]).toEqual([
    true,
    false,
    false,
    false,
    false,
  ])
  guard.part.release()
  expect(press('p')).toBe(false)
})

test('[L9] records the first press at once, and the rest of ten seconds as one', () => {
  const { guard, press, start, time, counts } = desk()
  guard.part.take()
  start()
  press('p')
  press('p', { isAutoRepeat: true })
  expect(counts()).toEqual([{ shortcut: 'Ctrl+P', count: 1 }])
  press('p')
  press('s')
  press('p')
  time.advance(10_000)
  expect(counts()).toEqual([
    { shortcut: 'Ctrl+P', count: 1 },
    { shortcut: 'Ctrl+S', count: 1 },
    { shortcut: 'Ctrl+P', count: 2 },
  ])
  press('p')
  press('p')
  guard.part.release()
  expect(counts().slice(3)).toEqual([
    { shortcut: 'Ctrl+P', count: 1 },
    { shortcut: 'Ctrl+P', count: 1 },
  ])
})

test('sees nothing where it does not hold', () => {
  const { guard, start } = desk()
  expect(start().coverage).toEqual({ state: 'off', reason: 'The policy does not use it.' })
  guard.part.take()
  expect(start().coverage.state).toBe('on')
})

test('records that a menu was asked for, and over what, while it is held', () => {
  const { contents, guard, start, counts } = desk()
  const ask = (isEditable: boolean) => contents.emit('context-menu', {}, { isEditable })
  start().stop()
  ask(true)
  guard.part.take()
  const { stop } = start()
  ask(true)
  ask(false)
  stop()
  ask(true)
  expect(counts()).toEqual(['menu.asked', 'menu.asked'])
})
