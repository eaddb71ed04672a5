import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Notice } from '../ui/notice.tsx'
import type { ConversationProps } from './conversation.tsx'
import { useProviderName } from './say-provider.ts'
import { useAgree } from './use-agree.ts'

/** Says who stands in where a provider failed, and asks before one that came later is used. */
export function Helpers({ view, onView }: ConversationProps) {
  const t = useWords('intake')
  const say = useProviderName()
  const { agree, isBusy, failure } = useAgree(view, onView)
  const { choices, untold, interviewer, isClosed, state } = view
  if (isClosed || state !== 'asking' || choices === null) return null
  return (
    <>
      <p className="soft small intake-thinking" role="status">
        {interviewer.failure === null ? '' : t('interviewer.failed')}
      </p>
      {untold.length === 0 ? null : (
        <Notice
          tone="plain"
          happened={t('untold.happened', { providers: untold.map(say).join(', ') })}
          safe={t('untold.safe')}
          action={
            <Button isBusy={isBusy} onPress={() => void agree(choices)}>
              {t('untold.agree')}
            </Button>
          }
        />
      )}
      <FailureNotice failure={failure} safe={t('failureSafe')} />
    </>
  )
}
