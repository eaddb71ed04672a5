import { countBelow, countUpTo } from '../sorted.ts'
import type { Timeline } from '../timeline/model.ts'
import { IDLE_MS } from './play-on.ts'

export const stepUnits = ['edit', 'burst', 'pause'] as const
export type StepUnit = (typeof stepUnits)[number]

/** The moments that playback steps between, each list ascending (T19). */
export type StepMoments = Readonly<Record<StepUnit, Float64Array>>

/**
 * `edit`: every edit; `burst`: the beginning of every run of keys and every paste and drop; `pause`: the first edit after
 * each stretch of more than 5 s without one.
 */
export function stepMoments({ writing, bursts, transfers }: Timeline): StepMoments {
  const edit = writing.atMs
  const pauses: number[] = []
  for (let place = 1; place < writing.count; place++) {
    const at = edit[place] ?? 0
    if (at - (edit[place - 1] ?? 0) > IDLE_MS) pauses.push(at)
  }
  const starts = [...bursts.map(({ fromMs }) => fromMs), ...transfers.map(({ atMs }) => atMs)]
  return { edit, burst: Float64Array.from(starts).sort(), pause: Float64Array.from(pauses) }
}

/** The step after or before a moment; null where there is none. */
export function stepFrom(moments: ArrayLike<number>, atMs: number, direction: 1 | -1): number | null {
  const place = direction === 1 ? countUpTo(moments, atMs) : countBelow(moments, atMs) - 1
  return moments[place] ?? null
}

/** The moments at which a playback has something to show: every event but reports of sensors and receipts (T18). */
export function busyMoments({ atMs, points, writing }: Timeline): Float64Array {
  const busy = points.filter(({ lane }) => lane !== 'receipts').map((point) => point.atMs)
  return Float64Array.from([atMs[0] ?? 0, ...busy, ...writing.atMs]).sort()
}
