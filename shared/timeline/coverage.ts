import { type CoverageState, type EventOf, type SensorName, sensorsOf } from '../attempt/events.ts'
import type { CoverageSpan, Gap } from './model.ts'

/** A sensor that first reports within this time of the start, of a segment or of the assessment, was there from it (T8). */
export const START_UP_MS = 5_000

const UNREPORTED = 'It has not reported yet.'

interface Open {
  state: CoverageState
  fromMs: number
  reason: string
}

/** Collects when each sensor could see (T8, T9). Until a sensor has reported it counts as off. */
export function createCoverage() {
  const spans: CoverageSpan[] = []
  const open = new Map<SensorName, Open>()
  let startMs = 0
  let sensors = sensorsOf(1)

  const close = (sensor: SensorName, toMs: number) => {
    const span = open.get(sensor)
    if (span !== undefined && toMs > span.fromMs) spans.push({ sensor, ...span, toMs })
  }
  return {
    /** @param catalogue which sensors the client of this segment had */
    start(atMs: number, catalogue: number): void {
      startMs = atMs
      sensors = sensorsOf(catalogue)
      for (const sensor of sensors) open.set(sensor, { state: 'off', fromMs: atMs, reason: UNREPORTED })
    },
    /** The assessment starts, and the sensors with it. */
    begin(atMs: number): void {
      startMs = atMs
      for (const [sensor, { state, fromMs, reason }] of open) {
        if (reason !== UNREPORTED) continue
        if (atMs > fromMs) spans.push({ sensor, state, fromMs, toMs: atMs, reason: 'The assessment had not begun.' })
        open.set(sensor, { state, fromMs: atMs, reason })
      }
    },
    report({ data }: EventOf<'sensor.covered'>, atMs: number): void {
      const { sensor, state, reason } = data
      const current = open.get(sensor)
      if (current?.state === state && current.reason === reason) return
      const isFirst = current?.fromMs === startMs && current.reason === UNREPORTED
      const fromMs = isFirst && atMs - startMs <= START_UP_MS ? startMs : atMs
      close(sensor, fromMs)
      open.set(sensor, { state, fromMs, reason })
    },
    end(atMs: number): void {
      for (const sensor of open.keys()) close(sensor, atMs)
      open.clear()
    },
    /** T9: while no client ran, no sensor could see. */
    skip({ fromMs, toMs }: Gap): void {
      for (const sensor of sensors)
        spans.push({ sensor, state: 'not-running', fromMs, toMs, reason: 'The client was not running.' })
    },
    result: (): readonly CoverageSpan[] => spans,
  }
}

/** Time within `[fromMs, toMs]` in which `sensor` was not `on`, the times without a client left out; milliseconds. */
export function uncoveredMs(
  coverage: readonly CoverageSpan[],
  sensor: SensorName,
  fromMs: number,
  toMs: number,
): number {
  let totalMs = 0
  for (const span of coverage) {
    if (span.sensor !== sensor || span.state === 'on' || span.state === 'not-running') continue
    totalMs += Math.max(0, Math.min(span.toMs, toMs) - Math.max(span.fromMs, fromMs))
  }
  return totalMs
}
