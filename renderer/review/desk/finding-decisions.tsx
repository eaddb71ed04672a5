import { useState } from 'react'
import { decisions, type FindingDecision, type NewDecision } from '../../../shared/api/desk.ts'
import type { Finding } from '../../../shared/findings/model.ts'
import { isSameFinding } from '../../../shared/review/same-finding.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { useAttempt } from '../attempt/attempt-store.ts'
import { useReview } from '../context.ts'
import { ByLine } from './by-line.tsx'
import { FormFoot } from './form-foot.tsx'
import { ReasonField, useReason } from './reason-field.tsx'
import { useAdding } from './use-adding.ts'
import './desk.css'

type Decision = NewDecision['decision']

export const decisionWords: Readonly<Record<Decision, string>> = {
  explained: 'Explained',
  noted: 'Noted',
  'needs-talk': 'Needs a talk with the candidate',
}

/** The newest decision about a finding as it reads now; null when there is none. */
export function decisionAbout(finding: Finding, all: readonly FindingDecision[]): FindingDecision | null {
  return all.findLast((decision) => isSameFinding(decision, finding)) ?? null
}

/** What people made of a finding, and a form to say so. It changes no score. */
export function FindingDecisions({ finding }: { readonly finding: Finding }) {
  const { review } = useAttempt()
  const [isOpen, setOpen] = useState(false)
  const own = review.decisions.filter(({ rule }) => rule === finding.rule)
  return (
    <section className="decisions" aria-label={`Decisions about: ${finding.title}`}>
      {own.length === 0 ? null : <h3>What people made of it</h3>}
      {own.length === 0 ? null : (
        <ol className="person-ratings">
          {own.toReversed().map((decision) => (
            <li key={decision.decisionId}>
              <span className="person-rating-what">
                {decisionWords[decision.decision]}
                {isSameFinding(decision, finding) ? null : <Badge tone="plain">About an earlier reading</Badge>}
              </span>
              <p className="person-rating-reason">{decision.reason}</p>
              <ByLine by={decision.by} atMs={decision.atMs} />
            </li>
          ))}
        </ol>
      )}
      {isOpen ? (
        <DecisionForm finding={finding} onClose={() => setOpen(false)} />
      ) : (
        <div className="form-actions">
          <Button tone="quiet" onPress={() => setOpen(true)}>
            {own.length === 0 ? 'Say what you make of it' : 'Add another decision'}
          </Button>
        </div>
      )}
    </section>
  )
}

function DecisionForm({ finding, onClose }: { readonly finding: Finding; readonly onClose: () => void }) {
  const { client } = useReview()
  const { add, isBusy, problem } = useAdding()
  const [decision, setDecision] = useState<Decision>('noted')
  const reason = useReason()
  const save = async () => {
    const words = reason.check()
    if (words === null) return
    const { rule, version, answer, inputs } = finding
    const given = { rule, version, answer, inputs: [...inputs], decision, reason: words }
    if (await add((attemptId) => client.decide(attemptId, given))) onClose()
  }
  return (
    <form
      className="score-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <fieldset className="decision-choice">
        <legend className="text-field-label">What you make of it</legend>
        {decisions.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name={`decision-${finding.rule}`}
              checked={decision === one}
              onChange={() => setDecision(one)}
            />
            {decisionWords[one]}
          </label>
        ))}
      </fieldset>
      <ReasonField reason={reason} />
      <p className="soft">It is shown beside the finding with your name. It changes no score.</p>
      <FormFoot problem={problem} save="Save" isBusy={isBusy} onCancel={onClose} />
    </form>
  )
}
