import { type ReactNode, useEffect, useRef } from 'react'
import { ProgressSteps } from '../ui/progress-steps.tsx'
import { Brand } from './brand.tsx'

const steps = ['Invitation', 'What is recorded', 'Consent', 'System check', 'Assessment', 'Receipt']

export interface PageProps {
  readonly title: string
  readonly lead?: ReactNode
  /** Index in the way of a candidate; absent where the screen is not on it. */
  readonly step?: number
  readonly children: ReactNode
}

/** The frame of the screens before and after the items. Moving to one moves the focus to its heading. */
export function Page({ title, lead, step, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Candor`
    // A screen with a field to type in has put the focus there already.
    if (document.activeElement === document.body) heading.current?.focus()
  }, [title])
  return (
    <main className="page">
      <Brand />
      {step === undefined ? null : <ProgressSteps label="Your way through" steps={steps} current={step} />}
      <header className="page-heading">
        <h1 ref={heading} tabIndex={-1} className="page-title">
          {title}
        </h1>
        {lead ? <p className="page-lead">{lead}</p> : null}
      </header>
      {children}
    </main>
  )
}
