import type { Timers } from '../clock.ts'
import { type Emitter, listenTo, type Sensor, seesEverything } from './sensor.ts'

/** Only macOS announces both directions (Windows one, Linux none), so it is asked as well. */
const pollMs = 30_000

export interface PowerSourceDeps {
  readonly powerMonitor: Emitter & { isOnBatteryPower(): boolean }
  readonly timers: Timers
}

/** Records that the computer went on battery, or came off it. A slow or sleeping computer is explained by it. */
export function createPowerSourceSensor({ powerMonitor, timers }: PowerSourceDeps): Sensor {
  return {
    name: 'power-source',
    start: (record) => {
      let wasOnBattery = powerMonitor.isOnBatteryPower()
      const look = (isOnBattery: boolean) => {
        if (isOnBattery === wasOnBattery) return
        wasOnBattery = isOnBattery
        void record({ type: 'power.source-changed', data: { isOnBattery } })
      }
      const stopPolling = timers.every(pollMs, () => look(powerMonitor.isOnBatteryPower()))
      const unsubscribe = listenTo(powerMonitor, { 'on-ac': () => look(false), 'on-battery': () => look(true) })
      return {
        coverage: seesEverything,
        stop: () => {
          stopPolling()
          unsubscribe()
        },
      }
    },
  }
}
