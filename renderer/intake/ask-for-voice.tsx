import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Notice } from '../ui/notice.tsx'
import type { ConversationProps } from './conversation.tsx'
import { useProviderName } from './say-provider.ts'
import { useAgree } from './use-agree.ts'

/** Voice was not agreed to: says where the sound goes, and asks. */
export function AskForVoice({ view, onView, onClose }: ConversationProps & { readonly onClose: () => void }) {
  const t = useWords('intake')
  const say = useProviderName()
  const { agree, isBusy, failure } = useAgree(view, onView)
  const { choices, told, untold } = view
  const { transcription } = view.providers
  if (choices === null || transcription === null) return null
  // No other is named here: what else was set up meanwhile asks for itself.
  const named = untold.some((one) => one.kind === transcription.kind && one.name === transcription.name)
    ? [...told, transcription]
    : told
  return (
    <>
      <Notice
        tone="plain"
        announce="status"
        happened={t('opening.voice', { provider: say(transcription) })}
        safe={t(choices.keepAudio ? 'opening.soundKept' : 'askVoice.discarded')}
        action={
          <div className="intake-actions">
            <Button autoFocus isBusy={isBusy} onPress={() => void agree({ ...choices, voice: true }, named)}>
              {t('askVoice.agree')}
            </Button>
            <Button tone="quiet" onPress={onClose}>
              {t('askVoice.type')}
            </Button>
          </div>
        }
      />
      <FailureNotice failure={failure} safe={t('failureSafe')} />
    </>
  )
}
