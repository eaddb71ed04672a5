import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { createClockSensor } from '../../../../electron/main/sensors/clock.ts'
import { createDisplaysSensor } from '../../../../electron/main/sensors/displays.ts'
import { createFocusSensor } from '../../../../electron/main/sensors/focus.ts'
import { createInstancesSensor } from '../../../../electron/main/sensors/instances.ts'
import { createLockSensor } from '../../../../electron/main/sensors/lock.ts'
import { createNetworkSensor } from '../../../../electron/main/sensors/network.ts'
import { createPowerSensor } from '../../../../electron/main/sensors/power.ts'
import { createRendererSensor } from '../../../../electron/main/sensors/renderer.ts'
import type { Sensor } from '../../../../electron/main/sensors/sensor.ts'
import { createSupervisor } from '../../../../electron/main/sensors/supervisor.ts'
import type { NewEvent } from '../../../../shared/attempt/events.ts'
import { noAccommodation, waivedSensors } from '../../../../shared/policy/accommodation.ts'
import { recordOnly } from '../../../../shared/policy/integrity.ts'
import type { Policy } from '../../../../shared/policy/policy.ts'
import { FakeTime } from '../fake-time.ts'

function recorder() {
  const events: NewEvent[] = []
  const record = async (event: NewEvent) => events.push(event) - 1
  return { events, record }
}

const unseen = () => undefined

class FakeWindow extends EventEmitter {
  focused = true
  minimised = false
  isFocused = () => this.focused
  isMinimized = () => this.minimised
  isVisible = () => true
  isFullScreen = () => false
  leave() {
    this.focused = false
    this.emit('blur')
  }
  come() {
    this.focused = true
    this.emit('focus')
  }
}

function focusSetup(isDialogOpen = () => false) {
  const time = new FakeTime()
  const window = new FakeWindow()
  const { events, record } = recorder()
  const sensor = createFocusSensor({ window, isDialogOpen, isScreenLocked: () => false, clock: time, timers: time })
  const { stop } = sensor.start(record, unseen)
  return { time, window, events, stop }
}
const settled = () => new Promise((resolve) => setImmediate(resolve))

test('a departure is recorded with its cause, and its length counts from the moment the focus went', async () => {
  const { time, window, events } = focusSetup()
  window.leave()
  time.advance(6_000)
  window.come()
  await settled()
  expect(events).toEqual([
    { type: 'focus.lost', data: { cause: 'other-window', isFullscreen: false, isVisible: true } },
    { type: 'focus.regained', data: { lossSeq: 0, awayMs: 6_000 } },
  ])
})

test('a blur that is taken back within 150 ms is no departure', async () => {
  const { time, window, events } = focusSetup()
  window.leave()
  time.advance(100)
  window.come()
  time.advance(1_000)
  await settled()
  expect(events).toEqual([])
})

test('two blurs in a row are one departure', async () => {
  const { time, window, events } = focusSetup()
  window.leave()
  window.leave()
  time.advance(1_000)
  expect(events).toHaveLength(1)
})

test("the app's own dialog is named as the cause", () => {
  const { time, window, events } = focusSetup(() => true)
  window.leave()
  time.advance(200)
  expect(events).toEqual([{ type: 'focus.lost', data: { cause: 'own-dialog', isFullscreen: false, isVisible: true } }])
})

test('a stopped sensor records nothing', () => {
  const { time, window, events, stop } = focusSetup()
  stop()
  window.leave()
  time.advance(1_000)
  expect(events).toEqual([])
})

test('a wall clock set back an hour is a jump, and a drift of milliseconds is none', () => {
  const time = new FakeTime()
  const { events, record } = recorder()
  createClockSensor(time, time).start(record, unseen)
  time.advance(5_000)
  time.jumpWall(-50)
  time.advance(1_000)
  time.jumpWall(-3_600_000)
  time.advance(1_000)
  expect(events).toEqual([{ type: 'clock.jumped', data: { deltaMs: -3_600_000 } }])
})

test('suspend and resume are recorded with the wall time between them', () => {
  const time = new FakeTime()
  const powerMonitor = new EventEmitter()
  const { events, record } = recorder()
  const { coverage } = createPowerSensor({ powerMonitor, clock: time, timers: time, platform: 'linux' }).start(
    record,
    unseen,
  )
  powerMonitor.emit('suspend')
  time.jumpWall(90_000)
  powerMonitor.emit('resume')
  expect(events).toEqual([
    { type: 'power.suspended', data: {} },
    { type: 'power.resumed', data: { gapMs: 90_000, isInferred: false } },
  ])
  expect(coverage.state).toBe('on')
})

test('a timer that comes a minute late is an inferred resume', () => {
  const time = new FakeTime()
  const { events, record } = recorder()
  createPowerSensor({ powerMonitor: new EventEmitter(), clock: time, timers: time, platform: 'linux' }).start(
    record,
    unseen,
  )
  time.advance(2_000)
  time.freeze(60_000)
  time.advance(0)
  expect(events).toEqual([{ type: 'power.resumed', data: { gapMs: 60_000, isInferred: true } }])
})

test('the lock sensor says that Linux does not announce the lock', () => {
  const { record } = recorder()
  const states = ['linux', 'darwin', 'win32'].map(
    (platform) => createLockSensor(new EventEmitter(), platform).start(record, unseen).coverage.state,
  )
  expect(states).toEqual(['unsupported', 'on', 'on'])
})

test('a display that comes is recorded with all displays that there are then', () => {
  const display = { size: { width: 1920, height: 1080 }, scaleFactor: 2, internal: true }
  const screen = Object.assign(new EventEmitter(), { getAllDisplays: () => [display, { ...display, internal: false }] })
  const { events, record } = recorder()
  createDisplaysSensor(screen).start(record, unseen)
  screen.emit('display-added')
  const facts = { width: 1920, height: 1080, scale: 2 }
  expect(events).toEqual([
    {
      type: 'displays.changed',
      data: {
        change: 'added',
        displays: [
          { ...facts, isInternal: true },
          { ...facts, isInternal: false },
        ],
      },
    },
  ])
})

test('the network is recorded when it changes, not each time it is seen', () => {
  const { events, record } = recorder()
  const sensor = createNetworkSensor()
  sensor.start(record, unseen)
  for (const isReachable of [true, true, false, false, true]) sensor.saw(isReachable, 'seen')
  expect(events.map((event) => event.type === 'network.changed' && event.data.isReachable)).toEqual([true, false, true])
})

test('a page that fails and one that hangs are recorded as faults of the client', () => {
  const time = new FakeTime()
  const webContents = new EventEmitter()
  const window = new EventEmitter()
  const { events, record } = recorder()
  createRendererSensor({ webContents, window, clock: time }).start(record, unseen)
  webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 })
  window.emit('unresponsive')
  time.advance(4_000)
  window.emit('responsive')
  expect(events).toEqual([
    { type: 'renderer.failed', data: { reason: 'crashed', exitCode: 5 } },
    { type: 'renderer.hung', data: {} },
    { type: 'renderer.recovered', data: { hungMs: 4_000 } },
  ])
})

test('a second start is recorded without its arguments', () => {
  const app = new EventEmitter()
  const { events, record } = recorder()
  createInstancesSensor(app).start(record, unseen)
  app.emit('second-instance', {}, ['candor', 'candor://invitation/ABCDEFGHJKLM'])
  expect(events).toEqual([{ type: 'instance.refused', data: { carriedInvitation: true } }])
})

test('the supervisor says what each sensor sees, what is waived, and when none sees any more', async () => {
  const { events, record } = recorder()
  const failing: Sensor = {
    name: 'focus',
    start: () => {
      throw new Error('no window')
    },
  }
  const policy: Policy = {
    version: 1,
    lockdown: 'observe',
    isFullscreenAsked: false,
    waived: [{ sensor: 'displays', reason: 'a magnifier is approved' }],
    toleratedFocusLoss: { count: 1, awayMs: 10_000 },
    integrity: recordOnly,
    time: null,
    retake: { attempts: 1, cooldownHours: 0 },
    deletion: 'before-submission',
    results: 'bands',
    retention: { responsesDays: 1, eventsDays: 1 },
  }
  const screen = Object.assign(new EventEmitter(), { getAllDisplays: () => [] })
  const waived = waivedSensors(policy, { ...noAccommodation, waived: ['instances', 'displays'] })
  const sensors = [failing, createDisplaysSensor(screen), createInstancesSensor(screen), createNetworkSensor()]
  const supervisor = createSupervisor(sensors, waived)
  await supervisor.start(record)
  await supervisor.stop('submitted')
  expect(events.map((event) => event.data)).toEqual([
    { sensor: 'focus', state: 'off', reason: 'no window' },
    { sensor: 'displays', state: 'waived', reason: 'a magnifier is approved' },
    { sensor: 'instances', state: 'waived', reason: 'accommodation' },
    { sensor: 'network', state: 'on', reason: '' },
    { sensor: 'network', state: 'off', reason: 'submitted' },
  ])
})
