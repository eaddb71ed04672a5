import { type Emitter, listenTo, type Sensor, seesEverything } from './sensor.ts'

/** Records that the page's developer tools were opened. A packaged client has none, so an event says much. */
export function createDevtoolsSensor(webContents: Emitter): Sensor {
  return {
    name: 'devtools',
    start: (record) => ({
      coverage: seesEverything,
      stop: listenTo(webContents, { 'devtools-opened': () => void record({ type: 'devtools.opened', data: {} }) }),
    }),
  }
}
