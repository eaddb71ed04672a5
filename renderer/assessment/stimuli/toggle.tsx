import type { ReactNode } from 'react'

export interface ToggleProps {
  readonly isOn: boolean
  readonly onToggle: () => void
  readonly label?: string
  readonly isDisabled?: boolean
  readonly children: ReactNode
}

/** A small button that stays pressed. */
export function Toggle({ isOn, onToggle, label, isDisabled = false, children }: ToggleProps) {
  return (
    <button
      type="button"
      className="toggle"
      aria-pressed={isOn}
      aria-label={label}
      disabled={isDisabled}
      onClick={onToggle}
    >
      {children}
    </button>
  )
}
