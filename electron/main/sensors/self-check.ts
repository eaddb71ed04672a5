import type { EventData } from '../../../shared/attempt/events.ts'
import { type Sensor, seesEverything } from './sensor.ts'

/**
 * Records whether the client's own files are those that were built. It finds damage and programs that rewrite files; who
 * changes the client on purpose can change the list of digests too.
 */
export function createSelfCheckSensor(check: () => Promise<EventData<'self.checked'>>): Sensor {
  return {
    name: 'self-check',
    start: (record, see) => {
      let isStopped = false
      const look = async () => {
        const found = await check()
        if (isStopped) return
        if (found.result === 'not-packaged')
          see({ state: 'off', reason: 'This client is not packaged, so there is nothing to compare it with.' })
        void record({ type: 'self.checked', data: found })
      }
      void look()
      return {
        coverage: seesEverything,
        stop: () => {
          isStopped = true
        },
      }
    },
  }
}
