import type { IntakeView, TurnView } from '../../shared/ipc/intake-views.ts'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { useCorrection } from './use-correction.ts'

interface EarlierTurnsProps {
  readonly turns: readonly TurnView[]
  readonly isClosed: boolean
  /** The answer that is shown to be corrected where the next one is spoken; null where none is. */
  readonly captionedTurn: string | null
  readonly onView: (view: IntakeView) => void
}

/** Questions and answers so far; each answer can be changed until the assessment starts. */
export function EarlierTurns({ turns, isClosed, captionedTurn, onView }: EarlierTurnsProps) {
  const t = useWords('intake')
  if (turns.length === 0) return null
  return (
    <section aria-labelledby="intake-earlier">
      <h2 id="intake-earlier" className="visually-hidden">
        {t('turn.earlier')}
      </h2>
      <ol className="intake-turns">
        {turns.map((turn) => (
          <li key={turn.turnId}>
            <p className="intake-asked">{turn.text}</p>
            {turn.answer === null ? (
              <p className="soft">{t(turn.isSkipped ? 'turn.skipped' : 'turn.unanswered')}</p>
            ) : (
              <Answer
                turn={turn}
                answer={turn.answer}
                isFixed={isClosed || turn.turnId === captionedTurn}
                onView={onView}
              />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

interface AnswerProps {
  readonly turn: TurnView
  readonly answer: NonNullable<TurnView['answer']>
  /** It cannot be changed here. */
  readonly isFixed: boolean
  readonly onView: (view: IntakeView) => void
}

function Answer({ turn, answer, isFixed, onView }: AnswerProps) {
  const t = useWords('intake')
  const correction = useCorrection(turn, onView)
  if (correction.text === null || isFixed)
    return (
      <div className="intake-answer">
        <blockquote dir="auto">{answer.text}</blockquote>
        <p className="soft small">
          {[answer.way === 'voice' ? t('turn.spoken') : '', answer.before === null ? '' : t('turn.corrected')]
            .filter((words) => words !== '')
            .join(' · ')}
        </p>
        {isFixed ? null : (
          <Button tone="quiet" label={t('turn.changeLabel', { question: turn.text })} onPress={correction.open}>
            {t('turn.change')}
          </Button>
        )}
      </div>
    )
  return (
    <div className="intake-answer">
      <TextArea
        label={t('answer.label')}
        value={correction.text}
        onChange={correction.write}
        error={correction.over}
        autoFocus={correction.isOpened}
      />
      <FailureNotice failure={correction.failure} safe={t('failureSafe')} />
      <div className="intake-actions">
        <Button
          tone="primary"
          isBusy={correction.isBusy}
          isDisabled={!correction.canSave}
          onPress={() => void correction.save()}
        >
          {t('turn.keep')}
        </Button>
        <Button onPress={correction.drop}>{t('turn.cancel')}</Button>
      </div>
    </div>
  )
}
