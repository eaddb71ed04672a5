import type { App, BrowserWindow, PowerMonitor, Screen } from 'electron'
import type { Clock, Timers } from '../clock.ts'
import { createClockSensor } from './clock.ts'
import { createDisplaysSensor } from './displays.ts'
import { createFocusSensor } from './focus.ts'
import { createFullscreenSensor } from './fullscreen.ts'
import { createInstancesSensor } from './instances.ts'
import { createLockSensor } from './lock.ts'
import { createPageSensor } from './page.ts'
import { createPowerSensor } from './power.ts'
import { createRendererSensor } from './renderer.ts'
import type { Sensor } from './sensor.ts'

export interface Surroundings {
  readonly app: App
  readonly window: BrowserWindow
  readonly screen: Screen
  readonly powerMonitor: PowerMonitor
  readonly platform: string
  readonly clock: Clock
  readonly timers: Timers
  readonly isDialogOpen: () => boolean
  /** True while the client itself takes its window out of full screen. */
  readonly isLeaveRequested: () => boolean
  /** What refuses shortcuts says what it refused (electron/main/hold/shortcuts.ts). */
  readonly shortcuts: Sensor
  /** Shared with sync, which is what it sees by. */
  readonly network: Sensor
}

/** Every sensor of the catalogue, one for each name in `sensorNames`. */
export function createAllSensors(around: Surroundings): readonly Sensor[] {
  const { app, window, screen, powerMonitor, platform, clock, timers, isDialogOpen } = around
  const lock = createLockSensor(powerMonitor, platform)
  return [
    createPageSensor('edits'),
    createPageSensor('clipboard'),
    createFocusSensor({ window, isDialogOpen, isScreenLocked: lock.isLocked, clock, timers }),
    createFullscreenSensor({ window, isLeaveRequested: around.isLeaveRequested }),
    createDisplaysSensor(screen),
    createPowerSensor({ powerMonitor, platform, clock, timers }),
    lock,
    createClockSensor(clock, timers),
    around.network,
    createRendererSensor({ webContents: window.webContents, window, clock }),
    createInstancesSensor(app),
    around.shortcuts,
  ]
}
