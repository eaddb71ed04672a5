import { useMemo } from 'react'
import { intakeForRecruiters } from '../../../shared/intake/for-recruiters.ts'
import { useAttempt } from '../attempt/attempt-store.ts'
import { HowHeld } from './how-held.tsx'
import { InsightList } from './insight-list.tsx'
import { sayAbsence, sayNotShared } from './intake-words.ts'
import { RequirementList } from './requirement-list.tsx'
import { Transcript } from './transcript.tsx'
import './intake.css'

/** What came of the conversation before the assessment, as far as the candidate confirmed and shares it. */
export function IntakePanel() {
  const { review, derived } = useAttempt()
  const rules = review.policy.intake
  const intake = useMemo(() => intakeForRecruiters(derived.events, rules), [derived, rules])
  const absence = sayAbsence(intake.state)
  if (absence !== null)
    return (
      <div className="panel">
        <p>{absence}</p>
      </div>
    )
  return (
    <div className="panel">
      <p className="small soft">
        The candidate talked with an AI before the assessment. Only what they confirmed is shown. There is no total, no
        rating uses it, and nothing decides for you.
      </p>
      <h3 className="panel-subtitle">What the project asks for</h3>
      <RequirementList requirements={intake.requirements} />
      <h3 className="panel-subtitle">What the candidate confirmed</h3>
      <InsightList insights={intake.insights} heading="h4" />
      <h3 className="panel-subtitle">How it was held</h3>
      <HowHeld intake={intake} />
      <h3 className="panel-subtitle">Transcript</h3>
      {intake.transcript === null ? (
        <p className="small">{sayNotShared(rules)}</p>
      ) : (
        <details className="intake-transcript">
          <summary>Read the whole conversation</summary>
          <Transcript turns={intake.transcript} />
        </details>
      )}
    </div>
  )
}
