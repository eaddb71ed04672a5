import { Link } from '@tanstack/react-router'
import { Badge } from '../ui/badge.tsx'
import type { ReviewedField } from './list-open.ts'

const badges = {
  blank: { tone: 'caution', icon: 'notice', words: 'Blank' },
  partial: { tone: 'caution', icon: 'notice', words: 'Too short' },
  complete: { tone: 'good', icon: 'good', words: 'Answered' },
} as const

export function ReviewRow({ reviewed }: { readonly reviewed: ReviewedField }) {
  const { item, field, state, words } = reviewed
  const { tone, icon, words: badge } = badges[state]
  return (
    <li className="review-row">
      <div>
        <Link to="/assessment" search={{ item: item.id, field: field.id }} className="review-row-link">
          {field.label}
        </Link>
        <p className="soft small">
          {item.title} · {words}
        </p>
      </div>
      <Badge tone={tone} icon={icon}>
        {badge}
      </Badge>
    </li>
  )
}
