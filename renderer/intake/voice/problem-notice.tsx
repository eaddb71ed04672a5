import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { Notice } from '../../ui/notice.tsx'
import type { MicrophoneProblem } from './microphone.ts'

export interface ProblemNoticeProps {
  readonly problem: MicrophoneProblem
  readonly action?: ReactNode
}

/** What is the matter with the microphone, and the way forward; nothing of it is held against anybody. */
export function ProblemNotice({ problem, action }: ProblemNoticeProps) {
  const t = useWords('voice')
  return (
    <Notice
      tone="caution"
      announce="alert"
      happened={t(`problem.${problem}`)}
      next={t(`problem.${problem}.next`)}
      action={action}
    />
  )
}
