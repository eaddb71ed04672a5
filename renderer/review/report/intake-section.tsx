import { useMemo } from 'react'
import { intakeForRecruiters } from '../../../shared/intake/for-recruiters.ts'
import { HowHeld } from '../intake/how-held.tsx'
import { InsightList } from '../intake/insight-list.tsx'
import { sayAbsence, sayNotShared } from '../intake/intake-words.ts'
import { RequirementList } from '../intake/requirement-list.tsx'
import { Transcript } from '../intake/transcript.tsx'
import type { ReportProps } from './report-props.ts'
import '../intake/intake.css'

/** The intake conversation on paper; left out where the assessment has none. */
export function IntakeSection({ review, derived }: ReportProps) {
  const rules = review.policy.intake
  const intake = useMemo(() => intakeForRecruiters(derived.events, rules), [derived, rules])
  if (intake.state === 'none') return null
  const absence = sayAbsence(intake.state)
  return (
    <section className="report-section" aria-labelledby="report-intake">
      <h2 id="report-intake">The intake conversation</h2>
      {absence === null ? (
        <>
          <p className="small soft">
            The candidate talked with an AI before the assessment. Only what they confirmed is shown. There is no total,
            and no rating uses it.
          </p>
          <h3>What the project asks for</h3>
          <RequirementList requirements={intake.requirements} />
          <h3>What the candidate confirmed</h3>
          <InsightList insights={intake.insights} heading="h4" />
          <h3>How it was held</h3>
          <HowHeld intake={intake} />
          <h3>Transcript</h3>
          {intake.transcript === null ? <p>{sayNotShared(rules)}</p> : <Transcript turns={intake.transcript} />}
        </>
      ) : (
        <p>{absence}</p>
      )}
    </section>
  )
}
