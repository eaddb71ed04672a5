import { countBelow } from '../../../shared/sorted.ts'
import type { Timeline } from '../../../shared/timeline/model.ts'
import type { ViewControls } from './use-view.ts'

/** The keys of the timeline, as the help lists them. */
export const timelineKeys = [
  ['← →', 'previous or next entry'],
  ['Shift ← →', 'previous or next item'],
  ['+ −', 'closer, farther'],
  ['0', 'the whole attempt'],
  ['Home End', 'first or last entry'],
  ['/', 'search the list'],
  ['Esc', 'let the entry go'],
  ['?', 'this list'],
] as const

export interface StepTarget {
  /** Place of the pinned row; -1 for none. */
  readonly pinned: number
  readonly pin: (row: number) => void
  readonly unpin: () => void
  readonly help: () => void
  readonly search: () => void
}

/**
 * The row that a step leads to. From nothing, a step enters at the first row in view, or at the last one backwards.
 * `isByItem` steps between the rows that open an item.
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
    return Math.min(rows.length - 1, Math.max(0, pinned + direction))
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

const CLOSER = 0.6

/** Acts on a key; true when it meant something. */
export function keyActions(timeline: Timeline, controls: ViewControls, target: StepTarget) {
  const go = (row: number) => {
    const told = timeline.rows[row]
    if (told === undefined) return
    target.pin(row)
    controls.show(told.atMs)
  }
  const anchorMs = timeline.rows[target.pinned]?.atMs
  const step = (direction: 1 | -1, isByItem: boolean) =>
    go(stepRow(timeline, target.pinned, direction, isByItem, controls.view.fromMs, controls.view.toMs))
  const actions: Readonly<Record<string, (isShift: boolean) => void>> = {
    ArrowRight: (isShift) => step(1, isShift),
    ArrowLeft: (isShift) => step(-1, isShift),
    Home: () => go(0),
    End: () => go(timeline.rows.length - 1),
    '+': () => controls.zoom(CLOSER, anchorMs),
    '=': () => controls.zoom(CLOSER, anchorMs),
    '-': () => controls.zoom(1 / CLOSER, anchorMs),
    '0': () => controls.showAll(),
    Escape: () => target.unpin(),
    '?': () => target.help(),
    '/': () => target.search(),
  }
  return (key: string, isShift: boolean): boolean => {
    const act = actions[key]
    act?.(isShift)
    return act !== undefined
  }
}
