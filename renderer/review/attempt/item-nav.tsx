import type { Item } from '../../../shared/pack/pack.ts'
import { sayDuration } from '../../../shared/timeline/amounts.ts'
import { basisWords } from '../desk/basis-words.ts'
import { SharesBar } from '../shares-bar.tsx'
import { useAttempt, useAttemptView } from './attempt-store.ts'
import { sharesOfItem } from './item-facts.ts'

export function ItemNav() {
  const { review } = useAttempt()
  return (
    <nav className="item-nav" aria-label="Items">
      {review.pack.sections.map((section) => (
        <section key={section.id}>
          <h2 className="item-nav-section">{section.title}</h2>
          <ul>
            {section.items.map((item) => (
              <li key={item.id}>
                <ItemLink item={item} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}

function ItemLink({ item }: { readonly item: Item }) {
  const { review, derived, store } = useAttempt()
  const isCurrent = useAttemptView((view) => view.item === item.id)
  const reported = review.reported.find((candidate) => candidate.item === item.id)
  const spentMs = derived.timeline.intervals
    .filter((interval) => interval.item === item.id)
    .reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0)
  const score = reported?.score ?? null
  return (
    <button
      type="button"
      className="item-link"
      aria-current={isCurrent ? 'true' : undefined}
      onClick={() => store.setState({ item: item.id, evidence: null })}
    >
      <span className="item-link-title">{item.title}</span>
      <span className="item-link-score figures">
        <span className="visually-hidden">Score </span>
        {score === null ? '–' : score.toFixed(1)}
      </span>
      <span className="item-link-time small soft figures">
        {sayDuration(spentMs)}
        {reported === undefined || reported.basis === 'engine' ? '' : ` · ${basisWords[reported.basis].toLowerCase()}`}
      </span>
      <SharesBar shares={sharesOfItem(derived.provenance, item.id)} />
    </button>
  )
}
