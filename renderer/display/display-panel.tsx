import { type RefObject, use, useState } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Popover } from 'react-aria-components/Popover'
import { languages, type Preferences, textSizes } from '../../shared/ipc/preferences.ts'
import type { AppView } from '../../shared/ipc/views.ts'
import { useClient, useClientState } from '../app/context.ts'
import type { Failure } from '../app/state.ts'
import { useFailureWords } from '../i18n/failure-words.ts'
import { languageNames } from '../i18n/languages.ts'
import { useFormats, useSpeech, useWords } from '../i18n/use-words.ts'
import type { Words } from '../i18n/words.ts'
import { Notice } from '../ui/notice.tsx'
import { Choice, type Option } from './choice.tsx'
import './display-panel.css'

const noneLocked: AppView['lockedPreferences'] = []

export interface DisplayPanelProps {
  readonly trigger: RefObject<HTMLButtonElement | null>
  readonly onClose: () => void
}

/** How the client looks. Every choice takes effect at once and is kept on this device. */
export function DisplayPanel({ trigger, onClose }: DisplayPanelProps) {
  useWholeCatalogue()
  const t = useWords('display')
  const say = useFailureWords()
  const { percent } = useFormats()
  const { preferences, prefer, failure } = usePreferences()
  const locked = useClientState((state) => state.app?.lockedPreferences ?? noneLocked)
  if (!preferences) return null
  return (
    <Popover
      className="display-panel"
      triggerRef={trigger}
      placement="bottom end"
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
    >
      <Dialog className="display-choices">
        <Heading slot="title" level={2} className="visually-hidden">
          {t('title')}
        </Heading>
        {locked.includes('language') ? (
          <p className="soft small">{t('locked', { choice: t('language') })}</p>
        ) : (
          <Choice
            label={t('language')}
            options={languageOptions(t)}
            value={preferences.language}
            onChange={(language) => prefer({ language })}
          />
        )}
        {locked.includes('theme') ? (
          <p className="soft small">{t('locked', { choice: t('theme') })}</p>
        ) : (
          <Choice
            label={t('theme')}
            options={(['system', 'light', 'dark'] as const).map((value) => ({ value, words: t(`theme.${value}`) }))}
            value={preferences.theme}
            onChange={(theme) => prefer({ theme })}
          />
        )}
        <Choice
          label={t('textSize')}
          options={textSizes.map((value) => ({ value, words: percent(value / 100) }))}
          value={preferences.textSize}
          onChange={(textSize) => prefer({ textSize })}
        />
        <Choice
          label={t('contrast')}
          options={(['system', 'normal', 'high'] as const).map((value) => ({ value, words: t(`contrast.${value}`) }))}
          value={preferences.contrast}
          onChange={(contrast) => prefer({ contrast })}
        />
        <Choice
          label={t('motion')}
          options={(['system', 'reduced'] as const).map((value) => ({ value, words: t(`motion.${value}`) }))}
          value={preferences.motion}
          onChange={(motion) => prefer({ motion })}
        />
        <p className="soft small">{t('notRecorded')}</p>
        {failure ? (
          <Notice tone="caution" announce="alert" happened={say(failure)} safe={t('notKept')} code={failure.code} />
        ) : null}
      </Dialog>
    </Popover>
  )
}

/** On the first screen the words may still be on their way. A later language is there before it is spoken. */
function useWholeCatalogue(): void {
  const speech = useSpeech()
  const [whole] = useState(() => speech.whole())
  use(whole)
}

/** Languages under their own names, so that whoever looks for one can read it. */
function languageOptions(t: Words<'display'>): readonly Option<Preferences['language']>[] {
  return [
    { value: 'system', words: t('language.system') },
    ...languages.map((language) => ({ value: language, words: languageNames[language], language })),
  ]
}

function usePreferences() {
  const client = useClient()
  const preferences = useClientState((state) => state.app?.preferences ?? null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const prefer = async (change: Partial<Preferences>) => {
    const { app } = client.store.getState()
    if (!app) return
    const next = { ...app.preferences, ...change }
    client.store.setState({ app: { ...app, preferences: next } })
    const reply = await client.ask('app/prefer', next)
    setFailure(reply.ok ? null : reply)
  }
  return { preferences, prefer: (change: Partial<Preferences>) => void prefer(change), failure }
}
