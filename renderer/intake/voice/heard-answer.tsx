import type { IntakeView, TurnView } from '../../../shared/ipc/intake-views.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { useCorrection } from '../use-correction.ts'

export interface HeardAnswerProps {
  readonly turn: TurnView
  readonly onView: (view: IntakeView) => void
}

/** The caption of a spoken answer: what was understood, and a way to put it right. */
export function HeardAnswer({ turn, onView }: HeardAnswerProps) {
  const t = useWords('voice')
  const correction = useCorrection(turn, onView)
  const { answer } = turn
  if (answer === null) return null
  if (correction.text === null)
    return (
      <div className="heard-answer">
        <p className="soft small">{t(answer.before === null ? 'heard.title' : 'heard.corrected')}</p>
        <blockquote dir="auto">{answer.text}</blockquote>
        <Button tone="quiet" onPress={correction.open}>
          {t('heard.correct')}
        </Button>
      </div>
    )
  return (
    <div className="heard-answer">
      <TextArea
        label={t('heard.label')}
        value={correction.text}
        onChange={correction.write}
        error={correction.over}
        autoFocus={correction.isOpened}
      />
      <FailureNotice failure={correction.failure} safe={t('heard.safe')} />
      <div className="voice-row">
        <Button
          tone="primary"
          isBusy={correction.isBusy}
          isDisabled={!correction.canSave}
          onPress={() => void correction.save()}
        >
          {t('heard.save')}
        </Button>
        <Button onPress={correction.drop}>{t('heard.leave')}</Button>
      </div>
    </div>
  )
}
