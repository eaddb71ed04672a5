import type { JournalEvent } from '../attempt/events.ts'

/**
 * Places events on one time axis, in UTC milliseconds (docs/spec/timeline.md, T1 to T3). Within a segment time runs with
 * the monotonic clock, so that a changed wall clock moves nothing; a suspension, which some monotonic clocks leave out,
 * is put back. The axis never runs backwards.
 */
export interface Axis {
  /** Time of the next event; events must come in order. */
  readonly place: (event: JournalEvent) => number
}

export function createAxis(): Axis {
  let segment = -1
  let offsetMs = 0
  let lastMs = Number.NEGATIVE_INFINITY
  return {
    place(event) {
      if (event.segment !== segment) {
        segment = event.segment
        offsetMs = Math.max(event.wallMs, lastMs) - event.monoMs
      }
      if (event.type === 'power.resumed') {
        const driftMs = event.wallMs - event.monoMs - offsetMs
        offsetMs += Math.max(0, Math.min(driftMs, event.data.gapMs))
      }
      lastMs = Math.max(lastMs, event.monoMs + offsetMs)
      return lastMs
    },
  }
}
