import { listItems } from '../../../shared/pack/pack.ts'
import { useOriginWords } from '../../ui/origins.ts'
import { AnsweredItem } from '../answers/answered-item.tsx'
import { sharesOfItem } from '../attempt/item-facts.ts'
import { SharesBar, SharesLegend } from '../shares-bar.tsx'
import type { ReportProps } from './report-props.ts'

const explained = ['pasted:external', 'pasted:stimulus', 'pasted:own', 'dictated', 'unattributed', 'replaced'] as const

/** Every response with the marks of origin, which survive a printer without colour. */
export function Responses({ review, derived }: ReportProps) {
  const describe = useOriginWords()
  return (
    <section className="report-section" aria-labelledby="report-responses">
      <h2 id="report-responses">Responses</h2>
      <p className="small">
        Each mark says where the text came from; text without a mark was typed. Dropped text has a bar before it.
      </p>
      <ul className="report-legend small">
        {explained.map((origin) => (
          <li key={origin}>
            <span data-origin={origin}>{describe(origin).label}</span>{' '}
            <span className="soft">{describe(origin).explanation}</span>
          </li>
        ))}
      </ul>
      {listItems(review.pack).map((item) => {
        const shares = sharesOfItem(derived.provenance, item.id)
        return (
          <article key={item.id} className="report-item" lang={item.language ?? review.pack.language}>
            <h3>{item.title}</h3>
            <SharesBar shares={shares} />
            <SharesLegend shares={shares} />
            <AnsweredItem item={item} derived={derived} />
          </article>
        )
      })}
    </section>
  )
}
