import { useState } from 'react'
import type { Note } from '../../../shared/api/desk.ts'
import { listItems } from '../../../shared/pack/pack.ts'
import { describeEvent } from '../../../shared/timeline/describe.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { useAttempt, useAttemptView } from '../attempt/attempt-store.ts'
import { useGoTo } from '../attempt/go-to.ts'
import { useReview } from '../context.ts'
import { clockSecond } from '../times.ts'
import { ByLine } from './by-line.tsx'
import { useAdding } from './use-adding.ts'
import './desk.css'

/** Notes about the attempt, its items and its events, and a form for another. */
export function NotesPanel() {
  const { review } = useAttempt()
  return (
    <div className="panel">
      <NoteForm />
      {review.notes.length === 0 ? (
        <p className="soft small">
          No notes yet. A note keeps your name and the time, and stays: nobody can change it.
        </p>
      ) : (
        <ol className="notes">
          {review.notes.toReversed().map((note) => (
            <NoteEntry key={note.noteId} note={note} />
          ))}
        </ol>
      )}
    </div>
  )
}

/** The events that a note is about; the most that are shown as buttons. */
const MOST_EVENTS = 10

function NoteEntry({ note }: { readonly note: Note }) {
  const goTo = useGoTo()
  const { review, derived, store } = useAttempt()
  const item = listItems(review.pack).find(({ id }) => id === note.item)
  return (
    <li className="note">
      <p className="note-text">{note.text}</p>
      <ByLine by={note.by} atMs={note.atMs} />
      <ul className="note-about small">
        {item === undefined ? null : (
          <li>
            <button
              type="button"
              className="event-link"
              onClick={() => store.setState({ item: item.id, evidence: null })}
            >
              {item.title}
            </button>
          </li>
        )}
        {note.refSeqs.slice(0, MOST_EVENTS).map((seq) => {
          const event = derived.events[seq]
          return event === undefined ? null : (
            <li key={seq}>
              <button type="button" className="event-link" onClick={() => goTo.event(seq)}>
                <span className="figures soft">{clockSecond(derived.timeline.atMs[seq] ?? 0)}</span>{' '}
                {describeEvent(event, derived.words).title}
              </button>
            </li>
          )
        })}
        {note.refSeqs.length > MOST_EVENTS ? (
          <li className="soft">and {note.refSeqs.length - MOST_EVENTS} more events</li>
        ) : null}
      </ul>
    </li>
  )
}

const places = ['attempt', 'item', 'event'] as const
type Place = (typeof places)[number]

function NoteForm() {
  const { client } = useReview()
  const { review, derived } = useAttempt()
  const current = useAttemptView((view) => view.item)
  const pinnedSeq = useAttemptView((view) => view.pinnedSeq)
  const { add, isBusy, problem } = useAdding()
  const [place, setPlace] = useState<Place>('attempt')
  const [text, setText] = useState('')
  const pinned = pinnedSeq === null ? undefined : derived.events[pinnedSeq]
  const item = listItems(review.pack).find(({ id }) => id === current)
  const about = place === 'event' && pinned === undefined ? 'attempt' : place
  const labels: Readonly<Record<Place, string>> = {
    attempt: 'The whole attempt',
    item: item?.title ?? 'The item',
    event: pinned === undefined ? 'An event: pin one on the timeline' : describeEvent(pinned, derived.words).title,
  }
  const save = async () => {
    const note = {
      item: about === 'item' ? current : null,
      refSeqs: about === 'event' && pinnedSeq !== null ? [pinnedSeq] : [],
      text,
    }
    if (await add((attemptId) => client.addNote(attemptId, note))) setText('')
  }
  return (
    <form
      className="score-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') void save()
      }}
    >
      <TextArea label="A note for everyone who reviews this" value={text} onChange={setText} maxLength={4_000} />
      <label className="note-place">
        <span className="text-field-label">About</span>
        <select
          value={about}
          onChange={(event) => setPlace(places.find((one) => one === event.target.value) ?? 'attempt')}
        >
          {places.map((one) => (
            <option key={one} value={one} disabled={one === 'event' && pinned === undefined}>
              {labels[one]}
            </option>
          ))}
        </select>
      </label>
      {problem === null ? null : (
        <p className="form-error small" role="alert">
          {problem}
        </p>
      )}
      <div className="form-actions">
        <Button type="submit" isBusy={isBusy} isDisabled={text.trim() === ''}>
          Add note
        </Button>
      </div>
    </form>
  )
}
