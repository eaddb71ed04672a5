import { type ReactNode, useEffect, useRef } from 'react'
import { DisplayMenu } from '../display/display-menu.tsx'
import { Authored } from '../i18n/authored.tsx'
import { useWords } from '../i18n/use-words.ts'
import { ProgressSteps } from '../ui/progress-steps.tsx'
import { Brand } from './brand.tsx'

/** The stations of a candidate's way, in order. */
const way = ['invitation', 'recorded', 'consent', 'check', 'assessment', 'receipt'] as const

export interface PageProps {
  readonly title: string
  /** The title was written by an organisation, in its own language. */
  readonly isTitleAuthored?: boolean
  readonly lead?: ReactNode
  /** Index in the way of a candidate; absent where the screen is not on it. */
  readonly step?: number
  /** For what is wider than prose. */
  readonly isWide?: boolean
  readonly children: ReactNode
}

/** The frame of the screens before and after the items. Moving to one moves the focus to its heading. */
export function Page({ title, isTitleAuthored = false, lead, step, isWide = false, children }: PageProps) {
  const t = useWords('app')
  const heading = useRef<HTMLHeadingElement>(null)
  const documentTitle = t('documentTitle', { title })
  useEffect(() => {
    document.title = documentTitle
    // A screen with a field to type in has put the focus there already.
    if (document.activeElement === document.body) heading.current?.focus()
  }, [documentTitle])
  return (
    <main className={isWide ? 'page page-wide' : 'page'}>
      <div className="page-top">
        <Brand />
        <DisplayMenu />
      </div>
      {step === undefined ? null : (
        <ProgressSteps label={t('way.label')} steps={way.map((station) => t(`way.${station}`))} current={step} />
      )}
      <header className="page-heading">
        <h1 ref={heading} tabIndex={-1} className="page-title">
          {isTitleAuthored ? <Authored>{title}</Authored> : title}
        </h1>
        {lead ? <p className="page-lead">{lead}</p> : null}
      </header>
      {children}
    </main>
  )
}
