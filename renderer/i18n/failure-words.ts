import type { ErrorCode } from '../../shared/errors.ts'
import { useWords } from './use-words.ts'

/** What a screen knows of an error: its code, and the English words that main gave with it. */
export interface CodedText {
  readonly code: string | null
  readonly message: string
}

/** Says an error in the language of the interface: the words of its code, or main's own where the language has none. */
export function useFailureWords(): (failure: CodedText) => string {
  const t = useWords('errors')
  return ({ code, message }) => (code === null ? message : t(code as ErrorCode, { defaultValue: message }))
}
