import { useState } from 'react'
import type { IntakeView, TurnView } from '../../shared/ipc/intake-views.ts'
import { useAsk } from '../app/use-ask.ts'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { useDraft } from './use-draft.ts'
import { useOver } from './use-over.ts'

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

const MAX_ANSWER = 8_000

function Answer({ turn, answer, isFixed, onView }: AnswerProps) {
  const t = useWords('intake')
  const draft = useDraft(turn, 'correction')
  const { run, isBusy, failure } = useAsk()
  const [isOpened, setOpened] = useState(false)
  const over = useOver(draft.text ?? '', MAX_ANSWER)
  if (draft.text === null || isFixed)
    return (
      <div className="intake-answer">
        <blockquote dir="auto">{answer.text}</blockquote>
        <p className="soft small">
          {[answer.way === 'voice' ? t('turn.spoken') : '', answer.before === null ? '' : t('turn.corrected')]
            .filter((words) => words !== '')
            .join(' · ')}
        </p>
        {isFixed ? null : (
          <Button
            tone="quiet"
            label={t('turn.changeLabel', { question: turn.text })}
            onPress={() => {
              setOpened(true)
              draft.write(answer.text)
            }}
          >
            {t('turn.change')}
          </Button>
        )}
      </div>
    )
  const text = draft.text.trim()
  const keep = () =>
    run('intake/correct', { turnId: turn.turnId, text }, (view) => {
      draft.sent()
      onView(view)
    })
  return (
    <div className="intake-answer">
      <TextArea label={t('answer.label')} value={draft.text} onChange={draft.write} error={over} autoFocus={isOpened} />
      <FailureNotice failure={failure ?? draft.failure} safe={t('failureSafe')} />
      <div className="intake-actions">
        <Button tone="primary" isBusy={isBusy} isDisabled={text === '' || over !== null} onPress={() => void keep()}>
          {t('turn.keep')}
        </Button>
        <Button onPress={draft.drop}>{t('turn.cancel')}</Button>
      </div>
    </div>
  )
}
