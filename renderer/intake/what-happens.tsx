import type { IntakeView } from '../../shared/ipc/intake-views.ts'
import { useWords } from '../i18n/use-words.ts'
import { useProviderName } from './say-provider.ts'

/** Whom the candidate talks to, where words and sound go, and what is kept; before anything is agreed to. */
export function WhatHappens({ view }: { readonly view: IntakeView }) {
  const t = useWords('intake')
  const say = useProviderName()
  const { rules, providers } = view
  const { chat, transcription, speech } = providers
  const hasVoice = rules.voice === 'offered' && transcription !== null
  return (
    <ul className="plain-list">
      <li>
        <strong>{t('opening.ai')}</strong>{' '}
        {chat === null ? t('opening.fixed') : t('opening.model', { provider: say(chat) })}
      </li>
      {hasVoice ? (
        <li>
          {t('opening.voice', { provider: say(transcription) })}{' '}
          {t(rules.audio === 'kept-with-consent' ? 'opening.soundKept' : 'opening.soundDiscarded')}{' '}
          {speech === null ? t('opening.systemVoice') : t('opening.providerVoice', { provider: say(speech.by) })}
        </li>
      ) : null}
      <li>{t('opening.kept')}</li>
      <li>{t('opening.drafts')}</li>
      <li>{t('opening.use')}</li>
      <li>{t('opening.never')}</li>
      <li>{t('opening.enough', { count: rules.minAnswers, most: rules.maxQuestions })}</li>
    </ul>
  )
}
