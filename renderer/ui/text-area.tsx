import { TextArea as AriaTextArea } from 'react-aria-components/TextArea'
import { TextFieldFrame, type TextFieldFrameProps } from './text-field-frame.tsx'

export interface TextAreaProps extends TextFieldFrameProps {
  readonly rows?: number
  readonly maxLength?: number
}

/** Several lines of text. */
export function TextArea({ rows = 3, maxLength, ...frame }: TextAreaProps) {
  return (
    <TextFieldFrame {...frame}>
      <AriaTextArea
        className="text-field-input text-area"
        dir="auto"
        rows={rows}
        {...(maxLength === undefined ? {} : { maxLength })}
      />
    </TextFieldFrame>
  )
}
