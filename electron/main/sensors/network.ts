import { type Record, type Sensor, seesEverything } from './sensor.ts'

/**
 * Records when the server becomes reachable or stops to be, from what sync saw and what the page claims. Network
 * trouble only ever explains other events; it is no sign of anything about a person.
 */
export function createNetworkSensor(): Sensor & {
  /** Tells what was just seen; recorded only when it differs from what was seen before. */
  readonly saw: (isReachable: boolean, detail: string) => void
} {
  let record: Record | null = null
  let last: boolean | null = null
  return {
    name: 'network',
    start: (given) => {
      record = given
      last = null
      return {
        coverage: seesEverything,
        stop: () => {
          record = null
        },
      }
    },
    saw: (isReachable, detail) => {
      if (record === null || last === isReachable) return
      last = isReachable
      void record({ type: 'network.changed', data: { isReachable, detail: detail.slice(0, 200) } })
    },
  }
}
