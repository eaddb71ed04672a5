import type { ReactNode } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { Icon } from './icon.tsx'
import './notice.css'

export interface NoticeProps {
  readonly tone: 'plain' | 'good' | 'caution' | 'problem'
  /** What happened. */
  readonly happened: ReactNode
  /** What is safe. */
  readonly safe?: ReactNode
  /** What to do next. */
  readonly next?: ReactNode
  /** Error code, for whoever is asked for help. */
  readonly code?: string | null
  readonly action?: ReactNode
  /** Announced at once (`alert`) or when the reader pauses (`status`); silent when it was there from the start. */
  readonly announce?: 'alert' | 'status'
}

const icons = { plain: 'notice', good: 'good', caution: 'notice', problem: 'blocked' } as const

export function Notice({ tone, happened, safe, next, code, action, announce }: NoticeProps) {
  const t = useWords('ui')
  return (
    <div className={`notice notice-${tone}`} {...(announce ? { role: announce } : {})}>
      <span className="notice-mark">
        <Icon name={icons[tone]} />
      </span>
      <div className="notice-words">
        <p className="notice-happened">{happened}</p>
        {safe ? <p>{safe}</p> : null}
        {next ? <p>{next}</p> : null}
        {code ? <p className="notice-code">{t('notice.code', { code })}</p> : null}
      </div>
      {action ? <div className="notice-action">{action}</div> : null}
    </div>
  )
}
