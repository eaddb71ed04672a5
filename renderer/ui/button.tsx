import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import './button.css'

export interface ButtonProps {
  readonly children: ReactNode
  /** `primary`: the one next step of a screen. `secondary`: another way on. `quiet`: beside the task. */
  readonly tone?: 'primary' | 'secondary' | 'quiet' | 'danger'
  readonly type?: 'button' | 'submit'
  readonly isDisabled?: boolean
  /** Keeps the button in place and focused while its work runs; presses are ignored. */
  readonly isBusy?: boolean
  readonly label?: string
  /** For a button that stays down: whether it is. */
  readonly isPressed?: boolean
  readonly autoFocus?: boolean
  readonly onPress?: () => void
}

export function Button({ children, tone = 'secondary', type = 'button', label, onPress, ...state }: ButtonProps) {
  return (
    <AriaButton
      className={`button button-${tone}`}
      type={type}
      isDisabled={state.isDisabled ?? false}
      isPending={state.isBusy ?? false}
      autoFocus={state.autoFocus ?? false}
      {...(state.isPressed === undefined ? {} : { 'aria-pressed': state.isPressed })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(onPress === undefined ? {} : { onPress })}
    >
      {state.isBusy ? <span className="button-spinner" aria-hidden="true" /> : null}
      {children}
    </AriaButton>
  )
}
