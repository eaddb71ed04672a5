import { useMemo } from 'react'
import { countBelow, countUpTo } from '../../../shared/sorted.ts'
import { sayCount, sayDuration } from '../../../shared/timeline/amounts.ts'
import type { Interval } from '../../../shared/timeline/model.ts'
import { repliesWithin } from '../../../shared/timeline/replies.ts'
import { useAttempt, useAttemptView } from '../attempt/attempt-store.ts'
import type { Derived } from '../attempt/derived.ts'
import { Replies } from '../events/replies.tsx'
import { describeRow } from '../timeline/row-words.ts'
import { findRow } from '../timeline/scene.ts'
import { clockSecond, fullTime } from '../times.ts'
import { useSlowMoment } from './use-moment.ts'

/**
 * The event that is pointed at or pinned, else the last one before the moment: in words, with what else it may be, what
 * went on meanwhile, and what the candidate says about it.
 */
export function EventCard({ id }: { readonly id: string }) {
  const { review, derived } = useAttempt()
  const { rows } = derived.timeline
  const seq = useAttemptView(({ pointedSeq, pinnedSeq }) => pointedSeq ?? pinnedSeq)
  const isPlaying = useAttemptView((view) => view.isPlaying)
  const momentMs = useSlowMoment()
  const before = useMemo(() => derived.momentAt(momentMs).before, [derived, momentMs])
  const row = seq === null ? before : rows[findRow(rows, seq)]
  if (row === null || row === undefined)
    return (
      <p id={id} className="event-words soft small">
        Nothing had happened yet. Point at the timeline, or step through it with the arrow keys.
      </p>
    )
  const { title, words, innocentCauses } = describeRow(derived, row)
  const wallMs = derived.events[row.seq]?.wallMs ?? row.atMs
  const lasting = derived.timeline.intervals.find((interval) => interval.seq === row.seq && interval.kind !== 'item')
  const replies = repliesWithin(derived.replies, row.seq, row.endSeq)
  const notes = review.notes.filter(({ refSeqs }) => refSeqs.some((ref) => ref >= row.seq && ref <= row.endSeq))
  return (
    <div id={id} className="event-words" aria-live={isPlaying ? 'off' : 'polite'}>
      <p className="event-words-what small">
        <time className="figures soft" dateTime={new Date(row.atMs).toISOString()} title={fullTime(wallMs)}>
          {clockSecond(row.atMs)}
        </time>{' '}
        <strong>{title}.</strong>
        {words === '' ? null : <span> {words}</span>}
        {lasting === undefined || lasting.toMs <= lasting.fromMs ? null : (
          <span> {sayMeanwhile(lasting, derived)}</span>
        )}
      </p>
      <Replies replies={replies} isNoneTold={innocentCauses.length > 0} />
      {notes.map((note) => (
        <p key={note.noteId} className="small">
          <span className="event-words-also">Note by {note.by.name}:</span> {note.text}
        </p>
      ))}
      {innocentCauses.length === 0 ? null : (
        <p className="small soft">
          <span className="event-words-also">It may also be:</span> {innocentCauses.join(' ')}
        </p>
      )}
    </div>
  )
}

/** What was written while something lasted, and what came just after it. */
export function sayMeanwhile({ fromMs, toMs, endSeq }: Interval, derived: Derived): string {
  const { rows, writing } = derived.timeline
  const edits = writing.inserted.subarray(countBelow(writing.atMs, fromMs), countUpTo(writing.atMs, toMs))
  const chars = edits.reduce((sum, count) => sum + count, 0)
  const meanwhile =
    chars === 0 ? 'Nothing was written meanwhile.' : `${sayCount(chars, 'character')} came in meanwhile.`
  const next = rows.find(
    ({ atMs, seq, lane }) => atMs >= toMs && seq > (endSeq ?? -1) && lane !== 'coverage' && lane !== 'receipts',
  )
  if (next === undefined) return meanwhile
  return `${meanwhile} ${sayDuration(next.atMs - toMs)} after it: ${describeRow(derived, next).title}.`
}
