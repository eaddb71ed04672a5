import { useEffect, useRef } from 'react'
import { useFormats, useWords } from '../i18n/use-words.ts'
import { HelpBeside } from '../live/help-beside.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { useBreak } from './use-break.ts'
import { useClock } from './use-clock.ts'
import './clock.css'

/** In place of the questions while a break is on: the clock stands, and nothing can be read or written. */
export function BreakPage() {
  const t = useWords('clock')
  const { stopwatch } = useFormats()
  const clock = useClock()
  const { end, isBusy, failure } = useBreak()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <main className="page break">
      <header className="page-heading">
        <h1 ref={heading} tabIndex={-1} className="page-title">
          {t('break.title')}
        </h1>
      </header>
      <p className="break-left figures" role="timer">
        {stopwatch(clock?.breakLeftMs ?? 0)}
      </p>
      <p className="soft">{t('break.explain')}</p>
      <HelpBeside />
      <FailureNotice failure={failure} safe={t('break.failureSafe')} />
      <div className="page-actions">
        <Button tone="primary" isBusy={isBusy} onPress={() => void end()}>
          {t('break.end')}
        </Button>
      </div>
    </main>
  )
}
