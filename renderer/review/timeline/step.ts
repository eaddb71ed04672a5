import { countBelow } from '../../../shared/sorted.ts'
import type { Timeline } from '../../../shared/timeline/model.ts'

/**
 * The row that a step leads to. From nothing, a step enters at the first row in view, or at the last one backwards.
 * Reports of sensors are stepped over: there are dozens at each start, and the band of coverage shows them. `isByItem`
 * steps between the rows that open an item.
 */
export function stepRow(
  timeline: Timeline,
  pinned: number,
  direction: 1 | -1,
  isByItem: boolean,
  fromMs: number,
  toMs: number,
): number {
  const { rows } = timeline
  if (rows.length === 0) return -1
  if (!isByItem) {
    if (pinned === -1) return enter(timeline, direction, direction === 1 ? fromMs : toMs)
    let next = pinned + direction
    while (rows[next]?.lane === 'coverage') next += direction
    return rows[next] === undefined ? pinned : next
  }
  const here = rows[pinned]?.atMs ?? (direction === 1 ? fromMs - 1 : toMs + 1)
  const opens = timeline.intervals.filter(({ kind }) => kind === 'item')
  const next =
    direction === 1 ? opens.find(({ fromMs: at }) => at > here) : opens.findLast(({ fromMs: at }) => at < here)
  if (next === undefined) return pinned
  return rows.findIndex((row) => row.endSeq >= next.seq && row.seq <= next.seq)
}

function enter({ rows }: Timeline, direction: 1 | -1, atMs: number): number {
  const times = Float64Array.from(rows, (row) => row.atMs)
  const place = countBelow(times, atMs)
  return Math.min(rows.length - 1, Math.max(0, direction === 1 ? place : place - 1))
}
