import type { OptionalSensors } from '../../../shared/policy/integrity.ts'
import type { Timers } from '../clock.ts'
import { blind, notUsed, type Sensor, seesEverything, unsupported } from './sensor.ts'

const pollMs = 60_000

export interface ProcessesDeps {
  readonly classes: OptionalSensors['processes']
  /** File names of what runs now; null when the system does not say. */
  readonly names: () => Promise<readonly string[] | null>
  readonly timers: Timers
}

/**
 * Records that programs of a class that the policy names run, how many, and with 0 that none runs any more. A name is no
 * proof: other programs carry it too. For information only; no rule counts it.
 */
export function createProcessesSensor({ classes, names, timers }: ProcessesDeps): Sensor {
  return {
    name: 'processes',
    start: (record, see) => {
      if (classes.length === 0) return blind(notUsed)
      const counts = new Map<string, number>()
      let isStopped = false
      let isSeen = true
      const look = async () => {
        const running = await names()
        if (isStopped) return
        if ((running !== null) !== isSeen)
          see(running === null ? unsupported('The system does not say which programs run.') : seesEverything)
        isSeen = running !== null
        for (const { rule, kind, names: wanted } of running === null ? [] : classes) {
          const count = running?.filter((name) => wanted.includes(name)).length ?? 0
          if (count !== (counts.get(rule) ?? 0)) void record({ type: 'process.noticed', data: { rule, kind, count } })
          counts.set(rule, count)
        }
      }
      void look()
      const stopPolling = timers.every(pollMs, () => void look())
      return {
        coverage: { state: 'on', reason: 'It is looked at once a minute.' },
        stop: () => {
          isStopped = true
          stopPolling()
        },
      }
    },
  }
}
