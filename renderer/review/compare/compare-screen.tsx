import { useCallback, useMemo } from 'react'
import type { AttemptReview } from '../../../shared/api/review.ts'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { deriveAttempt } from '../attempt/derived.ts'
import { useReview } from '../context.ts'
import { LoadFailed } from '../load-failed.tsx'
import { TopBar } from '../top-bar.tsx'
import { useLoaded } from '../use-loaded.ts'
import { CompareFindings } from './compare-findings.tsx'
import { CompareHeads } from './compare-heads.tsx'
import { CompareItems } from './compare-items.tsx'
import { CompareTimelines } from './compare-timelines.tsx'
import '../attempt/attempt.css'
import './compare.css'

/** Two attempts side by side. Each is opened as any other, and written down as such. */
export function CompareScreen({ one, two }: { readonly one: string; readonly two: string }) {
  return (
    <>
      <TopBar>
        <h1 className="compare-title">Two attempts side by side</h1>
      </TopBar>
      {one === '' || two === '' || one === two ? <Choose /> : <Load one={one} two={two} />}
    </>
  )
}

function Choose() {
  const { places } = useReview()
  return (
    <main className="page">
      <Notice
        tone="plain"
        happened="Two different attempts are needed."
        next={<a href={places.attempts()}>Choose two in the list of attempts</a>}
      />
    </main>
  )
}

function Load({ one, two }: { readonly one: string; readonly two: string }) {
  const { client } = useReview()
  const load = useCallback(() => Promise.all([client.attempt(one), client.attempt(two)]), [client, one, two])
  const loaded = useLoaded(load, () => null)
  if (loaded.state === 'ready') return <Both reviews={loaded.value} />
  return (
    <main className="page">
      {loaded.state === 'failed' ? <LoadFailed {...loaded} /> : <Skeleton label="Loading both attempts" lines={8} />}
    </main>
  )
}

function Both({ reviews }: { readonly reviews: readonly [AttemptReview, AttemptReview] }) {
  const [first, second] = reviews
  const closed = reviews.find(({ events }) => events.length === 0)
  if (closed !== undefined)
    return (
      <main className="page">
        <Notice
          tone="plain"
          happened={`The attempt of ${closed.summary.candidateName} has not been opened yet.`}
          next="Compare the two once both are scored."
        />
      </main>
    )
  return <Compared first={first} second={second} />
}

function Compared({ first, second }: { readonly first: AttemptReview; readonly second: AttemptReview }) {
  const one = useMemo(() => ({ review: first, derived: deriveAttempt(first) }), [first])
  const two = useMemo(() => ({ review: second, derived: deriveAttempt(second) }), [second])
  return (
    <main className="compare">
      <CompareHeads one={one} two={two} />
      <CompareTimelines one={one} two={two} />
      <CompareItems one={one} two={two} />
      <CompareFindings one={one} two={two} />
    </main>
  )
}
