import type { Answer, Finding } from '../../../shared/findings/model.ts'
import { sayDuration } from '../../../shared/timeline/amounts.ts'
import { describeEvent } from '../../../shared/timeline/describe.ts'
import { sensorLabels } from '../../../shared/timeline/labels.ts'
import { Badge, type BadgeProps } from '../../ui/badge.tsx'
import { Icon } from '../../ui/icon.tsx'
import { decisionAbout, decisionWords, FindingDecisions } from '../desk/finding-decisions.tsx'
import { clockSecond } from '../times.ts'
import { useAttempt } from './attempt-store.ts'
import { useGoTo } from './go-to.ts'
import { sayMeasure } from './say-measure.ts'

const answers: Readonly<Record<Answer, { readonly words: string; readonly tone: BadgeProps['tone'] }>> = {
  found: { words: 'Found', tone: 'caution' },
  'not-found': { words: 'Not found', tone: 'plain' },
  'cannot-tell': { words: 'Cannot tell', tone: 'plain' },
}

export function FindingsPanel() {
  const { derived } = useAttempt()
  return (
    <div className="panel">
      <p className="small soft">Facts with their explanations. There is no total, and nothing decides for you.</p>
      {derived.findings.map((finding) => (
        <FindingCard key={finding.rule} finding={finding} />
      ))}
    </div>
  )
}

function FindingCard({ finding }: { readonly finding: Finding }) {
  const { review, store } = useAttempt()
  const decision = decisionAbout(finding, review.decisions)
  const show = () => store.setState({ highlighted: finding.inputs, rule: finding.rule })
  const hide = () => store.setState({ highlighted: [] })
  const answer = answers[finding.answer]
  return (
    <details
      className="finding"
      data-answer={finding.answer}
      onPointerEnter={show}
      onPointerLeave={hide}
      onFocus={show}
      onBlur={hide}
    >
      <summary>
        <span className="finding-title">{finding.title}</span>
        <Badge tone={answer.tone}>{answer.words}</Badge>
        <span className="finding-words small">{finding.words}</span>
        {decision === null ? null : (
          <span className="finding-words small">
            <Icon name="flag" /> {decisionWords[decision.decision]}, {decision.by.name}
          </span>
        )}
      </summary>
      <div className="finding-body small">
        <Events title="Rests on" seqs={finding.inputs} />
        <Events title="Explained by" seqs={finding.explainedBy} />
        <dl>
          {finding.measures.map((measure) => (
            <div key={measure.name}>
              <dt>{measure.name}</dt>
              <dd className="figures">{sayMeasure(measure)}</dd>
            </div>
          ))}
          {finding.coverage.map((needed) => (
            <div key={needed.sensor}>
              <dt>{sensorLabels[needed.sensor]} sensor</dt>
              <dd>{needed.isEnough ? 'Could see all the time that it needs' : sayBlind(needed)}</dd>
            </div>
          ))}
        </dl>
        <h3>It may also be</h3>
        <ul>
          {finding.innocentCauses.map((cause) => (
            <li key={cause}>{cause}</li>
          ))}
        </ul>
        <h3>The rule stays silent with</h3>
        <p>{finding.wouldDiffer}</p>
        <p className="soft mono">
          {finding.rule}, version {finding.version}
        </p>
        <FindingDecisions finding={finding} />
      </div>
    </details>
  )
}

function sayBlind({ blindMs, reasons }: Finding['coverage'][number]): string {
  return `Could not see for ${sayDuration(blindMs)}. ${reasons.join(' ')}`
}

/** Events of a finding as buttons: pressing one pins it on the timeline. */
function Events({ title, seqs }: { readonly title: string; readonly seqs: readonly number[] }) {
  const { derived } = useAttempt()
  const goTo = useGoTo()
  if (seqs.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul className="finding-events">
        {seqs.slice(0, 20).map((seq) => {
          const event = derived.events[seq]
          if (event === undefined) return null
          return (
            <li key={seq}>
              <button type="button" className="event-link" onClick={() => goTo.event(seq)}>
                <span className="figures soft">{clockSecond(derived.timeline.atMs[seq] ?? 0)}</span>{' '}
                {describeEvent(event, derived.words).title}
              </button>
            </li>
          )
        })}
      </ul>
    </>
  )
}
