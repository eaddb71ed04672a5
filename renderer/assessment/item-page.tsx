import type { Item } from '../../shared/pack/pack.ts'
import { useAuthored } from '../i18n/authored.tsx'
import { useWords } from '../i18n/use-words.ts'
import { Fields } from './fields.tsx'
import { Stimuli } from './stimuli.tsx'

export interface ItemPageProps {
  readonly item: Item
  /** Field to put the focus into on arrival, from a link of the review. */
  readonly focusField: string | null
}

/** One question: what is to be read, and beside it what is to be answered. */
export function ItemPage({ item, focusField }: ItemPageProps) {
  const t = useWords('assessment')
  const authored = useAuthored()
  return (
    <main className="item">
      <header className="item-heading">
        <h1 className="item-title" {...authored}>
          {item.title}
        </h1>
        <p className="item-instructions" {...authored} data-stimulus={`${item.id}.instructions`}>
          {item.instructions}
        </p>
      </header>
      <div className="item-columns">
        {/* It scrolls by itself beside the answer, so the keyboard must be able to reach it. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <section className="item-stimuli" aria-label={t('stimuli.label')} tabIndex={0}>
          <Stimuli item={item} />
        </section>
        <section className="item-fields" aria-label={t('fields.label')}>
          <Fields item={item} focusField={focusField} />
        </section>
      </div>
    </main>
  )
}
