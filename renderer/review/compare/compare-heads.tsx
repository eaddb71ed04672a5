import { sayDuration } from '../../../shared/timeline/amounts.ts'
import { Badge } from '../../ui/badge.tsx'
import { useReview } from '../context.ts'
import { isStandIn } from '../runtime.ts'
import { SharesBar, SharesLegend } from '../shares-bar.tsx'
import { calendarDay, clockSecond, fullTime } from '../times.ts'
import type { Side } from './side.ts'

export interface CompareProps {
  readonly one: Side
  readonly two: Side
}

export function CompareHeads({ one, two }: CompareProps) {
  return (
    <div className="compare-columns">
      <Head side={one} />
      <Head side={two} />
    </div>
  )
}

/** Who, when, and where the text came from. */
function Head({ side: { review, derived } }: { readonly side: Side }) {
  const { places } = useReview()
  const { summary, verification } = review
  const { startedMs, submittedMs } = derived.timeline
  return (
    <section className="compare-side" aria-label={summary.candidateName}>
      <h2>
        <a href={places.attempt(summary.attemptId)}>{summary.candidateName}</a>
      </h2>
      <p className="small soft">
        {summary.assessment}
        {summary.submittedMs === null ? null : (
          <>
            {' · submitted '}
            <time dateTime={new Date(summary.submittedMs).toISOString()} title={fullTime(summary.submittedMs)}>
              {calendarDay(summary.submittedMs)}, {clockSecond(summary.submittedMs).slice(0, 5)}
            </time>
          </>
        )}
        {startedMs === null || submittedMs === null ? '' : ` · took ${sayDuration(submittedMs - startedMs)}`}
      </p>
      <p className="compare-badges">
        {verification === null ? (
          <Badge tone="plain">Not verified yet</Badge>
        ) : (
          <Badge tone={verification.isGood ? 'good' : 'problem'} icon={verification.isGood ? 'good' : 'blocked'}>
            {verification.isGood ? 'Record verified' : 'Record does not verify'}
          </Badge>
        )}
        {derived.runtimes.some(isStandIn) ? <Badge tone="caution">Stand-in, not proctored</Badge> : null}
      </p>
      <SharesBar shares={derived.provenance.shares} isLarge />
      <SharesLegend shares={derived.provenance.shares} />
    </section>
  )
}
