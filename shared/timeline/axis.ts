import type { JournalEvent } from '../attempt/events.ts'

/**
 * Places events on one time axis, in UTC milliseconds (docs/spec/timeline.md, T1 to T3). Within a segment time runs with
 * the monotonic clock, so that a changed wall clock moves nothing, and the next segment is placed by its wall clock less
 * those changes; a suspension, which some monotonic clocks leave out, is put back. The axis never runs backwards.
 */
export interface Axis {
  /** Time of the next event; events must come in order. */
  readonly place: (event: JournalEvent) => number
}

export function createAxis(): Axis {
  let segment = -1
  let offsetMs = 0
  /** By what the wall clock was moved while a client ran, and the axis was not. */
  let changedMs = 0
  let lastMs = Number.NEGATIVE_INFINITY
  return {
    place(event) {
      if (event.segment !== segment) {
        segment = event.segment
        offsetMs = Math.max(event.wallMs - changedMs, lastMs) - event.monoMs
      }
      if (event.type === 'power.resumed') {
        const driftMs = event.wallMs - event.monoMs - offsetMs
        offsetMs += Math.max(0, Math.min(driftMs, event.data.gapMs))
      }
      lastMs = Math.max(lastMs, event.monoMs + offsetMs)
      changedMs = event.wallMs - lastMs
      return lastMs
    },
  }
}
