import type { ReactNode } from 'react'
import { useFailureWords } from '../../i18n/failure-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { keepsSound, type Talk } from './talk.ts'

export interface TalkTroubleProps {
  readonly talk: Talk
  readonly onAgain: () => void
  readonly onRetry: () => void
  /** Makes text of what was heard before the microphone went. */
  readonly onUse: () => void
  readonly onType: () => void
}

/** Every way in which speaking can fail, with its ways forward. */
export function TalkTrouble({ talk, onAgain, onRetry, onUse, onType }: TalkTroubleProps) {
  const t = useWords('voice')
  const say = useFailureWords()
  const isKept =
    talk.state === 'stuck' ? talk.hasSound : talk.state === 'failed' && keepsSound.includes(talk.failure.code)
  const type = (
    <Button key="type" tone="quiet" onPress={onType}>
      {t('type')}
    </Button>
  )
  const again = (
    <Button key="again" autoFocus={!isKept} onPress={onAgain}>
      {t('again')}
    </Button>
  )
  if (talk.state === 'listening' && talk.isSilent) return <ProblemNotice problem="silent" action={type} />
  if (talk.state === 'stuck') {
    const use = (
      <Button key="use" autoFocus onPress={onUse}>
        {t('use')}
      </Button>
    )
    return <ProblemNotice problem={talk.problem} action={<Ways>{[talk.hasSound ? use : null, again, type]}</Ways>} />
  }
  if (talk.state !== 'failed') return null
  const { failure } = talk
  if (isKept)
    return (
      <Notice
        tone="caution"
        announce="alert"
        happened={t('failed.happened')}
        safe={t('failed.safe')}
        next={t('failed.next')}
        code={failure.code}
        action={
          <Ways>
            <Button autoFocus onPress={onRetry}>
              {t('retry')}
            </Button>
            {again}
            {type}
          </Ways>
        }
      />
    )
  const own = failure.code === 'intake/nothing-heard' ? 'nothing' : failure.code === 'intake/too-long' ? 'long' : null
  return (
    <Notice
      tone="caution"
      announce="alert"
      happened={own === null ? say(failure) || t('failed.happened') : t(`failed.${own}`)}
      next={own === null ? t('failed.next') : t(`failed.${own}.next`)}
      code={failure.code}
      action={
        <Ways>
          {again}
          {type}
        </Ways>
      }
    />
  )
}

function Ways({ children }: { readonly children: ReactNode }) {
  return <div className="voice-ways">{children}</div>
}
