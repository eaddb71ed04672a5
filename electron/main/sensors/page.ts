import type { SensorName } from '../../../shared/attempt/events.ts'
import { type Sensor, seesEverything } from './sensor.ts'

/**
 * The sensors whose facts come from the page through the bridge (edits, copies). Main records what arrives, so there
 * is nothing to start here; they see as long as the page runs, and the supervisor says when it does not.
 */
export function createPageSensor(name: Extract<SensorName, 'edits' | 'clipboard'>): Sensor {
  return { name, start: () => ({ coverage: seesEverything, stop: () => undefined }) }
}
