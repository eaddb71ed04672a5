import type { ReactNode } from 'react'
import type { Failure } from '../app/state.ts'
import { useFailureWords } from '../i18n/failure-words.ts'
import { Notice } from './notice.tsx'

export interface FailureNoticeProps {
  readonly failure: Failure | null
  readonly safe?: ReactNode
  readonly next?: ReactNode
}

/** What went wrong, with its code; nothing while nothing did. */
export function FailureNotice({ failure, ...rest }: FailureNoticeProps) {
  const say = useFailureWords()
  if (failure === null) return null
  return <Notice tone="problem" announce="alert" happened={say(failure)} code={failure.code} {...rest} />
}
