import type { CheckView } from '../../shared/ipc/views.ts'
import { Badge } from '../ui/badge.tsx'

const outcomes = {
  good: { tone: 'good', icon: 'good', words: 'Good' },
  notice: { tone: 'caution', icon: 'notice', words: 'Note' },
  blocked: { tone: 'problem', icon: 'blocked', words: 'To change' },
} as const

export function CheckRow({ check }: { readonly check: CheckView }) {
  const { tone, icon, words } = outcomes[check.outcome]
  return (
    <li className="check">
      <Badge tone={tone} icon={icon}>
        {words}
      </Badge>
      <div>
        <h2 className="check-label">{check.label}</h2>
        <p className="soft">{check.detail}</p>
      </div>
    </li>
  )
}
