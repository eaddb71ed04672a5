import { useAttempt, useAttemptView } from '../attempt/attempt-store.ts'
import { clockSecond, fullTime } from '../times.ts'
import { describeRow } from './row-words.ts'
import { findRow } from './scene.ts'

/** The event that is pointed at or pinned, in words, with what else it may be. */
export function EventWords({ id }: { readonly id: string }) {
  const { derived } = useAttempt()
  const seq = useAttemptView(({ pointedSeq, pinnedSeq }) => pointedSeq ?? pinnedSeq)
  const row = seq === null ? undefined : derived.timeline.rows[findRow(derived.timeline.rows, seq)]
  if (row === undefined)
    return (
      <p id={id} className="event-words soft small" role="status">
        Point at the timeline, or step through it with the arrow keys, to read each event in words.
      </p>
    )
  const { title, words, innocentCauses } = describeRow(derived, row)
  const event = derived.events[row.seq]
  return (
    <div id={id} className="event-words" role="status">
      <p className="event-words-what">
        <time
          className="figures soft"
          dateTime={new Date(row.atMs).toISOString()}
          title={fullTime(event?.wallMs ?? row.atMs)}
        >
          {clockSecond(row.atMs)}
        </time>{' '}
        <strong>{title}</strong>
        {words === '' ? null : <span className="soft"> {words}</span>}
      </p>
      {innocentCauses.length === 0 ? null : (
        <p className="small soft">
          <span className="event-words-also">It may also be:</span> {innocentCauses.join(' ')}
        </p>
      )}
    </div>
  )
}
