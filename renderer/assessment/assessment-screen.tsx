import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useClient, useClientState } from '../app/context.ts'
import { AssessmentNotices } from './assessment-notices.tsx'
import { Fields } from './fields.tsx'
import { ItemFooter } from './item-footer.tsx'
import { locate } from './locate.ts'
import { Stimuli } from './stimuli.tsx'
import { TopBar } from './top-bar.tsx'
import './assessment.css'

/** One item: what the candidate reads, and what they write, side by side where there is room. */
export function AssessmentScreen() {
  const client = useClient()
  const navigate = useNavigate()
  const attempt = useClientState((state) => state.attempt)
  const search = useSearch({ from: '/assessment' })
  const at = attempt ? locate(attempt.pack, search.item ?? attempt.currentItem) : null
  const itemId = at?.item.id

  useEffect(() => {
    if (itemId === undefined) return
    void client.ask('attempt/view-item', { item: itemId })
    document.title = `${at?.item.title ?? 'Assessment'} · Candor`
    window.scrollTo(0, 0)
  }, [client, itemId, at?.item.title])

  if (!attempt || !at) return null
  const open = (item: string) => void navigate({ to: '/assessment', search: { item } })
  return (
    <div className="assessment">
      <TopBar attempt={attempt} section={at.section.title} position={`Question ${at.index + 1} of ${at.count}`} />
      <AssessmentNotices />
      <main className="item" key={at.item.id}>
        <header className="item-heading">
          <h1 className="item-title">{at.item.title}</h1>
          <p className="item-instructions" data-stimulus={`${at.item.id}.instructions`}>
            {at.item.instructions}
          </p>
        </header>
        <div className="item-columns">
          {/* It scrolls by itself beside the answer, so the keyboard must be able to reach it. */}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
          <section className="item-stimuli" aria-label="What to read" tabIndex={0}>
            <Stimuli item={at.item} />
          </section>
          <section className="item-fields" aria-label="Your answer">
            <Fields item={at.item} focusField={search.field ?? null} />
          </section>
        </div>
      </main>
      <ItemFooter
        previous={at.previous}
        next={at.next}
        onOpen={open}
        onReview={() => void navigate({ to: '/review-answers' })}
      />
    </div>
  )
}
