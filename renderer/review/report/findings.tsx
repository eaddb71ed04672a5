import type { Finding } from '../../../shared/findings/model.ts'
import { isSameFinding } from '../../../shared/review/same-finding.ts'
import { sayDuration } from '../../../shared/timeline/amounts.ts'
import { describeEvent } from '../../../shared/timeline/describe.ts'
import { sensorLabels } from '../../../shared/timeline/labels.ts'
import { sayMeasure } from '../attempt/say-measure.ts'
import { ByLine } from '../desk/by-line.tsx'
import { decisionWords } from '../desk/finding-decisions.tsx'
import { clockSecond } from '../times.ts'
import type { ReportProps } from './report-props.ts'

const answers = { found: 'Found', 'not-found': 'Not found', 'cannot-tell': 'Cannot tell' } as const
/** Events of one finding that are written out; the rest are counted. */
const MOST_EVENTS = 20

/** What each rule says, what it rests on, what else explains it, and what people made of it. */
export function Findings({ review, derived }: ReportProps) {
  const told = derived.findings.filter(({ answer }) => answer !== 'not-found')
  const silent = derived.findings.filter(({ answer }) => answer === 'not-found')
  return (
    <section className="report-section" aria-labelledby="report-findings">
      <h2 id="report-findings">Findings</h2>
      {told.map((finding) => (
        <FindingEntry key={finding.rule} finding={finding} review={review} derived={derived} />
      ))}
      <p>
        {silent.length === 0
          ? null
          : `Not found: ${silent.map(({ title, rule, version }) => `${title} (${rule}, version ${version})`).join('; ')}.`}
      </p>
    </section>
  )
}

function FindingEntry({ finding, review, derived }: ReportProps & { readonly finding: Finding }) {
  const decisions = review.decisions.filter(({ rule }) => rule === finding.rule)
  return (
    <article className="report-finding">
      <h3>
        {finding.title}: {answers[finding.answer].toLowerCase()}
      </h3>
      <p>{finding.words}</p>
      <EventLine name="Rests on" seqs={finding.inputs} derived={derived} />
      <EventLine name="Explained by" seqs={finding.explainedBy} derived={derived} />
      <ul className="small">
        {finding.measures.map((measure) => (
          <li key={measure.name} className="figures">
            {measure.name}: {sayMeasure(measure)}
          </li>
        ))}
        {finding.coverage
          .filter(({ isEnough }) => !isEnough)
          .map(({ sensor, blindMs, reasons }) => (
            <li key={sensor}>
              {sensorLabels[sensor]} sensor could not see for {sayDuration(blindMs)}. {reasons.join(' ')}
            </li>
          ))}
      </ul>
      <p className="small">
        <strong>It may also be:</strong> {finding.innocentCauses.join(' ')}
      </p>
      <p className="small">
        <strong>The rule stays silent with:</strong> {finding.wouldDiffer}{' '}
        <span className="soft">
          ({finding.rule}, version {finding.version})
        </span>
      </p>
      {decisions.map((decision) => (
        <p key={decision.decisionId} className="report-quote">
          <strong>{decisionWords[decision.decision]}</strong>
          {isSameFinding(decision, finding) ? '' : ' (about an earlier reading)'}: {decision.reason}{' '}
          <ByLine by={decision.by} atMs={decision.atMs} isPrinted />
        </p>
      ))}
    </article>
  )
}

function EventLine({
  name,
  seqs,
  derived,
}: Pick<ReportProps, 'derived'> & { readonly name: string; readonly seqs: readonly number[] }) {
  if (seqs.length === 0) return null
  const words = seqs.slice(0, MOST_EVENTS).flatMap((seq) => {
    const event = derived.events[seq]
    return event === undefined
      ? []
      : `${clockSecond(derived.timeline.atMs[seq] ?? 0)} ${describeEvent(event, derived.words).title}`
  })
  const more = seqs.length - MOST_EVENTS
  return (
    <p className="small figures">
      <strong>{name}:</strong> {words.join('; ')}
      {more > 0 ? ` and ${more} more` : ''}.
    </p>
  )
}
