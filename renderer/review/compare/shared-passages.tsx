import { useMemo } from 'react'
import type { Item } from '../../../shared/pack/pack.ts'
import type { Origin } from '../../../shared/provenance/origins.ts'
import { MIN_SHARED } from '../../../shared/review/shared-passages.ts'
import { sayCount } from '../../../shared/timeline/amounts.ts'
import { useOriginWords } from '../../ui/origins.ts'
import type { CompareProps } from './compare-heads.tsx'
import { sharedInItem } from './shared-in-item.ts'

/** What both wrote in the same words, and where each had it from. A fact about two texts, about nobody. */
export function SharedPassages({ item, one, two }: CompareProps & { readonly item: Item }) {
  const describe = useOriginWords()
  const shared = useMemo(
    () => sharedInItem(item, one.derived.provenance.fields, two.derived.provenance.fields),
    [item, one, two],
  )
  const say = (origins: readonly Origin[]) => origins.map((origin) => describe(origin).label.toLowerCase()).join(', ')
  if (shared.length === 0)
    return (
      <p className="small soft">
        No passage of {MIN_SHARED} characters or more stands in both responses, apart from quotations of what they read.
      </p>
    )
  return (
    <section className="compare-shared" aria-label="Passages in both responses">
      <h3>{sayCount(shared.length, 'passage')} in both responses</h3>
      <p className="small soft">
        Word for word, apart from quotations of what they read. Texts can agree for many reasons: a common phrase, a
        common source, a template that both may use.
      </p>
      <ol>
        {shared.map(({ text, one: first, two: second }) => (
          <li key={text}>
            <q>{text}</q>{' '}
            <span className="small soft figures">
              {sayCount(text.length, 'character')} · {one.review.summary.candidateName}: {say(first)} ·{' '}
              {two.review.summary.candidateName}: {say(second)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
