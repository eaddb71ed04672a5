import type { Timers } from '../clock.ts'
import { type Sensor, seesEverything } from './sensor.ts'

const pollMs = 5_000
/** Shorter pauses are reading and thinking; longer ones are too, and no rule counts any. */
const worthMs = 60_000

export interface IdleDeps {
  readonly timers: Timers
  /** Seconds since the last key or movement of the mouse anywhere on this computer. */
  readonly idleSeconds: () => number
}

/** Records, once a pause of a minute or more is over, how long nothing on the computer was touched. Opt-in. */
export function createIdleSensor({ timers, idleSeconds }: IdleDeps): Sensor {
  return {
    name: 'idle',
    start: (record) => {
      let longestMs = 0
      const poll = () => {
        const idleMs = Math.round(idleSeconds() * 1_000)
        if (idleMs < longestMs && longestMs >= worthMs)
          void record({ type: 'idle.passed', data: { idleMs: longestMs } })
        longestMs = idleMs
      }
      return { coverage: seesEverything, stop: timers.every(pollMs, poll) }
    },
  }
}
