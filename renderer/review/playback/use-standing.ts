import { useMemo } from 'react'
import type { FieldValue } from '../../../shared/pack/response.ts'
import type { Standing } from '../../../shared/playback/playback.ts'
import { type Shares, sharesOf } from '../../../shared/provenance/spans.ts'
import { countUpTo } from '../../../shared/sorted.ts'
import { type AttemptView, useAttempt, useAttemptView } from '../attempt/attempt-store.ts'
import type { Derived } from '../attempt/derived.ts'

/** The last event up to the moment that is replayed; null while the final responses are shown. */
function replayedSeq({ timeline }: Derived, { isReplaying, momentMs }: AttemptView): number | null {
  return isReplaying ? countUpTo(timeline.atMs, momentMs) - 1 : null
}

/** Event of a field's last change before the moment; `final` while the final responses are shown. It changes only with the field. */
function useChange(field: number): number | null | 'final' {
  const { derived } = useAttempt()
  return useAttemptView((view) => {
    const seq = replayedSeq(derived, view)
    return seq === null ? 'final' : derived.playback().changedAt(field, seq)
  })
}

/** The text of a field as it stood at the moment that is replayed; null while the final responses are shown. */
export function useStanding(field: number): Standing | null {
  const { derived } = useAttempt()
  const change = useChange(field)
  return useMemo(
    () => (change === 'final' ? null : derived.playback().textAt(field, change ?? -1)),
    [derived, field, change],
  )
}

/** Events of the last changes of some fields; null while the final responses are shown. It changes only with one of them. */
function useChanges(fields: readonly number[]): readonly number[] | null {
  const { derived } = useAttempt()
  // One string for all of them, so that the page is drawn again only when one of them has changed.
  const changes = useAttemptView((view) => {
    const seq = replayedSeq(derived, view)
    if (seq === null) return null
    return fields.map((field) => derived.playback().changedAt(field, seq) ?? -1).join()
  })
  return useMemo(() => (changes === null ? null : changes.split(',').map(Number)), [changes])
}

/** The values of some fields as they stood at the moment; null while the final responses are shown. */
export function useStandingValues(fields: readonly number[]): ReadonlyMap<number, FieldValue> | null {
  const { derived } = useAttempt()
  const changes = useChanges(fields)
  return useMemo(
    () =>
      changes === null
        ? null
        : new Map(fields.map((field, place) => [field, derived.playback().valueAt(field, changes[place] ?? -1)])),
    [derived, fields, changes],
  )
}

/** The shares of some fields' texts together, as they stood; null while the final responses are shown. */
export function useStandingShares(fields: readonly number[]): Shares | null {
  const { derived } = useAttempt()
  const changes = useChanges(fields)
  return useMemo(
    () =>
      changes === null
        ? null
        : sharesOf(fields.flatMap((field, place) => derived.playback().textAt(field, changes[place] ?? -1).spans)),
    [derived, fields, changes],
  )
}

/** Whether the last change before the moment is one of this field: the caret stands there. */
export function useHasCaret(field: number): boolean {
  const { derived } = useAttempt()
  return useAttemptView((view) => {
    const seq = replayedSeq(derived, view)
    if (seq === null) return false
    const { writing } = derived.timeline
    const place = countUpTo(writing.seq, seq) - 1
    return place >= 0 && writing.field[place] === field
  })
}
