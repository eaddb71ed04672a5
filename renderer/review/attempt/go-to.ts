import { countUpTo } from '../../../shared/sorted.ts'
import { type AttemptView, type OpenAttempt, useAttempt } from './attempt-store.ts'
import type { Derived } from './derived.ts'

/** Ways to another moment of an attempt; the timeline, the playback and the responses follow. */
export interface GoTo {
  /** To an event: it is pinned, and the responses are shown as they stood just after it. */
  readonly event: (seq: number) => void
  /** To a moment; whatever was pinned is let go. */
  readonly moment: (atMs: number) => void
  /** Back to the responses as they were submitted. */
  readonly final: () => void
}

export function useGoTo(): GoTo {
  return createGoTo(useAttempt())
}

export function createGoTo({ derived, store }: Pick<OpenAttempt, 'derived' | 'store'>): GoTo {
  const { timeline } = derived
  return {
    event(seq) {
      const momentMs = timeline.atMs[seq] ?? timeline.fromMs
      store.setState({ pinnedSeq: seq, momentMs, isReplaying: true, passage: null, ...itemAt(derived, seq) })
    },
    moment(atMs) {
      const momentMs = Math.min(Math.max(atMs, timeline.fromMs), timeline.toMs)
      const seq = countUpTo(timeline.atMs, momentMs) - 1
      store.setState({ momentMs, pinnedSeq: null, isReplaying: true, passage: null, ...itemAt(derived, seq) })
    },
    final: () => store.setState({ isReplaying: false, isPlaying: false }),
  }
}

/** The item that an event belongs to: that of its field, else the one that was open; nothing where none was. */
export function itemAt({ events, state, timeline }: Derived, seq: number): Pick<AttemptView, 'item'> | null {
  const event = events[seq]
  const field = event !== undefined && 'field' in event.data ? event.data.field : undefined
  const key = field === undefined ? undefined : state.fields[field]
  if (key !== undefined) return { item: key.slice(0, key.indexOf('.')) }
  const atMs = timeline.atMs[seq] ?? 0
  const open = timeline.intervals.findLast(
    ({ kind, fromMs, toMs }) => kind === 'item' && fromMs <= atMs && atMs <= toMs,
  )
  return open?.item == null ? null : { item: open.item }
}
