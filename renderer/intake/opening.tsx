import { useState } from 'react'
import { Checkbox } from 'react-aria-components/Checkbox'
import type { IntakeChoices } from '../../shared/intake/model.ts'
import type { IntakeView } from '../../shared/ipc/intake-views.ts'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import type { ConversationProps } from './conversation.tsx'
import { offersVoice } from './how-answered.ts'
import { useAgree } from './use-agree.ts'
import { WhatHappens } from './what-happens.tsx'

/** Says whom the candidate talks to and what is kept, before the first question; nothing is agreed to beforehand. */
export function Opening({ view, onView }: ConversationProps) {
  const t = useWords('intake')
  const { agree, isBusy, failure } = useAgree(view, onView)
  const [choices, setChoices] = useState<IntakeChoices>({ voice: false, keepAudio: false, shareTranscript: false })
  const offered = (Object.keys(choices) as (keyof IntakeChoices)[]).filter((choice) => isOffered(choice, view, choices))
  return (
    <section className="page-section" aria-labelledby="intake-opening">
      <h2 id="intake-opening">{t('opening.title')}</h2>
      {view.state === 'deleted' ? <Notice tone="plain" happened={t('opening.deleted')} announce="status" /> : null}
      <WhatHappens view={view} />
      {offered.length === 0 ? null : (
        <fieldset className="intake-choices">
          <legend>{t('opening.choices')}</legend>
          {offered.map((choice) => (
            <Checkbox
              key={choice}
              className="consent-choice"
              isSelected={choices[choice]}
              onChange={(isChosen) => setChoices({ ...choices, [choice]: isChosen })}
            >
              <span className="consent-box">{choices[choice] ? <Icon name="good" /> : null}</span>
              <span>{t(`choice.${choice}`)}</span>
            </Checkbox>
          ))}
        </fieldset>
      )}
      <FailureNotice failure={failure} safe={t('failureSafe')} />
      <div>
        <Button tone="primary" isBusy={isBusy} onPress={() => void agree(choices)}>
          {t('opening.begin')}
        </Button>
      </div>
    </section>
  )
}

function isOffered(choice: keyof IntakeChoices, view: IntakeView, chosen: IntakeChoices): boolean {
  if (choice === 'shareTranscript') return view.rules.transcript === 'with-consent'
  // Where nothing makes text of speech, agreeing to it would promise what does not come.
  const hasVoice = offersVoice(view)
  return choice === 'voice' ? hasVoice : hasVoice && chosen.voice && view.rules.audio === 'kept-with-consent'
}
