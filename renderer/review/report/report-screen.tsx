import { useCallback, useMemo, useState } from 'react'
import type { AttemptReview } from '../../../shared/api/review.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { deriveAttempt } from '../attempt/derived.ts'
import { useReview } from '../context.ts'
import { LoadFailed } from '../load-failed.tsx'
import { useLoaded } from '../use-loaded.ts'
import { Findings } from './findings.tsx'
import { IntakeSection } from './intake-section.tsx'
import { HowToVerify, Notes, Replies, Verified } from './record.tsx'
import type { ReportProps } from './report-props.ts'
import { Responses } from './responses.tsx'
import { Scores } from './scores.tsx'
import { Summary } from './summary.tsx'
import { Coverage, TimelineSection } from './timeline-section.tsx'
import '../attempt/attempt.css'
import '../desk/desk.css'
import './report.css'

/** One attempt on paper: everything that the page shows, in the order in which somebody reads it who was not there. */
export function ReportScreen({ attemptId }: { readonly attemptId: string }) {
  const { client, places } = useReview()
  const load = useCallback(() => client.report(attemptId), [client, attemptId])
  const loaded = useLoaded(load, () => null)
  if (loaded.state === 'ready') return <Opened review={loaded.value} />
  return (
    <main className="page">
      <a href={places.attempt(attemptId)}>Back to the attempt</a>
      {loaded.state === 'failed' ? <LoadFailed {...loaded} /> : <Skeleton label="Loading the report" lines={10} />}
    </main>
  )
}

function Opened({ review }: { readonly review: AttemptReview }) {
  const { places } = useReview()
  const [hasNotes, setNotes] = useState(false)
  return (
    <>
      <header className="report-tools">
        <a href={places.attempt(review.summary.attemptId)}>Back to the attempt</a>
        <label className="report-option">
          <input type="checkbox" checked={hasNotes} onChange={(event) => setNotes(event.target.checked)} />
          Include the reviewers’ notes ({review.notes.length})
        </label>
        <Button tone="primary" isDisabled={review.events.length === 0} onPress={() => window.print()}>
          Print, or save as PDF
        </Button>
      </header>
      {review.events.length === 0 ? (
        <main className="page">
          <Notice
            tone="plain"
            happened="This attempt has not been opened yet, so there is nothing to report."
            next="Come back once it is scored."
          />
        </main>
      ) : (
        <Report review={review} hasNotes={hasNotes} />
      )}
    </>
  )
}

function Report({ review, hasNotes }: { readonly review: AttemptReview; readonly hasNotes: boolean }) {
  const derived = useMemo(() => deriveAttempt(review), [review])
  const props: ReportProps = { review, derived }
  return (
    <main className="report">
      <Summary {...props} />
      <Verified {...props} />
      <Scores {...props} />
      <IntakeSection {...props} />
      <Findings {...props} />
      <TimelineSection {...props} />
      <Coverage {...props} />
      <Replies {...props} />
      <Responses {...props} />
      {hasNotes ? <Notes {...props} /> : null}
      <HowToVerify {...props} />
    </main>
  )
}
