import { EventEmitter } from 'node:events'
import { describe, expect, test } from 'vitest'
import { createClipboardPart } from '../../../../electron/main/hold/clipboard.ts'
import { createContentProtection } from '../../../../electron/main/hold/content-protection.ts'
import { createFillScreen } from '../../../../electron/main/hold/fill-screen.ts'
import { createHold } from '../../../../electron/main/hold/hold.ts'
import { createOneDisplay } from '../../../../electron/main/hold/one-display.ts'
import { type HeldPart, held } from '../../../../electron/main/hold/part.ts'
import type { HoldPart, NewEvent } from '../../../../shared/attempt/events.ts'
import type { HoldView } from '../../../../shared/ipc/hold-views.ts'
import type { PlannedPart } from '../../../../shared/policy/hold.ts'
import { FakeTime } from '../fake-time.ts'

/** A window that obeys at once. */
class Window extends EventEmitter {
  full = false
  kiosk = false
  isProtected = false
  setFullScreen(isOn: boolean) {
    if (isOn === this.full) return
    this.full = isOn
    this.emit(isOn ? 'enter-full-screen' : 'leave-full-screen')
  }
  setKiosk(isOn: boolean) {
    this.kiosk = isOn
    this.setFullScreen(isOn)
  }
  setContentProtection(isOn: boolean) {
    this.isProtected = isOn
  }
  isFullScreen = () => this.full
  isKiosk = () => this.kiosk
  isDestroyed = () => false
}

function desk(plan: readonly PlannedPart[], parts: (window: Window) => readonly HeldPart[]) {
  const window = new Window()
  const time = new FakeTime()
  const events: NewEvent[] = []
  let arrive = () => {}
  const hold = createHold({
    plan,
    parts: parts(window),
    timers: time,
    displays: () => [],
    changed: () => undefined,
    whenInFront: (callback) => {
      arrive = callback
      return () => {
        arrive = () => {}
      }
    },
  })
  const record = async (event: NewEvent) => events.push(event)
  const said = () =>
    events.map((event) => (event.type === 'hold.changed' ? event.data.parts.map(({ isHeld }) => isHeld) : event.type))
  return { window, time, events, hold, record, said, arrive: () => arrive() }
}
const planned = (...parts: HoldPart[]): PlannedPart[] => parts.map((part) => ({ part, waived: null }))

describe('the hold', () => {
  test('[L6] puts the window back into the state that it had', async () => {
    for (const was of [false, true])
      for (const part of ['fullscreen', 'kiosk'] as const) {
        const { window, hold, record } = desk(planned(part), (one) => [createFillScreen(part, one)])
        window.setFullScreen(was)
        hold.take(record)
        expect([window.full, window.kiosk]).toEqual([true, part === 'kiosk'])
        hold.take(record) // taken again, it still knows what was before
        await hold.release('The client was closed.')
        expect([window.full, window.kiosk]).toEqual([was, false])
      }
  })

  test('[L7] records what holds once it has settled, and each change with its reason', async () => {
    const { window, time, events, hold, record, said } = desk(planned('fullscreen'), (one) => [
      createFillScreen('fullscreen', one),
    ])
    hold.take(record)
    expect(events).toEqual([])
    time.advance(1_000)
    window.setFullScreen(false)
    time.advance(1_000)
    hold.again()
    time.advance(1_000)
    await hold.release('A break is on.')
    expect(said()).toEqual([[true], [false], [true], [false]])
    expect(events.at(-1)).toEqual({
      type: 'hold.changed',
      data: { parts: [{ part: 'fullscreen', isHeld: false, reason: 'A break is on.' }] },
    })
  })

  test('[L10] tells the page at once, before anything settles, so that no copy gets out between', async () => {
    const views: HoldView[] = []
    const clipboard = createClipboardPart({ window: new Window(), selection: null, isOfAssessment: () => false })
    const hold = createHold({
      plan: planned('clipboard'),
      parts: [clipboard],
      timers: new FakeTime(),
      displays: () => [],
      changed: (view) => views.push(view),
      whenInFront: () => () => undefined,
    })
    hold.take(async () => 1)
    expect(views.at(-1)?.parts).toEqual([{ part: 'clipboard', state: 'held' }])
    const released = hold.release('A break is on.')
    expect(views.at(-1)?.parts).toEqual([{ part: 'clipboard', state: 'released' }])
    await released
  })

  test('[L7] lets go of every part although one of them cannot', async () => {
    const stuck: HeldPart = {
      part: 'clipboard',
      take: () => undefined,
      release: () => {
        throw new Error('stuck')
      },
      state: () => held,
      watch: () => () => undefined,
    }
    const { window, hold, record } = desk(planned('clipboard', 'kiosk'), (one) => [
      stuck,
      createFillScreen('kiosk', one),
    ])
    hold.take(record)
    await hold.release('The client was closed.')
    expect(window.full).toBe(false)
  })

  test('[L5] comes back when the window is in front again, and not if it was released meanwhile', async () => {
    const { window, hold, record, arrive } = desk(planned('kiosk'), (one) => [createFillScreen('kiosk', one)])
    hold.take(record)
    await hold.release('A break is on.')
    hold.takeInFront(record)
    expect(window.full).toBe(false)
    arrive()
    expect(window.full).toBe(true)
    await hold.release('A break is on.')
    hold.takeInFront(record)
    await hold.release('The attempt was submitted.')
    arrive()
    expect(window.full).toBe(false)
  })

  test('[L3] says that a part is waived, and does not take it', () => {
    const plan = [{ part: 'kiosk', waived: 'accommodation' }] as const
    const { window, time, events, hold, record } = desk(plan, (one) => [createFillScreen('kiosk', one)])
    hold.take(record)
    time.advance(1_000)
    expect(window.full).toBe(false)
    expect(hold.view()).toEqual({ parts: [{ part: 'kiosk', state: 'waived' }], displays: [] })
    expect(events).toEqual([
      { type: 'hold.changed', data: { parts: [{ part: 'kiosk', isHeld: false, reason: 'Waived: accommodation' }] } },
    ])
  })

  test('[L16] lets the candidate leave full screen and come back', async () => {
    const { window, time, hold, record, said } = desk(planned('fullscreen'), (one) => [
      createFillScreen('fullscreen', one),
    ])
    hold.take(record)
    time.advance(1_000)
    hold.leaveFullScreen()
    time.advance(1_000)
    expect([window.full, hold.isReleased()]).toEqual([false, false])
    hold.again()
    time.advance(1_000)
    expect(window.full).toBe(true)
    await hold.release('The client was closed.')
    expect([window.full, said()]).toEqual([false, [[true], [false], [true], [false]]])
  })

  test('does and records nothing where the policy asks for nothing', async () => {
    const { time, events, hold, record } = desk([], () => [])
    hold.take(record)
    time.advance(1_000)
    await hold.release('The client was closed.')
    expect([events, hold.view()]).toEqual([[], { parts: [], displays: [] }])
  })
})

describe('parts', () => {
  test('[L17] one display says how many there are', () => {
    let displays = [{}, {}]
    const screen = Object.assign(new EventEmitter(), { getAllDisplays: () => displays })
    const part = createOneDisplay(screen)
    expect(part.state()).toEqual({ isHeld: false, reason: '2 displays are connected.' })
    displays = [{}]
    expect(part.state()).toEqual(held)
  })

  test('[L18] content protection is requested where there is such a thing, and never promised', () => {
    const window = new Window()
    const linux = createContentProtection(window, 'linux')
    linux.take()
    expect([window.isProtected, linux.state().isHeld]).toEqual([false, false])
    const mac = createContentProtection(window, 'darwin')
    mac.take()
    expect([window.isProtected, mac.state()]).toEqual([
      true,
      { isHeld: true, reason: 'Requested of the system, which does not guarantee it.' },
    ])
    mac.release()
    expect(window.isProtected).toBe(false)
  })
})
