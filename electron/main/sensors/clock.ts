import type { Clock, Timers } from '../clock.ts'
import { type Sensor, seesEverything } from './sensor.ts'

const tickMs = 1_000
/** Time services slew by milliseconds; a step this large is a clock that was set, or sleep that stopped the monotonic clock. */
const jumpMs = 2_000

/** Records when the wall clock moves against the monotonic one. */
export function createClockSensor(clock: Clock, timers: Timers): Sensor {
  return {
    name: 'clock',
    start: (record) => {
      let offsetMs = clock.wallMs() - clock.monoMs()
      const tick = () => {
        const nowMs = clock.wallMs() - clock.monoMs()
        const deltaMs = Math.round(nowMs - offsetMs)
        offsetMs = nowMs
        if (Math.abs(deltaMs) >= jumpMs) void record({ type: 'clock.jumped', data: { deltaMs } })
      }
      return { coverage: seesEverything, stop: timers.every(tickMs, tick) }
    },
  }
}
