import { type KeyboardEvent, lazy, Suspense, useEffect, useState } from 'react'
import type { TurnView } from '../../shared/ipc/intake-views.ts'
import { useAsk } from '../app/use-ask.ts'
import { useWords } from '../i18n/use-words.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { AskForVoice } from './ask-for-voice.tsx'
import type { ConversationProps } from './conversation.tsx'
import { GiveUp } from './give-up.tsx'
import { isSpoken, offersVoice } from './how-answered.ts'
import { type Draft, useDraft } from './use-draft.ts'
import { MAX_ANSWER, useOver } from './use-over.ts'
import { Why } from './why.tsx'

const Spoken = lazy(async () => ({ default: (await import('./voice/spoken.tsx')).Spoken }))

/** After this a wait is said in words, in ms. */
const THINKING_MS = 400

interface OpenTurnProps extends ConversationProps {
  readonly turn: TurnView
}

/** The question that waits for an answer, by keyboard or by voice. It stays on the screen from question to question. */
export function OpenTurn({ turn, view, onView }: OpenTurnProps) {
  const t = useWords('intake')
  const draft = useDraft(turn, 'answer')
  const { run, isBusy, failure } = useAsk()
  const [isGivingUp, setGivingUp] = useState<'intake/skip' | 'intake/finish' | null>(null)
  const [isVoiceAsked, setVoiceAsked] = useState(false)
  const isThinking = useAfter(isBusy, THINKING_MS)
  const { turnId } = turn
  const hasText = (draft.text ?? '').trim() !== ''
  const isByVoice = isSpoken(view)
  const over = useOver(draft.text ?? '', MAX_ANSWER)
  const take: typeof onView = (next) => {
    draft.sent()
    setGivingUp(null)
    onView(next)
  }
  const send = () => {
    const text = (draft.text ?? '').trim()
    if (text !== '' && over === null && !isBusy) void run('intake/answer', { turnId, text }, take)
  }
  const leave = (how: 'intake/skip' | 'intake/finish') =>
    how === 'intake/skip' ? run(how, { turnId }, take) : run(how, null, take)
  const press = (how: 'intake/skip' | 'intake/finish') => (hasText ? setGivingUp(how) : void leave(how))
  const speak = () =>
    view.choices?.voice === true ? void run('intake/mode', { mode: 'voice' }, onView) : setVoiceAsked(true)
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
      {isByVoice ? (
        <Suspense fallback={<Skeleton label={t('loading')} lines={2} />}>
          <Spoken turn={turn} view={view} onView={onView} />
        </Suspense>
      ) : (
        <Typed key={turnId} draft={draft} over={over} onSend={send} />
      )}
      <FailureNotice failure={failure ?? draft.failure} safe={t('failureSafe')} />
      <p className="soft small intake-thinking" role="status">
        {isThinking ? t('answer.thinking') : ''}
      </p>
      {isGivingUp === null ? null : (
        <GiveUp
          how={isGivingUp}
          isBusy={isBusy}
          onGiveUp={() => void leave(isGivingUp)}
          onKeep={() => setGivingUp(null)}
        />
      )}
      {isVoiceAsked && view.choices?.voice !== true ? (
        <AskForVoice view={view} onView={onView} onClose={() => setVoiceAsked(false)} />
      ) : null}
      <div className="intake-actions">
        {isByVoice ? null : (
          <Button tone="primary" isBusy={isBusy} isDisabled={!hasText || over !== null} onPress={send}>
            {t('answer.send')}
          </Button>
        )}
        <Button isDisabled={isBusy} onPress={() => press('intake/skip')}>
          {t('answer.skip')}
        </Button>
        {view.canFinish ? (
          <Button isDisabled={isBusy} onPress={() => press('intake/finish')}>
            {t('answer.finish')}
          </Button>
        ) : null}
        {offersVoice(view) && !isByVoice ? (
          <Button tone="quiet" onPress={speak}>
            {t('mode.voice')}
          </Button>
        ) : null}
      </div>
    </section>
  )
}

interface TypedProps {
  readonly draft: Draft
  /** By how much it is too long, in words. */
  readonly over: string | null
  readonly onSend: () => void
}

/** The field of a written answer. */
function Typed({ draft, over, onSend }: TypedProps) {
  const t = useWords('intake')
  const sendByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    onSend()
  }
  return (
    // Keys of the field bubble here: the field itself has no such handler.
    <form onKeyDown={sendByKey} onSubmit={(event) => event.preventDefault()}>
      <TextArea
        label={t('answer.label')}
        help={t('answer.help')}
        value={draft.text ?? ''}
        onChange={draft.write}
        error={over}
        rows={5}
        autoFocus
      />
    </form>
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
