import type { EventData } from '../../../shared/attempt/events.ts'
import type { DisplayView } from '../../../shared/ipc/hold-views.ts'
import { type Emitter, listenTo, type Sensor, seesEverything } from './sensor.ts'

interface Display {
  readonly size: { readonly width: number; readonly height: number }
  readonly scaleFactor: number
  readonly internal: boolean
}
export type Screen = Emitter & { getAllDisplays(): readonly Display[] }

/** Size, scale and kind of each display: what an event may hold about them. */
export function displayFacts(screen: Screen): EventData<'displays.changed'>['displays'] {
  return screen.getAllDisplays().map((display) => ({
    width: Math.max(0, Math.round(display.size.width)),
    height: Math.max(0, Math.round(display.size.height)),
    scale: display.scaleFactor > 0 ? display.scaleFactor : 1,
    isInternal: display.internal === true,
  }))
}

/** Displays as the candidate knows them, the main one first. The names stay on this computer. */
export function displayViews(screen: Pick<Electron.Screen, 'getAllDisplays' | 'getPrimaryDisplay'>): DisplayView[] {
  const main = screen.getPrimaryDisplay().id
  return screen
    .getAllDisplays()
    .toSorted((one, other) => Number(other.id === main) - Number(one.id === main))
    .map(({ label, size, internal }) => ({
      name: label,
      width: Math.round(size.width),
      height: Math.round(size.height),
      isInternal: internal === true,
    }))
}

/** Records displays that come, go or change. */
export function createDisplaysSensor(screen: Screen): Sensor {
  return {
    name: 'displays',
    start: (record) => {
      const report = (change: EventData<'displays.changed'>['change']) => () =>
        void record({ type: 'displays.changed', data: { change, displays: displayFacts(screen) } })
      return {
        coverage: seesEverything,
        stop: listenTo(screen, {
          'display-added': report('added'),
          'display-removed': report('removed'),
          'display-metrics-changed': report('changed'),
        }),
      }
    },
  }
}
