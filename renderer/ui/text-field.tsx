import type { ClipboardEvent } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextField as AriaTextField } from 'react-aria-components/TextField'
import './text-field.css'

export interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly help?: string
  /** What is wrong and what to do; shown and announced while set. */
  readonly error?: string | null | undefined
  /** For codes: a fixed width, and from left to right in every language. */
  readonly isMonospaced?: boolean
  readonly autoFocus?: boolean
  readonly placeholder?: string
  readonly onPaste?: (event: ClipboardEvent<HTMLInputElement>) => void
}

export function TextField({ label, value, onChange, help, error, ...rest }: TextFieldProps) {
  return (
    <AriaTextField
      className="text-field"
      value={value}
      onChange={onChange}
      isInvalid={Boolean(error)}
      autoFocus={rest.autoFocus ?? false}
      validationBehavior="aria"
    >
      <Label className="text-field-label">{label}</Label>
      <Input
        className={rest.isMonospaced ? 'text-field-input mono' : 'text-field-input'}
        placeholder={rest.placeholder ?? ''}
        {...(rest.isMonospaced ? { dir: 'ltr' } : {})}
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
        {...(rest.onPaste === undefined ? {} : { onPaste: rest.onPaste })}
      />
      {help ? (
        <Text slot="description" className="text-field-help">
          {help}
        </Text>
      ) : null}
      <FieldError className="text-field-error">{error}</FieldError>
    </AriaTextField>
  )
}
