import type { EventOf, JournalEvent } from '../../shared/attempt/events.ts'
import { ofType } from './world.ts'

/**
 * What the events of a journal say by themselves, counted here as simply as can be and by nothing that the page uses: the
 * page's words are held against it.
 */
export interface JournalFacts {
  readonly events: readonly JournalEvent[]
  /** The one departure: when it began, how long it lasted, and what was written meanwhile. */
  readonly departure: {
    readonly seq: number
    readonly fromMs: number
    readonly awayMs: number
    readonly insertedChars: number
  }
  /** The one stretch in which no client ran. */
  readonly gap: { readonly fromMs: number; readonly toMs: number }
  readonly pastes: readonly EventOf<'edit.made'>[]
  /** Sensors whose last report before a moment, since the client's last start, says that they could see; and all that reported. */
  readonly watchingAt: (wallMs: number) => { readonly on: number; readonly all: number }
}

/** The facts of an attempt that has one departure and one kill. */
export function factsOf(events: readonly JournalEvent[]): JournalFacts {
  const [lost, another] = ofType(events, 'focus.lost')
  const [regained] = ofType(events, 'focus.regained')
  const second = ofType(events, 'session.started')[1]
  if (lost === undefined || regained === undefined || another !== undefined || second === undefined)
    throw new Error('the attempt has not one departure and two starts')
  const before = events[second.seq - 1]
  const edits = ofType(events, 'edit.made')
  const meanwhile = edits.filter(({ seq }) => seq > lost.seq && seq < regained.seq)
  return {
    events,
    departure: {
      seq: lost.seq,
      fromMs: regained.wallMs - regained.data.awayMs,
      awayMs: regained.data.awayMs,
      insertedChars: meanwhile.reduce((sum, { data }) => sum + data.inserted.length, 0),
    },
    gap: { fromMs: before?.wallMs ?? 0, toMs: second.wallMs },
    pastes: edits.filter(({ data }) => data.kind === 'pasted'),
    watchingAt: (wallMs) => {
      const told = events.filter((event) => event.wallMs <= wallMs)
      const start = ofType(told, 'session.started').at(-1)?.seq ?? 0
      const states = new Map(
        ofType(told, 'sensor.covered')
          .filter(({ seq }) => seq > start)
          .map(({ data }) => [data.sensor, data.state]),
      )
      return { on: [...states.values()].filter((state) => state === 'on').length, all: states.size }
    },
  }
}

/** `09:02:11`, UTC, as the page shows a moment in that zone. */
export const clockOf = (wallMs: number) => new Date(wallMs).toISOString().slice(11, 19)

/** Milliseconds of the day of each time that words name, such as `from 09:06:40 to 09:07:12`. */
export function timesIn(words: string): readonly number[] {
  return (words.match(/\d\d:\d\d:\d\d/g) ?? []).map((time) => Date.parse(`1970-01-01T${time}Z`))
}
