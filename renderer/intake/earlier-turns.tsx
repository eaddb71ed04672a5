import { useState } from 'react'
import type { IntakeView, TurnView } from '../../shared/ipc/intake-views.ts'
import { useAsk } from '../app/use-ask.ts'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { TextArea } from '../ui/text-area.tsx'

interface EarlierTurnsProps {
  readonly turns: readonly TurnView[]
  readonly isClosed: boolean
  readonly onView: (view: IntakeView) => void
}

/** Questions and answers so far; each answer can be changed until the assessment starts. */
export function EarlierTurns({ turns, isClosed, onView }: EarlierTurnsProps) {
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
              <Answer turn={turn} answer={turn.answer} isClosed={isClosed} onView={onView} />
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
  readonly isClosed: boolean
  readonly onView: (view: IntakeView) => void
}

function Answer({ turn, answer, isClosed, onView }: AnswerProps) {
  const t = useWords('intake')
  const [draft, setDraft] = useState<string | null>(null)
  const { run, isBusy, failure } = useAsk()
  if (draft === null)
    return (
      <div className="intake-answer">
        <blockquote dir="auto">{answer.text}</blockquote>
        <p className="soft small">
          {[answer.way === 'voice' ? t('turn.spoken') : '', answer.before === null ? '' : t('turn.corrected')]
            .filter((words) => words !== '')
            .join(' · ')}
        </p>
        {isClosed ? null : (
          <Button
            tone="quiet"
            label={t('turn.changeLabel', { question: turn.text })}
            onPress={() => setDraft(answer.text)}
          >
            {t('turn.change')}
          </Button>
        )}
      </div>
    )
  const keep = () =>
    run('intake/correct', { turnId: turn.turnId, text: draft.trim() }, (view) => {
      setDraft(null)
      onView(view)
    })
  return (
    <div className="intake-answer">
      <TextArea label={t('answer.label')} value={draft} onChange={setDraft} maxLength={8_000} autoFocus />
      <FailureNotice failure={failure} safe={t('failureSafe')} />
      <div className="intake-actions">
        <Button tone="primary" isBusy={isBusy} isDisabled={draft.trim() === ''} onPress={() => void keep()}>
          {t('turn.keep')}
        </Button>
        <Button onPress={() => setDraft(null)}>{t('turn.cancel')}</Button>
      </div>
    </div>
  )
}
