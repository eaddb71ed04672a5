import { type SensorName, sensorNames } from '../../../shared/attempt/events.ts'
import type { CoverageSpan, Interval, Row, Timeline } from '../../../shared/timeline/model.ts'
import { type BandName, bandNames, bandOfRow } from './layout.ts'
import { firstAtLeast } from './sorted.ts'

/** The rows of one band as sorted columns, so that a frame finds what it needs by binary search. */
export interface BandIndex {
  readonly atMs: Float64Array
  /** Place in `timeline.rows`. */
  readonly row: Uint32Array
}

/** A timeline prepared for drawing and pointing; built once for an attempt. */
export interface Scene {
  readonly timeline: Timeline
  readonly bands: Readonly<Record<BandName, BandIndex>>
  readonly intervals: Readonly<Record<BandName, readonly Interval[]>>
  readonly coverage: ReadonlyMap<SensorName, readonly CoverageSpan[]>
}

export function createScene(timeline: Timeline): Scene {
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
  return { timeline, bands: byBand((name) => index(places[name])), intervals, coverage }
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
  return intervalEnds(timeline).get(row.seq) ?? row.atMs
}

const ends = new WeakMap<Timeline, ReadonlyMap<number, number>>()

function intervalEnds(timeline: Timeline): ReadonlyMap<number, number> {
  const known = ends.get(timeline)
  if (known !== undefined) return known
  const fresh = new Map(timeline.intervals.map(({ seq, toMs }) => [seq, toMs]))
  ends.set(timeline, fresh)
  return fresh
}

/**
 * The row of a band at a moment: one that lasts over it, the latest first, else the nearest within `withinMs`; -1 when
 * there is none.
 */
export function pickRow({ timeline, bands }: Scene, band: BandName, atMs: number, withinMs: number): number {
  const { atMs: starts, row } = bands[band]
  const after = firstAtLeast(starts, atMs + withinMs)
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
