import { useCallback, useMemo, useState } from 'react'
import type { Desk } from '../../../shared/api/desk.ts'
import type { AttemptReview } from '../../../shared/api/review.ts'
import { listItems } from '../../../shared/pack/pack.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useReview } from '../context.ts'
import { EventList } from '../events/event-list.tsx'
import { TableView } from '../events/table-view.tsx'
import { sayProblem } from '../review-client.ts'
import { TimelinePanel } from '../timeline/timeline-panel.tsx'
import { TopBar } from '../top-bar.tsx'
import { useLoaded } from '../use-loaded.ts'
import { AttemptAside } from './attempt-aside.tsx'
import { AttemptHeading } from './attempt-heading.tsx'
import { AttemptContext, createAttemptStore, useAttemptView } from './attempt-store.ts'
import { deriveAttempt } from './derived.ts'
import { ItemNav } from './item-nav.tsx'
import { ItemResponses } from './item-responses.tsx'
import { RuntimeNotice } from './runtime-notice.tsx'
import './attempt.css'

/** How often an attempt is asked for again until it is scored. */
const REFRESH_MS = 5_000

export function AttemptScreen({ attemptId }: { readonly attemptId: string }) {
  const { client, places } = useReview()
  const load = useCallback(() => client.attempt(attemptId), [client, attemptId])
  const loaded = useLoaded(load, ({ summary: { status } }) =>
    status === 'in-progress' || status === 'received' ? REFRESH_MS : null,
  )
  if (loaded.state === 'ready') return <OpenedAttempt review={loaded.value} />
  const problem = loaded.state === 'failed' ? sayProblem(loaded.failure) : null
  return (
    <>
      <TopBar />
      <main className="page">
        {problem === null ? <Skeleton label="Loading the attempt" lines={8} /> : null}
        {loaded.state === 'failed' && problem !== null ? (
          <Notice
            tone="problem"
            happened={problem.message}
            code={problem.code}
            announce="alert"
            action={
              problem.code === 'review/blind' ? (
                <a className="button button-secondary" href={places.blind(attemptId)}>
                  Go on rating blind
                </a>
              ) : (
                <Button onPress={loaded.retry}>Try again</Button>
              )
            }
          />
        ) : null}
      </main>
    </>
  )
}

function OpenedAttempt({ review: loaded }: { readonly review: AttemptReview }) {
  // Kept with what it was added to: a review that is loaded again brings its own.
  const [added, setAdded] = useState<{ readonly to: AttemptReview; readonly desk: Desk } | null>(null)
  const review = useMemo(() => (added?.to === loaded ? { ...loaded, ...added.desk } : loaded), [loaded, added])
  const update = useCallback((desk: Desk) => setAdded({ to: loaded, desk }), [loaded])
  const derived = useMemo(() => deriveAttempt(loaded), [loaded])
  const [store] = useState(() => {
    const { startedMs, fromMs } = derived.timeline
    return createAttemptStore(listItems(loaded.pack)[0]?.id ?? '', startedMs ?? fromMs)
  })
  const open = useMemo(() => ({ review, derived, store, update }), [review, derived, store, update])
  return (
    <AttemptContext value={open}>
      <div className="attempt">
        <TopBar>
          <AttemptHeading />
        </TopBar>
        <RuntimeNotice />
        {derived.events.length === 0 ? (
          <main className="page">
            <Notice tone="plain" happened="This attempt has not been opened yet." safe={waitingWords(review)} />
          </main>
        ) : (
          <AttemptPage />
        )}
      </div>
    </AttemptContext>
  )
}

function AttemptPage() {
  const page = useAttemptView((view) => view.page)
  const isListing = useAttemptView((view) => view.isListing)
  if (page === 'table') return <TableView />
  return (
    <>
      <main className="attempt-columns">
        <ItemNav />
        <ItemResponses />
        {isListing ? <EventList /> : <AttemptAside />}
      </main>
      <TimelinePanel />
    </>
  )
}

function waitingWords({ summary }: AttemptReview): string {
  if (summary.attention !== null) return summary.attention
  return summary.status === 'in-progress'
    ? 'The candidate is still answering. The record is stored as it arrives and is opened once it was submitted.'
    : 'It was received and waits to be scored. This page refreshes by itself.'
}
