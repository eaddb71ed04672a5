import { useCallback, useEffect, useRef } from 'react'
import type { LiveAttempt, LiveMessage } from '../../../shared/api/live.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useReview } from '../context.ts'
import { sayProblem } from '../review-client.ts'
import { Composer } from './composer.tsx'
import { ThreadMessage } from './thread-message.tsx'
import { usePolled } from './use-polled.ts'

export interface ThreadProps {
  readonly attemptId: string
  /** The attempt as the list has it; null where the list has it no more, or is not known yet. */
  readonly attempt: LiveAttempt | null
  readonly isListKnown: boolean
}

/** What a candidate and the invigilators wrote to each other, and a place to write more. */
export function Thread({ attemptId, attempt, isListKnown }: ThreadProps) {
  const { client, places } = useReview()
  const load = useCallback(() => client.messages(attemptId), [client, attemptId])
  const asking = usePolled(load)
  const messages = asking.value
  return (
    <aside className="live-thread" aria-labelledby="live-thread">
      <div className="live-thread-head">
        <h2 id="live-thread" tabIndex={-1} dir="auto">
          {attempt?.candidateName ?? 'Messages'}
        </h2>
        <a className="small" href={places.live()}>
          Close<span className="visually-hidden"> the messages</span>
        </a>
      </div>
      {asking.failure === null ? null : <NotAsked failure={asking.failure} isOld={messages !== null} />}
      {messages === null && asking.failure === null ? <Skeleton label="Loading the messages" lines={4} /> : null}
      {messages === null ? null : <Log messages={messages} candidateName={attempt?.candidateName ?? 'The candidate'} />}
      {attempt === null ? (
        isListKnown ? (
          <p className="small">
            This attempt is not in progress any more. What was written is part of{' '}
            <a href={places.attempt(attemptId)}>its record</a>.
          </p>
        ) : null
      ) : attempt.isWatched && attempt.mayWrite ? (
        <Composer attempt={attempt} onSent={asking.take} />
      ) : (
        <p className="small">The policy of this assessment lets nobody write.</p>
      )}
    </aside>
  )
}

function NotAsked({ failure, isOld }: { readonly failure: unknown; readonly isOld: boolean }) {
  return (
    <p className="small live-not-asked" role="status">
      {sayProblem(failure).message}
      {isOld ? ' There may be messages that are not shown here, and times that are newer.' : null}
    </p>
  )
}

/** The messages, the newest at the end and in view; a screen reader hears what is added. */
function Log({ messages, candidateName }: { messages: readonly LiveMessage[]; candidateName: string }) {
  const box = useRef<HTMLElement>(null)
  const count = messages.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: a message more is what moves the end into view
  useEffect(() => {
    box.current?.scrollTo({ top: box.current.scrollHeight })
  }, [count])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, so the keyboard has to reach it
    <section ref={box} className="live-log" role="log" aria-label="Messages" tabIndex={0}>
      {count === 0 ? (
        <p className="soft">Nothing was written yet.</p>
      ) : (
        <ol>
          {messages.map((message) => (
            <ThreadMessage key={message.id} message={message} candidateName={candidateName} />
          ))}
        </ol>
      )}
    </section>
  )
}
