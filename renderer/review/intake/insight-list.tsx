import type { IntakeForRecruiters } from '../../../shared/intake/for-recruiters.ts'
import { slotNames, type TaxonomyLink } from '../../../shared/intake/model.ts'
import { sayAmount } from '../../../shared/intake/say-amount.ts'
import { Badge } from '../../ui/badge.tsx'
import { slotTitles } from './intake-words.ts'

export interface InsightListProps extends Pick<IntakeForRecruiters, 'insights'> {
  /** Level of the headings of the slots. */
  readonly heading: 'h3' | 'h4'
}

/** What the candidate confirmed, by what it is about, each with its link and, where it is shared, the words that show it. */
export function InsightList({ insights, heading: Heading }: InsightListProps) {
  if (insights.length === 0)
    return <p className="soft small">The candidate confirmed nothing. That says nothing about what they can do.</p>
  const slots = slotNames.filter((name) => insights.some(({ slot }) => slot === name))
  return slots.map((name) => (
    <div key={name} className="intake-slot">
      <Heading className="intake-slot-title">{slotTitles[name]}</Heading>
      <ul className="intake-list">
        {insights
          .filter(({ slot }) => slot === name)
          .map((insight) => (
            <InsightLine key={insight.id} insight={insight} />
          ))}
      </ul>
    </div>
  ))
}

function InsightLine({ insight }: { readonly insight: IntakeForRecruiters['insights'][number] }) {
  const { value, isEdited, taxonomy, quote } = insight
  const said = insight.amount === null ? '' : sayAmount(insight.amount)
  const amount = value.includes(said) ? '' : said
  return (
    <li className="intake-insight">
      <p className="intake-value">
        <span dir="auto">{value}</span>
        {isEdited ? <Badge tone="plain">Reworded by the candidate</Badge> : null}
      </p>
      {quote === null ? null : (
        <blockquote className="intake-quote" dir="auto">
          {quote}
        </blockquote>
      )}
      {taxonomy === null && amount === '' ? null : (
        <p className="small soft">
          {amount === '' ? null : `${amount}. `}
          {taxonomy === null ? null : <Link link={taxonomy} />}
        </p>
      )}
    </li>
  )
}

const schemes = { esco: 'ESCO', onet: 'O*NET', candor: 'Candor’s taxonomy' } as const

function Link({ link: { scheme, uri, label } }: { readonly link: TaxonomyLink }) {
  return (
    <>
      {schemes[scheme]}: {label} <span className="mono">{uri}</span>
    </>
  )
}
