import { Link } from '@tanstack/react-router'
import { Authored, useAuthored } from '../i18n/authored.tsx'
import { useWords } from '../i18n/use-words.ts'
import { Badge } from '../ui/badge.tsx'
import { describeField, type ReviewedField } from './list-open.ts'

const badges = {
  blank: { tone: 'caution', icon: 'notice' },
  partial: { tone: 'caution', icon: 'notice' },
  complete: { tone: 'good', icon: 'good' },
} as const

export function ReviewRow({ reviewed }: { readonly reviewed: ReviewedField }) {
  const t = useWords('submit')
  const authored = useAuthored()
  const { item, field, state } = reviewed
  const { tone, icon } = badges[state]
  return (
    <li className="review-row">
      <div>
        <Link to="/assessment" search={{ item: item.id, field: field.id }} className="review-row-link">
          <span {...authored}>{field.label}</span>
        </Link>
        <p className="soft small">
          <Authored>{item.title}</Authored> · {describeField(t, reviewed)}
        </p>
      </div>
      <Badge tone={tone} icon={icon}>
        {t(`row.${state}`)}
      </Badge>
    </li>
  )
}
