import { type JournalEvent, type SensorName, sensorNames } from '../../../shared/attempt/events.ts'
import { countBelow } from '../../../shared/sorted.ts'
import type { CoverageSpan, Interval, Row, Timeline } from '../../../shared/timeline/model.ts'
import { type BandName, bandNames, bandOfRow } from './layout.ts'

/** The rows of one band as sorted columns, so that a frame finds what it needs by binary search. */
export interface BandIndex {
  readonly atMs: Float64Array
  /** Place in `timeline.rows`. */
  readonly row: Uint32Array
}

/** A timeline prepared for drawing and pointing; built once for an attempt. Times are axis milliseconds (scale.ts). */
export interface Scene {
  readonly timeline: Timeline
  /** How long an interval lasted; longer than on the axis where a gap within it is folded. */
  readonly lengthMs: (interval: Interval) => number
  readonly bands: Readonly<Record<BandName, BandIndex>>
  readonly intervals: Readonly<Record<BandName, readonly Interval[]>>
  readonly coverage: ReadonlyMap<SensorName, readonly CoverageSpan[]>
}

/**
 * @param timeline in axis milliseconds
 * @param toMs the time of a place on the axis
 * @param awayMs how long a departure lasted as the client measured it, by the event that begins it: that event is written
 *   once the focus has settled, a little after it went; null where no event ended the departure
 */
export function createScene(
  timeline: Timeline,
  toMs: (axisMs: number) => number = (axisMs) => axisMs,
  awayMs: (lossSeq: number) => number | null = () => null,
): Scene {
  const places: Record<BandName, number[]> = byBand(() => [])
  for (const [place, row] of timeline.rows.entries()) places[bandOfRow(row)].push(place)
  const intervals: Record<BandName, Interval[]> = byBand(() => [])
  for (const interval of timeline.intervals)
    intervals[interval.lane === 'receipts' ? 'network' : interval.lane].push(interval)
  const coverage = new Map<SensorName, CoverageSpan[]>(sensorNames.map((sensor) => [sensor, []]))
  for (const span of timeline.coverage) coverage.get(span.sensor)?.push(span)
  const index = (rows: readonly number[]): BandIndex => ({
    atMs: Float64Array.from(rows, (place) => timeline.rows[place]?.atMs ?? 0),
    row: Uint32Array.from(rows),
  })
  const lengthMs = (interval: Interval) =>
    (interval.kind === 'away' ? awayMs(interval.seq) : null) ?? toMs(interval.toMs) - toMs(interval.fromMs)
  return { timeline, lengthMs, bands: byBand((name) => index(places[name])), intervals, coverage }
}

function byBand<Value>(make: (name: BandName) => Value): Record<BandName, Value> {
  return Object.fromEntries(bandNames.map((name) => [name, make(name)])) as Record<BandName, Value> // every band is a key
}

/**
 * Place of the row that tells event `seq`: its own, or the burst of keys that it is part of. -1 when there is none.
 */
export function findRow(rows: readonly Row[], seq: number): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((rows[middle]?.seq ?? 0) <= seq) low = middle + 1
    else high = middle
  }
  for (let place = low - 1; place >= 0; place--) {
    const row = rows[place]
    if (row !== undefined && row.endSeq >= seq) return place
  }
  return -1
}

/** When a row ends on the axis: a burst at its last edit, the beginning of an interval at its end, anything else at once. */
export function endOf(timeline: Timeline, row: Row): number {
  if (row.burst !== null) return row.burst.toMs
  return lasting(timeline).ends.get(row.seq) ?? row.atMs
}

/** Whether a row begins or ends an interval, whose block shows it already. */
export function isPartOfInterval(timeline: Timeline, row: Row): boolean {
  const { ends, closing } = lasting(timeline)
  return closing.has(row.seq) || (ends.get(row.seq) ?? row.atMs) > row.atMs
}

/** Events of the faults lane that are faults, unlike the client's opening and closing. */
export function faultSeqs(timeline: Timeline): ReadonlySet<number> {
  return lasting(timeline).faults
}

interface Lasting {
  readonly ends: ReadonlyMap<number, number>
  readonly closing: ReadonlySet<number>
  readonly faults: ReadonlySet<number>
}

const known = new WeakMap<Timeline, Lasting>()

function lasting(timeline: Timeline): Lasting {
  const found = known.get(timeline)
  if (found !== undefined) return found
  const faults = timeline.points.filter(({ lane, kind }) => lane === 'faults' && !kind.startsWith('session.'))
  const fresh: Lasting = {
    ends: new Map(timeline.intervals.map(({ seq, toMs }) => [seq, toMs])),
    closing: new Set(timeline.intervals.flatMap(({ endSeq }) => (endSeq === null ? [] : [endSeq]))),
    faults: new Set(faults.map(({ seq }) => seq)),
  }
  known.set(timeline, fresh)
  return fresh
}

/** The report of a sensor that holds at a moment: its latest one before, or its first; -1 when it never reported. */
export function pickReport(
  { timeline, bands }: Scene,
  events: readonly JournalEvent[],
  sensor: SensorName,
  atMs: number,
): number {
  let best = -1
  for (const place of bands.coverage.row) {
    const row = timeline.rows[place]
    const event = row === undefined ? undefined : events[row.seq]
    if (row === undefined || event?.type !== 'sensor.covered' || event.data.sensor !== sensor) continue
    if (best === -1 || row.atMs <= atMs) best = place
  }
  return best
}

/**
 * The row of a band at a moment: one that lasts over it, the latest first, else the nearest within `withinMs`; -1 when
 * there is none.
 */
export function pickRow({ timeline, bands }: Scene, band: BandName, atMs: number, withinMs: number): number {
  const { atMs: starts, row } = bands[band]
  const after = countBelow(starts, atMs + withinMs)
  let best = -1
  let bestMs = withinMs
  // Rows that last are few beside each other, so looking back a little finds the one that covers the moment.
  for (let place = after - 1; place >= Math.max(0, after - 64); place--) {
    const number = row[place] ?? -1
    const candidate = timeline.rows[number]
    if (candidate === undefined) continue
    const distanceMs = distance(atMs, candidate.atMs, endOf(timeline, candidate))
    if (distanceMs < bestMs) {
      best = number
      bestMs = distanceMs
    }
  }
  return best
}

/** A point counts before something that lasts around it, or a paste within a burst could never be pointed at. */
function distance(atMs: number, fromMs: number, toMs: number): number {
  if (toMs === fromMs) return Math.abs(atMs - fromMs)
  if (atMs >= fromMs && atMs <= toMs) return 0.5
  return Math.min(Math.abs(atMs - fromMs), Math.abs(atMs - toMs))
}
