import type { CheckView } from '../../shared/ipc/views.ts'
import { useWords } from '../i18n/use-words.ts'
import { Badge } from '../ui/badge.tsx'
import { fixOf, sayCheck } from './check-words.ts'

const outcomes = {
  good: { tone: 'good', icon: 'good' },
  notice: { tone: 'caution', icon: 'notice' },
  blocked: { tone: 'problem', icon: 'blocked' },
} as const

export interface CheckRowProps {
  readonly check: CheckView
  /** The operating system, for how to put things right there. */
  readonly platform: string
}

export function CheckRow({ check, platform }: CheckRowProps) {
  const t = useWords('check')
  const fix = fixOf(check, platform)
  const { tone, icon } = outcomes[check.outcome]
  return (
    <li className="check">
      <Badge tone={tone} icon={icon}>
        {t(`outcome.${check.outcome}`)}
      </Badge>
      <div>
        <h2 className="check-label">{t(`label.${check.check}`)}</h2>
        <p className="soft">{sayCheck(t, check.facts)}</p>
        {fix === null ? null : (
          <p className="check-fix">
            <span className="visually-hidden">{t('fix.label')}: </span>
            {t(fix)}
          </p>
        )}
      </div>
    </li>
  )
}
