import type { Clock } from '../clock.ts'
import type { Refusal, Refusals } from '../window/refusals.ts'
import { type Sensor, seesEverything } from './sensor.ts'

/** The same refusal again within this time is the same attempt: a page that asks in a loop fills no journal. */
const repeatMs = 10_000

const types = {
  navigation: 'navigation.refused',
  permissions: 'permission.asked',
  downloads: 'download.refused',
} as const satisfies { readonly [name: string]: Refusal['type'] }

/** Records what a page was not let do: go elsewhere, use a permission, download. Links within an item look the same. */
export function createRefusalSensor(name: keyof typeof types, refusals: Refusals, clock: Clock): Sensor {
  return {
    name,
    start: (record) => {
      const lastMs = new Map<string, number>()
      const stop = refusals.listen((refusal) => {
        if (refusal.type !== types[name]) return
        const key = JSON.stringify(refusal.data)
        const nowMs = clock.monoMs()
        if (nowMs - (lastMs.get(key) ?? Number.NEGATIVE_INFINITY) < repeatMs) return
        lastMs.set(key, nowMs)
        void record(refusal)
      })
      return { coverage: seesEverything, stop }
    },
  }
}
