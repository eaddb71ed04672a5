import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { createAssistiveSensor } from '../../../../electron/main/sensors/assistive.ts'
import { createIdleSensor } from '../../../../electron/main/sensors/idle.ts'
import { createPowerSourceSensor } from '../../../../electron/main/sensors/power-source.ts'
import { createProcessesSensor } from '../../../../electron/main/sensors/processes.ts'
import { createSelfCheckSensor } from '../../../../electron/main/sensors/self-check.ts'
import { createStorageSensor } from '../../../../electron/main/sensors/storage.ts'
import { createRemoteSessionSensor, createVirtualMachineSensor } from '../../../../electron/main/sensors/surveys.ts'
import { createThermalSensor } from '../../../../electron/main/sensors/thermal.ts'
import { createUserSwitchSensor } from '../../../../electron/main/sensors/user-switch.ts'
import { FakeTime } from '../fake-time.ts'
import { watch } from './watch.ts'

const platforms = ['linux', 'darwin', 'win32'] as const
const notUsed = { state: 'off', reason: 'The policy does not use it.' }

test('a pause of a minute is recorded with its length once it is over, and a shorter one is not', async () => {
  const time = new FakeTime()
  let sinceMs = 0
  const idleSeconds = () => (time.monoMs() - sinceMs) / 1_000
  const { data } = watch(createIdleSensor({ timers: time, idleSeconds }))
  time.advance(59_000)
  sinceMs = time.monoMs()
  time.advance(90_000)
  sinceMs = time.monoMs()
  time.advance(5_000)
  expect(await data()).toEqual([{ idleMs: 86_000 }])
})

test('the battery is recorded when it changes, announced or found by asking', async () => {
  const time = new FakeTime()
  let isOnBattery = false
  const powerMonitor = Object.assign(new EventEmitter(), { isOnBatteryPower: () => isOnBattery })
  const { data } = watch(createPowerSourceSensor({ powerMonitor, timers: time }))
  isOnBattery = true
  powerMonitor.emit('on-battery')
  time.advance(60_000)
  isOnBattery = false
  time.advance(30_000)
  expect(await data()).toEqual([{ isOnBattery: true }, { isOnBattery: false }])
})

test('heat and a lower speed are recorded where the system tells them', async () => {
  const powerMonitor = new EventEmitter()
  const sensors = platforms.map((platform) => watch(createThermalSensor(powerMonitor, platform)))
  powerMonitor.emit('thermal-state-change', { state: 'serious' })
  powerMonitor.emit('speed-limit-change', { limit: 60 })
  expect(sensors.map(({ seen }) => seen[0]?.state)).toEqual(['unsupported', 'on', 'on'])
  expect(await sensors[1]?.data()).toEqual([{ detail: 'thermal state serious' }, { detail: 'speed limit 60 %' }])
})

test('another user at the computer is recorded on macOS, and elsewhere the sensor says that it cannot see it', async () => {
  const powerMonitor = new EventEmitter()
  const sensors = platforms.map((platform) => watch(createUserSwitchSensor(powerMonitor, platform)))
  powerMonitor.emit('user-did-resign-active')
  powerMonitor.emit('user-did-become-active')
  expect(sensors.map(({ seen }) => seen[0]?.state)).toEqual(['unsupported', 'on', 'unsupported'])
  expect(await sensors[1]?.data()).toEqual([{ isActive: false }, { isActive: true }])
})

test('assistive technology is recorded only where the candidate chose it', async () => {
  const setup = (platform: string, isAgreed: boolean) => {
    const app = Object.assign(new EventEmitter(), { isAccessibilitySupportEnabled: () => true })
    return { app, ...watch(createAssistiveSensor({ app, platform, isAgreed })) }
  }
  const [chosen, silent, linux] = [setup('darwin', true), setup('darwin', false), setup('linux', true)]
  await chosen.data()
  for (const { app } of [chosen, silent]) app.emit('accessibility-support-changed', {}, false)
  expect(await chosen.data()).toEqual([{ isOn: true }, { isOn: false }])
  expect([await silent.data(), silent.seen]).toEqual([
    [],
    [{ state: 'off', reason: 'The candidate did not choose to have it recorded.' }],
  ])
  expect(linux.seen[0]?.state).toBe('unsupported')
})

test('programs of a class that the policy names are counted, and none is named', async () => {
  const time = new FakeTime()
  let names: readonly string[] | null = ['zoom', 'bash', 'zoom']
  const classes = [{ rule: 'meeting-1', kind: 'meeting', names: ['zoom', 'teams'] }]
  const { data, seen } = watch(createProcessesSensor({ classes, names: async () => names, timers: time }))
  await data()
  time.advance(60_000)
  await data()
  names = ['bash']
  time.advance(60_000)
  await data()
  names = null
  time.advance(60_000)
  const told = { rule: 'meeting-1', kind: 'meeting' }
  expect(await data()).toEqual([
    { ...told, count: 2 },
    { ...told, count: 0 },
  ])
  expect(seen.map(({ state }) => state)).toEqual(['on', 'unsupported'])
})

test('sensors that the policy does not use say so and ask nothing', () => {
  const time = new FakeTime()
  const ask = () => Promise.reject(new Error('asked'))
  const sensors = [
    createProcessesSensor({ classes: [], names: ask, timers: time }),
    createVirtualMachineSensor(false, ask),
    createRemoteSessionSensor(false, ask),
  ]
  expect(sensors.map((sensor) => watch(sensor).seen)).toEqual([[notUsed], [notUsed], [notUsed]])
})

test('a virtual machine and a remote session are recorded as what says so, and silence is no event', async () => {
  const machine = watch(createVirtualMachineSensor(true, async () => ['model: QEMU']))
  const real = watch(createVirtualMachineSensor(true, async () => []))
  const remote = watch(createRemoteSessionSensor(true, async () => ['ssh', 'x11']))
  const unknown = watch(createRemoteSessionSensor(true, async () => null))
  expect(await machine.data()).toEqual([{ signals: ['model: QEMU'] }])
  expect(await remote.data()).toEqual([{ kind: 'ssh' }, { kind: 'x11' }])
  expect([await real.data(), await unknown.data()]).toEqual([[], []])
  expect([real, unknown].map(({ seen }) => seen.at(-1)?.state)).toEqual(['on', 'unsupported'])
})

test('a disk that runs full is recorded once until there is room again', async () => {
  const time = new FakeTime()
  let free: number | null = 1e12
  const { data, seen } = watch(createStorageSensor({ timers: time, freeBytes: async () => free }))
  for (const bytes of [1e8, 1.5e8, 3e8, 1e8, 5e8, 9e7, null]) {
    await data()
    free = bytes
    time.advance(30_000)
  }
  expect(await data()).toEqual([{ freeBytes: 1e8 }, { freeBytes: 9e7 }])
  expect(seen.map(({ state }) => state)).toEqual(['on', 'unsupported'])
})

test('the check of the own files is recorded, and a client that is not packaged has nothing to compare', async () => {
  const good = watch(createSelfCheckSensor(async () => ({ result: 'differs', mismatches: ['app.asar'] })))
  const bare = watch(createSelfCheckSensor(async () => ({ result: 'not-packaged', mismatches: [] })))
  expect([await good.data(), await bare.data()]).toEqual([
    [{ result: 'differs', mismatches: ['app.asar'] }],
    [{ result: 'not-packaged', mismatches: [] }],
  ])
  expect([good.seen.at(-1)?.state, bare.seen.at(-1)?.state]).toEqual(['on', 'off'])
})
