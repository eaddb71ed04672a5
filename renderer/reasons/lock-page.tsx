import { useEffect, useRef } from 'react'
import type { AskedView } from '../../shared/ipc/reason-views.ts'
import { HoldMenu } from '../hold/hold-menu.tsx'
import { DisplaysNotice } from '../hold/hold-notices.tsx'
import { useFormats, useWords } from '../i18n/use-words.ts'
import { HelpMenu } from '../live/help-menu.tsx'
import { MessageNotice } from '../live/message-notice.tsx'
import { ReasonForm } from './reason-form.tsx'
import { sayNoticed } from './say-noticed.ts'

/** In place of the questions until a reason is given: any reason. Nobody else is needed to go on. */
export function LockPage({ asked }: { readonly asked: AskedView }) {
  const t = useWords('reasons')
  const formats = useFormats()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <main className="page lock" aria-describedby="lock-words">
      <div className="page-top">
        <span>
          <HelpMenu />
        </span>
        <HoldMenu />
      </div>
      <MessageNotice />
      <header className="page-heading">
        <h1 ref={heading} tabIndex={-1} className="page-title">
          {t('lock.title')}
        </h1>
      </header>
      <div id="lock-words" className="lock-words">
        <p className="lock-happened">{sayNoticed(t, formats, asked)}</p>
        <p>{t('lock.safe')}</p>
        <p>{t('lock.next')}</p>
        <p className="soft">{t('lock.clock')}</p>
      </div>
      {asked.kind === 'displays-changed' ? <DisplaysNotice /> : null}
      <ReasonForm key={asked.seq} asked={asked} />
    </main>
  )
}
