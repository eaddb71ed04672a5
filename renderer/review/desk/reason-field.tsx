import { useState } from 'react'
import { Reason } from '../../../shared/api/desk.ts'
import { TextArea } from '../../ui/text-area.tsx'

export interface ReasonState {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error: string | null
  /** The reason, or null after saying what is missing. */
  readonly check: () => string | null
  readonly clear: () => void
}

/** A reason of at least three words, as the server asks for it. */
export function useReason(): ReasonState {
  const [value, setValue] = useState('')
  const [isChecked, setChecked] = useState(false)
  const parsed = Reason.safeParse(value)
  return {
    value,
    onChange: setValue,
    error:
      isChecked && !parsed.success ? 'Say why in at least three words; whoever reads it later was not here.' : null,
    check: () => {
      setChecked(true)
      return parsed.success ? parsed.data : null
    },
    clear: () => {
      setValue('')
      setChecked(false)
    },
  }
}

export function ReasonField({
  reason,
  autoFocus = false,
}: {
  readonly reason: ReasonState
  readonly autoFocus?: boolean
}) {
  return (
    <TextArea
      label="Reason"
      value={reason.value}
      onChange={reason.onChange}
      error={reason.error}
      maxLength={2_000}
      autoFocus={autoFocus}
    />
  )
}
