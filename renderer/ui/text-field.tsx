import type { ClipboardEvent } from 'react'
import { Input } from 'react-aria-components/Input'
import { TextFieldFrame, type TextFieldFrameProps } from './text-field-frame.tsx'

export interface TextFieldProps extends TextFieldFrameProps {
  /** For codes: a fixed width, and from left to right in every language. */
  readonly isMonospaced?: boolean
  readonly placeholder?: string
  readonly onPaste?: (event: ClipboardEvent<HTMLInputElement>) => void
}

export function TextField({ isMonospaced, placeholder, onPaste, ...frame }: TextFieldProps) {
  return (
    <TextFieldFrame {...frame}>
      <Input
        className={isMonospaced ? 'text-field-input mono' : 'text-field-input'}
        placeholder={placeholder ?? ''}
        {...(isMonospaced ? { dir: 'ltr' } : {})}
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
        {...(onPaste === undefined ? {} : { onPaste })}
      />
    </TextFieldFrame>
  )
}
