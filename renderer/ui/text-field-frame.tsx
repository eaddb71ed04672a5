import type { ReactNode } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextField as AriaTextField } from 'react-aria-components/TextField'
import './text-field.css'

export interface TextFieldFrameProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly help?: string
  /** What is wrong and what to do; shown and announced while set. */
  readonly error?: string | null | undefined
  readonly autoFocus?: boolean
}

/** What is around a field to type in: its label, its help and what is wrong with it. */
export function TextFieldFrame({
  label,
  value,
  onChange,
  help,
  error,
  autoFocus,
  children,
}: TextFieldFrameProps & { readonly children: ReactNode }) {
  return (
    <AriaTextField
      className="text-field"
      value={value}
      onChange={onChange}
      isInvalid={Boolean(error)}
      autoFocus={autoFocus ?? false}
      validationBehavior="aria"
    >
      <Label className="text-field-label">{label}</Label>
      {children}
      {help ? (
        <Text slot="description" className="text-field-help">
          {help}
        </Text>
      ) : null}
      <FieldError className="text-field-error">{error}</FieldError>
    </AriaTextField>
  )
}
