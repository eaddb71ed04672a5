import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import './badge.css'

export interface BadgeProps {
  readonly tone: 'plain' | 'good' | 'caution' | 'problem'
  readonly children: ReactNode
  readonly icon?: IconName
}

/** One short fact beside a heading or in a row. */
export function Badge({ tone, children, icon }: BadgeProps) {
  return (
    <span className={`badge badge-${tone}`}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </span>
  )
}
