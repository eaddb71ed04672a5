import type { SensorName } from '../../../shared/attempt/events.ts'
import type { Policy } from '../../../shared/policy/policy.ts'
import type { Claimed, Coverage, Record, Sensor } from './sensor.ts'

export interface Supervisor {
  readonly start: (record: Record) => Promise<void>
  /** Stops every sensor and records that none sees from here on, and why. */
  readonly stop: (reason: string) => Promise<void>
  /** Records that a sensor's sight changed while it runs, for example because the page failed. */
  readonly report: (sensor: SensorName, coverage: Coverage) => void
  /** Passes the page's claims on to the sensors that hold them against what they saw. */
  readonly claimed: Claimed
}

/**
 * Starts and stops all sensors together and records what each could see and when ("was it watching?" comes first). A
 * sensor that policy or accommodation waives (`waivedSensors`) is not started; a sensor that fails to start is recorded as off, with the reason.
 */
export function createSupervisor(sensors: readonly Sensor[], waived: Policy['waived']): Supervisor {
  const running: { readonly name: SensorName; readonly stop: () => void }[] = []
  let record: Record | null = null

  const cover = (sensor: SensorName, { state, reason }: Coverage) =>
    record?.({ type: 'sensor.covered', data: { sensor, state, reason: reason.slice(0, 200) } })

  const startOne = (sensor: Sensor, given: Record): Coverage => {
    const waiver = waived.find((one) => one.sensor === sensor.name)
    if (waiver !== undefined) return { state: 'waived', reason: waiver.reason }
    try {
      const { coverage, stop } = sensor.start(given, (seen) => report(sensor.name, seen))
      running.push({ name: sensor.name, stop })
      return coverage
    } catch (cause) {
      return { state: 'off', reason: cause instanceof Error ? cause.message : 'it failed to start' }
    }
  }

  const report = (sensor: SensorName, coverage: Coverage) => {
    if (running.some((other) => other.name === sensor)) void cover(sensor, coverage)
  }

  return {
    start: async (given) => {
      const forSensors = unheeded(given)
      record = forSensors
      await Promise.all(sensors.map((sensor) => cover(sensor.name, startOne(sensor, forSensors))))
    },
    stop: async (reason) => {
      const stopped = running.splice(0)
      for (const sensor of stopped) stopOne(sensor.stop)
      await Promise.all(stopped.map((sensor) => cover(sensor.name, { state: 'off', reason })))
      record = null
    },
    report,
    claimed: (edits, written) => {
      for (const sensor of sensors) sensor.claimed?.(edits, written)
    },
  }
}

/**
 * A sensor hands a fact over and goes on: a journal that was sealed or closed a moment ago refuses it, and that is no
 * fault. Whoever does wait for the answer still gets the refusal.
 */
function unheeded(record: Record): Record {
  return (event) => {
    const recorded = record(event)
    recorded.catch(() => undefined)
    return recorded
  }
}

/** One sensor that cannot let go must not keep the others watching. */
function stopOne(stop: () => void): void {
  try {
    stop()
  } catch {
    // It is recorded as off all the same.
  }
}
