import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useClient, useClientState } from '../app/context.ts'
import { AuthoredLanguage, useAuthored } from '../i18n/authored.tsx'
import { useWords } from '../i18n/use-words.ts'
import { AssessmentNotices } from './assessment-notices.tsx'
import { ItemBody } from './item-body.tsx'
import { ItemFooter } from './item-footer.tsx'
import { type Located, locate } from './locate.ts'
import { TopBar } from './top-bar.tsx'
import './assessment.css'

/** One item: what the candidate reads, and what they write, side by side where there is room. */
export function AssessmentScreen() {
  const t = useWords('assessment')
  const client = useClient()
  const navigate = useNavigate()
  const attempt = useClientState((state) => state.attempt)
  const search = useSearch({ from: '/assessment' })
  const at = attempt ? locate(attempt.pack, search.item ?? attempt.currentItem) : null
  const itemId = at?.item.id

  useEffect(() => {
    if (itemId === undefined) return
    void client.ask('attempt/view-item', { item: itemId })
    window.scrollTo(0, 0)
  }, [client, itemId])
  const title = at?.item.title ?? t('title')
  useEffect(() => {
    document.title = `${title} · Candor`
  }, [title])

  if (!attempt || !at) return null
  const open = (item: string) => void navigate({ to: '/assessment', search: { item } })
  return (
    <div className="assessment">
      <AuthoredLanguage value={attempt.pack.language}>
        <TopBar
          attempt={attempt}
          section={at.section.title}
          position={t('position', { number: at.index + 1, count: at.count })}
        />
        <AssessmentNotices />
        <ItemPage key={at.item.id} at={at} focusField={search.field ?? null} />
      </AuthoredLanguage>
      <ItemFooter
        previous={at.previous}
        next={at.next}
        onOpen={open}
        onReview={() => void navigate({ to: '/review-answers' })}
      />
    </div>
  )
}

function ItemPage({ at, focusField }: { readonly at: Located; readonly focusField: string | null }) {
  const authored = useAuthored()
  return (
    <main className="item">
      <header className="item-heading">
        <h1 className="item-title" {...authored}>
          {at.item.title}
        </h1>
        <p className="item-instructions" {...authored} data-stimulus={`${at.item.id}.instructions`}>
          {at.item.instructions}
        </p>
      </header>
      <ItemBody item={at.item} focusField={focusField} />
    </main>
  )
}
