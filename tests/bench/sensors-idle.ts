import { createHash } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { statfs } from 'node:fs/promises'
import { setImmediate as turn } from 'node:timers/promises'
import type { Timers } from '../../electron/main/clock.ts'
import { systemClock } from '../../electron/main/clock.ts'
import { systemComputer } from '../../electron/main/computer/ask.ts'
import { createAllSensors, type Surroundings } from '../../electron/main/sensors/all-sensors.ts'
import { createNetworkSensor } from '../../electron/main/sensors/network.ts'
import { createSupervisor } from '../../electron/main/sensors/supervisor.ts'
import { createRefusals } from '../../electron/main/window/refusals.ts'
import type { OptionalSensors } from '../../shared/policy/integrity.ts'
import { recordOnly } from '../../shared/policy/integrity.ts'

const HOUR_SECONDS = 3_600

/** Timers of an hour that passes as fast as the work in it. */
function hourOfTimers() {
  const all = new Set<{ readonly everySeconds: number; readonly callback: () => void }>()
  const timers: Timers = {
    every: (ms, callback) => {
      const timer = { everySeconds: Math.max(1, Math.round(ms / 1_000)), callback }
      all.add(timer)
      return () => all.delete(timer)
    },
    after: () => () => undefined,
  }
  const pass = async () => {
    for (let second = 1; second <= HOUR_SECONDS; second += 1) {
      const due = [...all].filter(({ everySeconds }) => second % everySeconds === 0)
      for (const { callback } of due) callback()
      if (due.length > 0) await turn()
    }
  }
  return { timers, pass }
}

/** Stands for Electron, which is silent in an hour in which nothing happens. A mock: its own cost is not measured. */
function silentElectron() {
  const silent = new EventEmitter()
  const window = Object.assign(new EventEmitter(), {
    webContents: silent,
    isFocused: () => true,
    isMinimized: () => false,
    isVisible: () => true,
    isFullScreen: () => false,
    isContentProtected: () => false,
  })
  const powerMonitor = Object.assign(new EventEmitter(), { isOnBatteryPower: () => false, getSystemIdleTime: () => 0 })
  const clipboard = { readText: async () => '', read: async () => [] }
  return { app: silent, window, screen: silent, powerMonitor, clipboard }
}

/** CPU milliseconds of main for an hour in which nothing happens: every timer of every sensor, with what it asks the system. */
export async function idleHourMs(optional: OptionalSensors): Promise<number> {
  const { timers, pass } = hourOfTimers()
  // The cast is where the mock of Electron meets its typings.
  const around = {
    ...silentElectron(),
    systemPreferences: { getMediaAccessStatus: () => 'granted' },
    computer: systemComputer,
    clock: systemClock,
    timers,
    isDialogOpen: () => false,
    isLeaveRequested: () => false,
    shortcuts: { name: 'shortcuts', start: () => ({ coverage: { state: 'off', reason: '' }, stop: () => undefined }) },
    network: createNetworkSensor(),
    refusals: createRefusals(),
    hands: { listen: () => () => undefined },
    digest: (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex'),
    salt: '',
    freeBytes: async () => (await statfs('/')).bavail,
    checkSelf: () => ({ result: 'not-packaged', mismatches: [] }),
  } as unknown as Surroundings
  const plan = { waived: [], optional, isAssistiveAgreed: false, isClipboardHeld: false }
  const supervisor = createSupervisor(createAllSensors(around, plan), [])
  const before = process.cpuUsage()
  await supervisor.start(async () => 0)
  await pass()
  const used = process.cpuUsage(before)
  await supervisor.stop('measured')
  return (used.user + used.system) / 1_000
}

export const everySensor: OptionalSensors = {
  clipboardWatch: true,
  idle: true,
  virtualMachine: true,
  remoteSession: true,
  processes: [{ rule: 'meeting-1', kind: 'meeting', names: ['zoom', 'teams'] }],
}
export const usualSensors: OptionalSensors = recordOnly.sensors
