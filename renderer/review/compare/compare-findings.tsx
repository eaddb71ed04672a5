import type { Finding } from '../../../shared/findings/model.ts'
import { decisionAbout, decisionWords } from '../desk/finding-decisions.tsx'
import type { CompareProps } from './compare-heads.tsx'
import type { Side } from './side.ts'

const answers = { found: 'Found', 'not-found': 'Not found', 'cannot-tell': 'Cannot tell' } as const

/** What each rule says about both, in one table. */
export function CompareFindings({ one, two }: CompareProps) {
  return (
    <section className="compare-section" aria-labelledby="compare-findings">
      <h2 id="compare-findings">Findings</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a narrow screen, so the keyboard has to reach it */}
      <section className="compare-frame" aria-label="Findings of both" tabIndex={0}>
        <table className="compare-table">
          <thead>
            <tr>
              <th scope="col">Rule</th>
              <th scope="col">{one.review.summary.candidateName}</th>
              <th scope="col">{two.review.summary.candidateName}</th>
            </tr>
          </thead>
          <tbody>
            {one.derived.findings.map((finding) => (
              <tr key={finding.rule}>
                <th scope="row">{finding.title}</th>
                <Cell finding={finding} side={one} />
                <Cell finding={two.derived.findings.find(({ rule }) => rule === finding.rule)} side={two} />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

function Cell({ finding, side }: { readonly finding: Finding | undefined; readonly side: Side }) {
  if (finding === undefined) return <td className="soft">Not asked</td>
  const decision = decisionAbout(finding, side.review.decisions)
  return (
    <td>
      <strong>{answers[finding.answer]}</strong> <span className="small">{finding.words}</span>
      {decision === null ? null : (
        <span className="compare-decision small soft">
          {decisionWords[decision.decision]}, {decision.by.name}
        </span>
      )}
    </td>
  )
}
