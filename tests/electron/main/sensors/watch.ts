import { setImmediate as turn } from 'node:timers/promises'
import type { Coverage, Sensor } from '../../../../electron/main/sensors/sensor.ts'
import type { NewEvent } from '../../../../shared/attempt/events.ts'

/** A sensor that runs, what it recorded, and what it said that it sees, in order. */
export function watch(sensor: Sensor) {
  const events: NewEvent[] = []
  const seen: Coverage[] = []
  const { coverage, stop } = sensor.start(
    async (event) => events.push(event) - 1,
    (later) => seen.push(later),
  )
  seen.unshift(coverage)
  /** Data of what was recorded, once everything asked for so far has been answered. */
  const data = async () => {
    for (let turns = 0; turns < 5; turns += 1) await turn()
    return events.map((event) => event.data)
  }
  return { events, seen, stop, data }
}
