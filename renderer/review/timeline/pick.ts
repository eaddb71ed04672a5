import type { JournalEvent } from '../../../shared/attempt/events.ts'
import { bandAt, coverageRowAt } from './layout.ts'
import { pickReport, pickRow } from './scene.ts'
import type { Lanes } from './use-lanes.ts'
import { momentAt, type TimeView } from './view.ts'

/** How near the pointer has to be to a mark, in pixels. */
const REACH = 7

/** What lies under a point of the lanes: an event and, on a bracket, the finding; null for nothing. */
export function pickAt(
  { scene, layout, found, marks }: Pick<Lanes, 'scene' | 'layout' | 'found' | 'marks'>,
  events: readonly JournalEvent[],
  view: TimeView,
  width: number,
  x: number,
  y: number,
): { readonly seq: number; readonly rule?: string } | null {
  const band = bandAt(layout, y)
  if (band === null) return null
  const reachMs = (REACH / width) * (view.toMs - view.fromMs)
  const axisMs = momentAt(view, width, x)
  const told = (row: number) => {
    const seq = scene.timeline.rows[row]?.seq
    return seq === undefined ? null : { seq }
  }
  if (band.name === 'coverage') {
    const [sensor, another] = coverageRowAt(layout, y)?.sensors ?? []
    // A group stands for many reports; none of them is the one that was meant.
    return sensor === undefined || another !== undefined ? null : told(pickReport(scene, events, sensor, axisMs))
  }
  if (band.name === 'findings') {
    const under = found.filter(({ fromMs, toMs }) => fromMs - reachMs <= axisMs && axisMs <= toMs + reachMs)
    const nearest = (seqs: readonly number[]) =>
      seqs.toSorted((one, other) => Math.abs(timeOf(one) - axisMs) - Math.abs(timeOf(other) - axisMs))[0]
    const timeOf = (seq: number) => scene.timeline.atMs[seq] ?? 0
    const shortest = under.toSorted((one, other) => one.toMs - one.fromMs - (other.toMs - other.fromMs))[0]
    const seq = shortest === undefined ? undefined : nearest(shortest.seqs)
    return seq === undefined || shortest === undefined ? null : { seq, rule: shortest.rule }
  }
  if (band.name === 'marks') {
    const near = marks.filter((mark) => Math.abs(mark.axisMs - axisMs) <= reachMs)
    return near[0] === undefined ? null : { seq: near[0].seq }
  }
  return told(pickRow(scene, band.name, axisMs, reachMs))
}
