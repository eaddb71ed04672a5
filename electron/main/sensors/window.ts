import type { EventData } from '../../../shared/attempt/events.ts'
import { type Emitter, listenTo, type Sensor, seesEverything } from './sensor.ts'

/** Records that the window was hidden, shown, minimised or restored. Being out of sight is not leaving: focus says that. */
export function createWindowSensor(window: Emitter): Sensor {
  return {
    name: 'window',
    start: (record) => {
      const report = (change: EventData<'window.changed'>['change']) => () =>
        void record({ type: 'window.changed', data: { change } })
      return {
        coverage: seesEverything,
        stop: listenTo(window, {
          hide: report('hidden'),
          show: report('shown'),
          minimize: report('minimised'),
          restore: report('restored'),
        }),
      }
    },
  }
}
