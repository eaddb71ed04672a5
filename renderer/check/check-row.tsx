import type { CheckView } from '../../shared/ipc/views.ts'
import { useWords } from '../i18n/use-words.ts'
import { Badge } from '../ui/badge.tsx'
import { sayCheck } from './check-words.ts'

const outcomes = {
  good: { tone: 'good', icon: 'good' },
  notice: { tone: 'caution', icon: 'notice' },
  blocked: { tone: 'problem', icon: 'blocked' },
} as const

export function CheckRow({ check }: { readonly check: CheckView }) {
  const t = useWords('check')
  const { tone, icon } = outcomes[check.outcome]
  return (
    <li className="check">
      <Badge tone={tone} icon={icon}>
        {t(`outcome.${check.outcome}`)}
      </Badge>
      <div>
        <h2 className="check-label">{t(`label.${check.check}`)}</h2>
        <p className="soft">{sayCheck(t, check.facts)}</p>
      </div>
    </li>
  )
}
