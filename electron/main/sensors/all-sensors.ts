import type { App, BrowserWindow, Clipboard, PowerMonitor, Screen, SystemPreferences } from 'electron'
import type { EventData } from '../../../shared/attempt/events.ts'
import type { Clock, Timers } from '../clock.ts'
import type { Computer } from '../computer/ask.ts'
import { machineSignals } from '../computer/machine.ts'
import { programNames } from '../computer/programs.ts'
import { remoteKinds } from '../computer/remote.ts'
import type { Refusals } from '../window/refusals.ts'
import { createAssistiveSensor } from './assistive.ts'
import { createCaptureSensor } from './capture.ts'
import { sizeOfText } from './claims.ts'
import { glanceAt } from './clipboard-glance.ts'
import { createClipboardWatchSensor } from './clipboard-watch.ts'
import { createClockSensor } from './clock.ts'
import { createDevtoolsSensor } from './devtools.ts'
import { createDisplaysSensor } from './displays.ts'
import { createFocusSensor } from './focus.ts'
import { createFullscreenSensor } from './fullscreen.ts'
import type { Hands } from './hands.ts'
import { createIdleSensor } from './idle.ts'
import { createInstancesSensor } from './instances.ts'
import { createKeysSensor } from './keys.ts'
import { createLockSensor } from './lock.ts'
import { createPageSensor } from './page.ts'
import type { SensorPlan } from './plan.ts'
import { createPowerSensor } from './power.ts'
import { createPowerSourceSensor } from './power-source.ts'
import { createProcessesSensor } from './processes.ts'
import { createRefusalSensor } from './refusals.ts'
import { createRendererSensor } from './renderer.ts'
import { createSelfCheckSensor } from './self-check.ts'
import { blind, notUsed, type Sensor } from './sensor.ts'
import { createStorageSensor } from './storage.ts'
import { createRemoteSessionSensor, createVirtualMachineSensor } from './surveys.ts'
import { createThermalSensor } from './thermal.ts'
import { createUserSwitchSensor } from './user-switch.ts'
import { createWindowSensor } from './window.ts'

export interface Surroundings {
  readonly app: App
  readonly window: BrowserWindow
  readonly screen: Screen
  readonly powerMonitor: PowerMonitor
  readonly clipboard: Clipboard
  readonly systemPreferences: SystemPreferences
  readonly computer: Computer
  readonly clock: Clock
  readonly timers: Timers
  readonly isDialogOpen: () => boolean
  /** True while the client itself takes its window out of full screen. */
  readonly isLeaveRequested: () => boolean
  /** What refuses shortcuts says what it refused (electron/main/hold/shortcuts.ts). */
  readonly shortcuts: Sensor
  /** Shared with sync, which is what it sees by. */
  readonly network: Sensor
  readonly refusals: Refusals
  /** Attached when the window was made. */
  readonly hands: Hands
  /** Hex SHA-256. */
  readonly digest: (bytes: Uint8Array) => string
  readonly salt: string
  /** Bytes that are free where journals are written; null when the system does not say. */
  readonly freeBytes: () => Promise<number | null>
  readonly checkSelf: () => EventData<'self.checked'>
}

/** Every sensor of the catalogue, one for each name in `sensorNames`. */
export function createAllSensors(around: Surroundings, plan: SensorPlan): readonly Sensor[] {
  return [
    ...sensorsOfPage(around, plan),
    ...sensorsOfWindow(around, plan),
    ...sensorsOfComputer(around, plan),
    ...sensorsOfClient(around),
  ]
}

function sensorsOfPage({ hands, clipboard, computer }: Surroundings, plan: SensorPlan): readonly Sensor[] {
  const { platform } = computer
  // Only Linux has a second clipboard, which the middle mouse button pastes.
  const second = platform === 'linux' ? clipboard.selection : null
  return [
    createPageSensor('edits'),
    createPageSensor('clipboard'),
    createKeysSensor({
      hands,
      sizeOf: async (name) => sizeOfText((await (name === 'clipboard' ? clipboard : second)?.readText()) ?? ''),
      platform,
      isClipboardHeld: plan.isClipboardHeld,
    }),
  ]
}

function sensorsOfWindow(around: Surroundings, { optional }: SensorPlan): readonly Sensor[] {
  const { window, powerMonitor, clipboard, digest, salt, clock, timers, isDialogOpen } = around
  const { platform } = around.computer
  const lock = createLockSensor(powerMonitor, platform)
  const watch = { window, glance: () => glanceAt({ clipboard, digest, salt }) }
  return [
    createFocusSensor({ window, isDialogOpen, isScreenLocked: lock.isLocked, clock, timers }),
    createFullscreenSensor({ window, isLeaveRequested: around.isLeaveRequested }),
    createWindowSensor(window),
    lock,
    unusedUnless('clipboard-watch', optional.clipboardWatch, () => createClipboardWatchSensor(watch)),
    createCaptureSensor({
      window,
      screenAccess: () => around.systemPreferences.getMediaAccessStatus('screen'),
      platform,
      timers,
    }),
  ]
}

function sensorsOfComputer(around: Surroundings, { optional, isAssistiveAgreed }: SensorPlan): readonly Sensor[] {
  const { app, computer, powerMonitor, clock, timers } = around
  const { platform } = computer
  return [
    createDisplaysSensor(around.screen),
    createPowerSensor({ powerMonitor, platform, clock, timers }),
    createPowerSourceSensor({ powerMonitor, timers }),
    createThermalSensor(powerMonitor, platform),
    createUserSwitchSensor(powerMonitor, platform),
    createClockSensor(clock, timers),
    around.network,
    unusedUnless('idle', optional.idle, () =>
      createIdleSensor({ timers, idleSeconds: () => powerMonitor.getSystemIdleTime() }),
    ),
    createProcessesSensor({ classes: optional.processes, names: () => programNames(computer), timers }),
    createVirtualMachineSensor(optional.virtualMachine, () => machineSignals(computer)),
    createRemoteSessionSensor(optional.remoteSession, () => remoteKinds(computer)),
    createAssistiveSensor({ app, platform, isAgreed: isAssistiveAgreed }),
    createStorageSensor({ timers, freeBytes: around.freeBytes }),
  ]
}

function sensorsOfClient({ app, window, clock, refusals, shortcuts, checkSelf }: Surroundings): readonly Sensor[] {
  const { webContents } = window
  return [
    createRendererSensor({ webContents, window, clock }),
    createInstancesSensor(app),
    createDevtoolsSensor(webContents),
    createRefusalSensor('navigation', refusals, clock),
    createRefusalSensor('permissions', refusals, clock),
    createRefusalSensor('downloads', refusals, clock),
    createSelfCheckSensor(async () => checkSelf()),
    shortcuts,
  ]
}

function unusedUnless(name: Sensor['name'], isUsed: boolean, create: () => Sensor): Sensor {
  return isUsed ? create() : { name, start: () => blind(notUsed) }
}
