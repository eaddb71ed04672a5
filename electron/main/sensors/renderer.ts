import type { Clock } from '../clock.ts'
import { type Emitter, listenTo, type Sensor, seesEverything } from './sensor.ts'

export interface RendererDeps {
  readonly webContents: Emitter
  readonly window: Emitter
  readonly clock: Clock
}

/** Records faults of the app's own page: it failed, it hung, it answers again. Our bug, never the candidate's. */
export function createRendererSensor({ webContents, window, clock }: RendererDeps): Sensor {
  return {
    name: 'renderer',
    start: (record) => {
      let hungAtMs: number | null = null
      const gone = (_event: unknown, details: { reason: string; exitCode: number }) =>
        void record({ type: 'renderer.failed', data: { reason: details.reason, exitCode: details.exitCode } })
      const hung = () => {
        hungAtMs ??= clock.monoMs()
        void record({ type: 'renderer.hung', data: {} })
      }
      const recovered = () => {
        if (hungAtMs === null) return
        void record({ type: 'renderer.recovered', data: { hungMs: Math.round(clock.monoMs() - hungAtMs) } })
        hungAtMs = null
      }
      const stops = [
        listenTo(webContents, { 'render-process-gone': gone }),
        listenTo(window, { unresponsive: hung, responsive: recovered }),
      ]
      return {
        coverage: seesEverything,
        stop: () => {
          for (const stop of stops) stop()
        },
      }
    },
  }
}
