import { listItems } from '../../../shared/pack/pack.ts'
import { sayCount } from '../../../shared/timeline/amounts.ts'
import { describeEvent } from '../../../shared/timeline/describe.ts'
import { listReplies } from '../../../shared/timeline/replies.ts'
import { ByLine } from '../desk/by-line.tsx'
import { clockSecond, fullTime } from '../times.ts'
import type { ReportProps } from './report-props.ts'

/** What was checked about the record, and what ran the client. */
export function Verified({ review, derived }: ReportProps) {
  const { verification, receipts } = review
  return (
    <section className="report-section" aria-labelledby="report-record">
      <h2 id="report-record">The record</h2>
      {verification === null ? (
        <p>The record was not verified yet.</p>
      ) : (
        <>
          <p className="figures">
            {sayCount(verification.segments, 'segment')}, {sayCount(verification.frames, 'frame')},{' '}
            {sayCount(verification.events, 'event')}, {sayCount(verification.gaps, 'gap')},{' '}
            {sayCount(verification.forks, 'fork')}, {sayCount(receipts.length, 'signed receipt')}. Taken on{' '}
            {derived.runtimes.join(', ')}.
          </p>
          <ul className="report-checks">
            {verification.checks.map(({ name, isGood, words }) => (
              <li key={name}>
                <strong>
                  {isGood ? '✓' : '✗'} {name}
                  <span className="visually-hidden">{isGood ? ' holds' : ' does not hold'}</span>
                </strong>{' '}
                {words}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** What the candidate says: replies to events, reasons they gave, and replies after the submission. */
export function Replies({ review, derived }: ReportProps) {
  const later = review.replies.flatMap(({ about, wallMs, text }) =>
    text === null ? [] : [{ about, atMs: wallMs, text }],
  )
  const unread = review.replies.length - later.length
  const replies = [...listReplies(derived.events, derived.timeline.atMs, later)].flatMap(([, own]) => own)
  return (
    <section className="report-section" aria-labelledby="report-replies">
      <h2 id="report-replies">What the candidate says</h2>
      {replies.length === 0 ? <p>The candidate has not replied to anything.</p> : null}
      <ol className="report-list">
        {replies.map(({ about, atMs, text, kind }) => {
          const event = derived.events[about]
          return (
            <li key={`${about} ${atMs} ${text}`}>
              <p className="small soft">
                {kind === 'reason' ? 'Reason given' : 'Reply'} {clockSecond(atMs)}, about:{' '}
                {event === undefined ? '' : describeEvent(event, derived.words).title}
              </p>
              <p className="report-quote">{text}</p>
            </li>
          )
        })}
      </ol>
      {unread === 0 ? null : <p>{sayCount(unread, 'more reply', 'more replies')} could not be opened yet.</p>}
    </section>
  )
}

/** What reviewers noted; left out unless it is asked for. */
export function Notes({ review }: ReportProps) {
  const titles = new Map(listItems(review.pack).map(({ id, title }) => [id, title]))
  return (
    <section className="report-section" aria-labelledby="report-notes">
      <h2 id="report-notes">Notes of reviewers</h2>
      {review.notes.length === 0 ? <p>There are no notes.</p> : null}
      <ol className="report-list">
        {review.notes.map((note) => (
          <li key={note.noteId}>
            <p className="report-quote">{note.text}</p>
            <p className="small soft">
              <ByLine by={note.by} atMs={note.atMs} isPrinted />
              {note.item === null ? '' : ` · ${titles.get(note.item) ?? note.item}`}
              {note.refSeqs.length === 0 ? '' : ` · events ${note.refSeqs.join(', ')}`}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** How a reader checks all this without believing whoever printed it. */
export function HowToVerify({ review }: ReportProps) {
  const { attemptId } = review.summary
  return (
    <section className="report-section report-whole" aria-labelledby="report-verify">
      <h2 id="report-verify">How to verify this report</h2>
      <ol className="report-steps">
        <li>
          Ask {review.organisation} for the evidence bundle of attempt <code>{attemptId}</code>. It is the sealed record
          as the candidate’s device wrote and signed it, with the server’s receipts.
        </li>
        <li>
          Run <code>candor verify {attemptId}.candor-bundle</code>. It needs no network and no account, and says what
          was checked, what holds, and what could not be checked.
        </li>
        <li>
          With the organisation’s reading key, <code>candor derive {attemptId}.candor-bundle</code> derives every
          response, origin, time and finding of this report again from the record alone. Ratings, notes and decisions
          are people’s and the engine’s; they are in the organisation’s audit log.
        </li>
      </ol>
      {review.receipts.length === 0 ? null : (
        <p className="small soft">
          The last receipt confirms the record up to event {Math.max(...review.receipts.map(({ nextSeq }) => nextSeq))},
          at {fullTime(Math.max(...review.receipts.map(({ serverTimeMs }) => serverTimeMs)))} by the server’s clock.
        </p>
      )}
    </section>
  )
}
