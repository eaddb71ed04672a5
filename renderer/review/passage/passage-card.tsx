import { useMemo } from 'react'
import { sayCount } from '../../../shared/timeline/amounts.ts'
import { describeEvent } from '../../../shared/timeline/describe.ts'
import { describePassage, lookBefore, type PassagePart } from '../../../shared/timeline/passage.ts'
import { repliesWithin } from '../../../shared/timeline/replies.ts'
import { Button } from '../../ui/button.tsx'
import { useOriginWords } from '../../ui/origins.ts'
import { type ChosenPassage, useAttempt, useAttemptView } from '../attempt/attempt-store.ts'
import { createGoTo } from '../attempt/go-to.ts'
import { Replies } from '../events/replies.tsx'
import { findQuoted, sayBefore, sayPart, saySource } from './passage-words.ts'
import './passage.css'

/** Where the chosen passage came from, in words; nothing while none is chosen. It stands at the bottom of the responses. */
export function PassageCard() {
  const chosen = useAttemptView((view) => view.passage)
  return chosen === null ? null : <Card chosen={chosen} />
}

function Card({ chosen }: { readonly chosen: ChosenPassage }) {
  const { derived, store } = useAttempt()
  const { field, from, to } = chosen
  const tagged = useMemo(() => derived.playback().taggedAt(field, Number.POSITIVE_INFINITY), [derived, field])
  const parts = useMemo(
    () => describePassage(tagged, from, to, derived.timeline, derived.events),
    [tagged, from, to, derived],
  )
  const [only, another] = parts
  const text = tagged.text.slice(from, to).trim()
  return (
    <section className="passage-card" aria-label="Where this passage came from" aria-live="polite">
      <header>
        <h3>Where this came from</h3>
        <q className="passage-quote soft">{text.length > 140 ? `${text.slice(0, 139).trimEnd()}…` : text}</q>
        <Button tone="quiet" onPress={() => store.setState({ passage: null })}>
          Close
        </Button>
      </header>
      {only !== undefined && another === undefined ? (
        <OnePart part={only} text={tagged.text.slice(only.from, only.to)} />
      ) : (
        <Parts parts={parts} text={tagged.text} field={field} />
      )}
    </section>
  )
}

function Parts({
  parts,
  text,
  field,
}: {
  readonly parts: readonly PassagePart[]
  readonly text: string
  readonly field: number
}) {
  const { store } = useAttempt()
  const describe = useOriginWords()
  return (
    <>
      <p className="small soft">{sayCount(parts.length, 'part')}, each from one source. Press one for more.</p>
      <ol className="passage-parts">
        {parts.map((part) => (
          <li key={part.from}>
            <button
              type="button"
              className="passage-part"
              onClick={() => store.setState({ passage: { field, from: part.from, to: part.to } })}
            >
              <span data-origin={part.origin}>{describe(part.origin).label}</span>{' '}
              <span className="small">{sayPart(part)}</span>{' '}
              <q className="small soft">{shortened(text.slice(part.from, part.to))}</q>
            </button>
          </li>
        ))}
      </ol>
    </>
  )
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text)

function OnePart({ part, text }: { readonly part: PassagePart; readonly text: string }) {
  const open = useAttempt()
  const { derived, review, store } = open
  const describe = useOriginWords()
  const event = derived.events[part.firstSeq]
  const causes = event === undefined ? [] : describeEvent(event, derived.words).innocentCauses
  const quoted = part.transfer?.passage == null ? null : findQuoted(text, part.transfer.passage, review.pack)
  const goTo = createGoTo(open)
  const play = () => {
    // A little before, so that one sees it come.
    goTo.moment(part.firstMs - 2_000)
    store.setState({ isPlaying: true, speed: 1 })
  }
  return (
    <div className="passage-part-whole">
      <div className="passage-ways">
        <Button onPress={play}>Play that moment</Button>
        <Button tone="quiet" onPress={() => store.setState({ pinnedSeq: part.firstSeq, momentMs: part.firstMs })}>
          Show on the timeline
        </Button>
      </div>
      <p>
        <span data-origin={part.origin}>{describe(part.origin).label}</span> {sayPart(part)}{' '}
        {saySource(part, derived, review.pack)}
      </p>
      {quoted === null ? null : (
        <p className="small passage-stimulus">
          {quoted.before}
          <mark>{quoted.quoted}</mark>
          {quoted.after}
        </p>
      )}
      <p>{sayBefore(lookBefore(derived.timeline, part.firstMs))}</p>
      <Replies replies={repliesWithin(derived.replies, part.firstSeq, part.lastSeq)} isNoneTold={causes.length > 0} />
      {causes.length === 0 ? null : <p className="small soft">It may also be: {causes.join(' ')}</p>}
    </div>
  )
}
