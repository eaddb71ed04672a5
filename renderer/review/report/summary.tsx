import { listItems } from '../../../shared/pack/pack.ts'
import { sayCount, sayDuration } from '../../../shared/timeline/amounts.ts'
import { Brand } from '../../app/brand.tsx'
import { useReview } from '../context.ts'
import { basisWords } from '../desk/basis-words.ts'
import { isStandIn } from '../runtime.ts'
import { SharesBar, SharesLegend } from '../shares-bar.tsx'
import { fullTime } from '../times.ts'
import type { ReportProps } from './report-props.ts'

/** The first page: who, what, when, and the answers that a reader looks for first. */
export function Summary({ review, derived }: ReportProps) {
  const { account } = useReview()
  const { summary, verification } = review
  const { startedMs, submittedMs } = derived.timeline
  const standIn = derived.runtimes.find(isStandIn)
  const found = derived.findings.filter(({ answer }) => answer === 'found')
  const cannotTell = derived.findings.filter(({ answer }) => answer === 'cannot-tell')
  return (
    <section className="report-section">
      <div className="report-brand">
        <Brand />
        <span className="small soft">Assessment report</span>
      </div>
      <h1>{summary.candidateName}</h1>
      <p className="report-lead">
        {summary.assessment}, {summary.project}, {review.organisation}
      </p>
      {standIn === undefined ? null : (
        <p className="report-warning">
          <strong>This attempt was not proctored by the real client.</strong> It was taken on {standIn}, a stand-in for
          demonstrations and tests.
        </p>
      )}
      <dl className="report-facts">
        <Fact name="Attempt" value={`${summary.attemptNumber}, ${summary.attemptId}`} />
        <Fact name="Submitted" value={summary.submittedMs === null ? 'Not yet' : fullTime(summary.submittedMs)} />
        <Fact
          name="From start to submission"
          value={startedMs === null || submittedMs === null ? 'Not known' : sayDuration(submittedMs - startedMs)}
        />
        <Fact name="Record" value={verification?.isGood === true ? 'Every check holds' : 'See “The record” below'} />
        <Fact
          name="Findings"
          value={`${found.length} found, ${cannotTell.length} cannot tell, of ${sayCount(derived.findings.length, 'rule')}`}
        />
        <Fact name="Report made" value={`${fullTime(Date.now())}, by ${account.name}`} />
      </dl>
      <h2 className="report-subtitle">Scores</h2>
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">Score, 1 to 5</th>
            <th scope="col">Rests on</th>
          </tr>
        </thead>
        <tbody>
          {listItems(review.pack).map(({ id, title }) => {
            const reported = review.reported.find(({ item }) => item === id)
            return (
              <tr key={id}>
                <th scope="row">{title}</th>
                <td className="figures">{reported?.score?.toFixed(1) ?? '–'}</td>
                <td>{basisWords[reported?.basis ?? 'none']}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <h2 className="report-subtitle">Where the text came from</h2>
      <SharesBar shares={derived.provenance.shares} isLarge />
      <SharesLegend shares={derived.provenance.shares} />
      <p className="small soft">
        Facts with their explanations. Nothing here is a verdict, and no number decides. A finding is a reason to look,
        and its innocent causes stand beside it.
      </p>
    </section>
  )
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
