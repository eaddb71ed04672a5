import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useClient, useClientState } from '../app/context.ts'
import { BreakPage } from '../clock/break-page.tsx'
import { TimeOverNotice } from '../clock/time-over-notice.tsx'
import { useClosedSections } from '../clock/use-clock.ts'
import { AuthoredLanguage } from '../i18n/authored.tsx'
import { useWords } from '../i18n/use-words.ts'
import { MessageNotice } from '../live/message-notice.tsx'
import { AssessmentNotices } from './assessment-notices.tsx'
import { ItemFooter } from './item-footer.tsx'
import { ItemPage } from './item-page.tsx'
import { locate } from './locate.ts'
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

  const editing = useClientState((state) => state.editing)
  const isBreak = useClientState((state) => state.time?.breaks.untilWallMs != null)
  const isLocked = useClosedSections(at ? [at.section.id] : []).length > 0
  if (!attempt || !at) return null
  if (isBreak) return <BreakPage />
  const open = (item: string) => void navigate({ to: '/assessment', search: { item } })
  return (
    <div className="assessment">
      <AuthoredLanguage value={attempt.pack.language}>
        <TopBar
          attempt={attempt}
          section={at.section.title}
          sectionId={at.section.id}
          position={t('position', { number: at.index + 1, count: at.count })}
        />
        <MessageNotice />
        <AssessmentNotices />
        <TimeOverNotice section={at.section.id} />
        <ItemPage
          key={`${at.item.id} ${editing}`}
          item={at.item}
          focusField={search.field ?? null}
          isLocked={isLocked}
        />
      </AuthoredLanguage>
      <ItemFooter at={at} onOpen={open} onReview={() => void navigate({ to: '/review-answers' })} />
    </div>
  )
}
