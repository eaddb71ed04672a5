import type { OpenAttempt } from '../attempt/attempt-store.ts'
import { endOf, findRow } from './scene.ts'
import type { Lanes } from './use-lanes.ts'
import type { ViewControls } from './use-view.ts'
import { viewOf } from './view.ts'

/** Ways to bring a whole thing into view. Each says whether there is such a thing. */
export interface Show {
  readonly item: () => boolean
  /** The finding that was looked at last; the next one when that is in view already. */
  readonly finding: () => boolean
  readonly stretch: () => boolean
}

export function createShow(
  { store, derived }: OpenAttempt,
  { axis, found, scale }: Lanes,
  controls: ViewControls,
): Show {
  const glide = (fromMs: number, toMs: number) => {
    controls.glide(viewOf(fromMs, toMs))
    return true
  }
  const isShown = ({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }) => {
    const wanted = viewOf(fromMs, toMs)
    return Math.abs(wanted.fromMs - controls.view.fromMs) + Math.abs(wanted.toMs - controls.view.toMs) < 2
  }
  return {
    item() {
      const { item } = store.getState()
      const visits = axis.intervals.filter((interval) => interval.kind === 'item' && interval.item === item)
      const [first] = visits
      const toMs = visits.reduce((latest, visit) => Math.max(latest, visit.toMs), 0)
      return first === undefined ? false : glide(first.fromMs, toMs)
    },
    finding() {
      const place = found.findIndex(({ rule }) => rule === store.getState().rule)
      const now = found[Math.max(place, 0)]
      const next = now !== undefined && place >= 0 && isShown(now) ? found[(place + 1) % found.length] : now
      if (next === undefined) return false
      store.setState({ rule: next.rule, highlighted: next.seqs })
      return glide(next.fromMs, next.toMs)
    },
    stretch() {
      const { stretch, pinnedSeq } = store.getState()
      if (stretch !== null) return glide(scale.toAxis(stretch.fromMs), scale.toAxis(stretch.toMs))
      const row = pinnedSeq === null ? undefined : axis.rows[findRow(derived.timeline.rows, pinnedSeq)]
      return row === undefined ? false : glide(row.atMs, endOf(axis, row))
    },
  }
}
