import { type KeyboardEvent, lazy, Suspense, useEffect, useState } from 'react'
import type { TurnView } from '../../shared/ipc/intake-views.ts'
import { useAsk } from '../app/use-ask.ts'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { TextArea } from '../ui/text-area.tsx'
import type { ConversationProps } from './conversation.tsx'
import { Why } from './why.tsx'

const VoiceAnswer = lazy(async () => ({ default: (await import('./voice/voice-answer.tsx')).VoiceAnswer }))

/** After this a wait is said in words, in ms. */
const THINKING_MS = 400

interface OpenTurnProps extends ConversationProps {
  readonly turn: TurnView
}

/** The question that waits for an answer, by keyboard or by voice. */
export function OpenTurn({ turn, view, onView }: OpenTurnProps) {
  const t = useWords('intake')
  const [text, setText] = useState('')
  const { run, isBusy, failure } = useAsk()
  const isThinking = useAfter(isBusy, THINKING_MS)
  const { turnId } = turn
  const hasVoice = view.choices?.voice === true && view.providers.transcription !== null
  const isSpoken = hasVoice && view.mode === 'voice'
  const send = () => {
    if (text.trim() !== '' && !isBusy) void run('intake/answer', { turnId, text: text.trim() }, onView)
  }
  const sendByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    send()
  }
  return (
    <section className="intake-open" aria-labelledby="intake-question">
      <p className="soft small">
        {t('progress.question', { number: view.turns.length })} ·{' '}
        {view.canFinish ? t('progress.complete') : t('progress.remaining', { count: view.remaining })}
      </p>
      <h2 id="intake-question" className="intake-question" aria-live="polite">
        {turn.text}
      </h2>
      <Why turn={turn} />
      {isSpoken ? (
        <Suspense>
          <VoiceAnswer turn={turn} view={view} onView={onView} />
        </Suspense>
      ) : (
        // Keys of the field bubble here: the field itself has no such handler.
        <form onKeyDown={sendByKey} onSubmit={(event) => event.preventDefault()}>
          <TextArea
            label={t('answer.label')}
            help={t('answer.help')}
            value={text}
            onChange={setText}
            rows={5}
            maxLength={8_000}
            autoFocus
          />
        </form>
      )}
      <FailureNotice failure={failure} safe={t('failureSafe')} />
      <p className="soft small intake-thinking" role="status">
        {isThinking ? t('answer.thinking') : ''}
      </p>
      <div className="intake-actions">
        {isSpoken ? null : (
          <Button tone="primary" isBusy={isBusy} isDisabled={text.trim() === ''} onPress={send}>
            {t('answer.send')}
          </Button>
        )}
        <Button isDisabled={isBusy} onPress={() => void run('intake/skip', { turnId }, onView)}>
          {t('answer.skip')}
        </Button>
        {view.canFinish ? (
          <Button isDisabled={isBusy} onPress={() => void run('intake/finish', null, onView)}>
            {t('answer.finish')}
          </Button>
        ) : null}
        {hasVoice && !isSpoken ? (
          <Button tone="quiet" onPress={() => void run('intake/mode', { mode: 'voice' }, onView)}>
            {t('mode.voice')}
          </Button>
        ) : null}
      </div>
    </section>
  )
}

/** True once `isOn` has lasted `ms`. */
function useAfter(isOn: boolean, ms: number): boolean {
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    if (!isOn) return setLong(false)
    const timer = setTimeout(() => setLong(true), ms)
    return () => clearTimeout(timer)
  }, [isOn, ms])
  return isLong
}
