import { FieldError } from 'react-aria-components/FieldError'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField } from 'react-aria-components/TextField'
import './text-field.css'

export interface TextAreaProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly help?: string
  /** What is wrong and what to do; shown and announced while set. */
  readonly error?: string | null | undefined
  readonly rows?: number
  readonly maxLength?: number
  readonly autoFocus?: boolean
}

/** Several lines of text. */
export function TextArea({ label, value, onChange, help, error, rows = 3, maxLength, autoFocus }: TextAreaProps) {
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
      <AriaTextArea
        className="text-field-input text-area"
        dir="auto"
        rows={rows}
        {...(maxLength === undefined ? {} : { maxLength })}
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
