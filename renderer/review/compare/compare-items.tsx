import { useMemo, useState } from 'react'
import type { Item } from '../../../shared/pack/pack.ts'
import { sayDuration } from '../../../shared/timeline/amounts.ts'
import { AnsweredItem } from '../answers/answered-item.tsx'
import { sharesOfItem } from '../attempt/item-facts.ts'
import { basisWords } from '../desk/basis-words.ts'
import { SharesBar, SharesLegend } from '../shares-bar.tsx'
import type { CompareProps } from './compare-heads.tsx'
import { SharedPassages } from './shared-passages.tsx'
import { type ItemPair, pairItems, type Side } from './side.ts'

/** One item at a time, both responses beside each other. */
export function CompareItems({ one, two }: CompareProps) {
  const pairs = useMemo(() => pairItems(one, two), [one, two])
  const [current, setCurrent] = useState(pairs[0]?.id ?? '')
  const pair = pairs.find(({ id }) => id === current)
  return (
    <section className="compare-section" aria-labelledby="compare-items">
      <h2 id="compare-items">Items</h2>
      <nav className="compare-tabs" aria-label="Items of both">
        {pairs.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            className="compare-tab"
            aria-pressed={id === current}
            onClick={() => setCurrent(id)}
          >
            {title}
          </button>
        ))}
      </nav>
      {pair === undefined ? null : <Pair key={pair.id} pair={pair} one={one} two={two} />}
    </section>
  )
}

function Pair({ pair, one, two }: CompareProps & { readonly pair: ItemPair }) {
  return (
    <>
      {pair.one === null || pair.two === null ? null : <SharedPassages item={pair.one} one={one} two={two} />}
      <div className="compare-columns">
        <ItemSide side={one} item={pair.one} />
        <ItemSide side={two} item={pair.two} />
      </div>
    </>
  )
}

function ItemSide({ side: { review, derived }, item }: { readonly side: Side; readonly item: Item | null }) {
  const name = review.summary.candidateName
  if (item === null)
    return (
      <section className="compare-side" aria-label={`Response of ${name}`}>
        <h3>{name}</h3>
        <p className="soft">This form does not have the item.</p>
      </section>
    )
  const reported = review.reported.find((one) => one.item === item.id)
  const shares = sharesOfItem(derived.provenance, item.id)
  const spentMs = derived.timeline.intervals
    .filter((interval) => interval.item === item.id)
    .reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0)
  return (
    <section className="compare-side" aria-label={`Response of ${name}`} lang={item.language ?? review.pack.language}>
      <h3>{name}</h3>
      <p className="figures">
        <strong>{reported?.score?.toFixed(1) ?? '–'}</strong>{' '}
        <span className="small soft">
          {basisWords[reported?.basis ?? 'none']} · {sayDuration(spentMs)}
        </span>
      </p>
      <SharesBar shares={shares} />
      <SharesLegend shares={shares} />
      <AnsweredItem item={item} derived={derived} />
    </section>
  )
}
