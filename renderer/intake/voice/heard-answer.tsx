import { useState } from 'react'
import type { IntakeView, TurnView } from '../../../shared/ipc/intake-views.ts'
import { useAsk } from '../../app/use-ask.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { useDraft } from '../use-draft.ts'
import { useOver } from '../use-over.ts'

const MAX_ANSWER = 8_000

export interface HeardAnswerProps {
  readonly turn: TurnView
  readonly onView: (view: IntakeView) => void
}

/** The caption of a spoken answer: what was understood, and a way to put it right. */
export function HeardAnswer({ turn, onView }: HeardAnswerProps) {
  const t = useWords('voice')
  const { run, isBusy, failure } = useAsk()
  const draft = useDraft(turn, 'correction')
  const over = useOver(draft.text ?? '', MAX_ANSWER)
  const [isOpened, setOpened] = useState(false)
  const { turnId, answer } = turn
  if (answer === null) return null
  const text = draft.text?.trim() ?? ''
  const save = () =>
    run('intake/correct', { turnId, text }, (view) => {
      draft.sent()
      onView(view)
    })
  if (draft.text === null)
    return (
      <div className="heard-answer">
        <p className="soft small">{t(answer.before === null ? 'heard.title' : 'heard.corrected')}</p>
        <blockquote dir="auto">{answer.text}</blockquote>
        <Button
          tone="quiet"
          onPress={() => {
            setOpened(true)
            draft.write(answer.text)
          }}
        >
          {t('heard.correct')}
        </Button>
      </div>
    )
  return (
    <div className="heard-answer">
      <TextArea label={t('heard.label')} value={draft.text} onChange={draft.write} error={over} autoFocus={isOpened} />
      <FailureNotice failure={failure ?? draft.failure} safe={t('heard.safe')} />
      <div className="voice-row">
        <Button tone="primary" isBusy={isBusy} isDisabled={text === '' || over !== null} onPress={() => void save()}>
          {t('heard.save')}
        </Button>
        <Button onPress={draft.drop}>{t('heard.leave')}</Button>
      </div>
    </div>
  )
}
