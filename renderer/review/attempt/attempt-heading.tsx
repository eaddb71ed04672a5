import { useId, useState } from 'react'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { isStandIn } from '../runtime.ts'
import { calendarDay, clockSecond, fullTime } from '../times.ts'
import { useAttempt } from './attempt-store.ts'
import { ExportMenu } from './export-menu.tsx'
import { VerificationDetails } from './verification-details.tsx'

/** Who, what and when; and the badge that says what about the record was checked, which opens into the checks. */
export function AttemptHeading() {
  const { review } = useAttempt()
  const { summary } = review
  return (
    <div className="attempt-heading">
      <div className="attempt-who">
        <h1>{summary.candidateName}</h1>
        <p className="small soft">
          {summary.assessment}, {summary.project}
          {summary.submittedMs === null ? null : (
            <>
              {' · submitted '}
              <time dateTime={new Date(summary.submittedMs).toISOString()} title={fullTime(summary.submittedMs)}>
                {calendarDay(summary.submittedMs)}, {clockSecond(summary.submittedMs).slice(0, 5)}
              </time>
            </>
          )}
        </p>
      </div>
      <Verified />
      <ExportMenu />
    </div>
  )
}

function Verified() {
  const { review, derived } = useAttempt()
  const [isOpen, setOpen] = useState(false)
  const panel = useId()
  const { verification } = review
  if (verification === null) return <Badge tone="plain">Not verified yet</Badge>
  return (
    <div className="verified">
      <button
        type="button"
        className="verified-button"
        aria-expanded={isOpen}
        aria-controls={panel}
        onClick={() => setOpen(!isOpen)}
      >
        <Badge tone={verification.isGood ? 'good' : 'problem'} icon={verification.isGood ? 'good' : 'blocked'}>
          {verification.isGood ? 'Record verified' : 'Record does not verify'}
        </Badge>
        {derived.runtimes.some(isStandIn) ? <Badge tone="caution">Stand-in runtime</Badge> : null}
      </button>
      <div id={panel} className="verified-panel" hidden={!isOpen}>
        <VerificationDetails verification={verification} />
        <Button tone="quiet" onPress={() => setOpen(false)}>
          Close
        </Button>
      </div>
    </div>
  )
}
