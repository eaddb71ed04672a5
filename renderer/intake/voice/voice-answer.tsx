import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import type { IntakeView, TurnView } from '../../../shared/ipc/intake-views.ts'
import { useAsk } from '../../app/use-ask.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { lastSpoken } from '../how-answered.ts'
import { HeardAnswer } from './heard-answer.tsx'
import { createPress, type Press, useTalkKeys } from './press-to-talk.ts'
import { SpeechOut } from './speech-out.tsx'
import { TalkStatus } from './talk-status.tsx'
import { TalkTrouble } from './talk-trouble.tsx'
import { useHandsFree } from './use-hands-free.ts'
import { useSpeechOut } from './use-speech-out.ts'
import { useTalk } from './use-talk.ts'
import { VoiceChoices } from './voice-choices.tsx'
import { useVoiceSettings } from './voice-settings.ts'
import './voice.css'

export interface VoiceAnswerProps {
  /** The question that waits for an answer; null where the conversation is over. */
  readonly turn: TurnView | null
  readonly view: IntakeView
  readonly onView: (view: IntakeView) => void
}

/** Hears the answer of a question, which it says aloud. The question itself is shown by the screen around it. */
export function VoiceAnswer({ turn, view, onView }: VoiceAnswerProps) {
  const t = useWords('voice')
  const { settings } = useVoiceSettings()
  const { talk, level, control } = useTalk(onView)
  const speech = useSpeechOut(turn, view)
  const typing = useAsk()
  const { isHandsFree, hasHeadphones, deviceId } = settings
  const begin = useCallback(
    (turnId: string) => void control.begin({ turnId, isHandsFree }, deviceId),
    [control, isHandsFree, deviceId],
  )
  // Before the next answer begins by itself, so that it is not the one that goes.
  useLeftTurn(turn?.turnId ?? null, () => void control.leave())
  const handsFree = useHandsFree({
    isOn: isHandsFree,
    turnId: turn?.turnId ?? null,
    talk,
    isVoiceInTheWay: !hasHeadphones && (speech.state === 'speaking' || speech.state === 'waiting'),
    begin,
  })
  useBargeIn(talk.state === 'listening' && talk.isSpeech, speech.stop)

  const isListening = () => control.now().state === 'listening'
  const start = () => {
    if (turn === null) return
    speech.stop()
    handsFree.setGoing(isHandsFree)
    begin(turn.turnId)
  }
  const cancel = () => {
    handsFree.setGoing(false)
    void control.cancel()
  }
  const type = async () => {
    cancel()
    speech.stop()
    await typing.run('intake/mode', { mode: 'keyboard' }, onView)
  }
  const press = usePress({ isListening, begin: start, finish: () => void control.finish() })
  const isIdle = talk.state === 'idle'
  useTalkKeys({ press: press.current, back: isIdle ? () => void type() : cancel })
  const heard = lastSpoken(view)
  return (
    <section className="voice-answer" aria-label={t('answer.title')}>
      <SpeechOut speech={speech} />
      <TalkStatus talk={talk} level={level} isHandsFree={isHandsFree} />
      {talk.state === 'failed' || talk.state === 'stuck' ? null : (
        <div className="voice-row">
          <TalkButton
            press={press}
            isOn={talk.state === 'listening'}
            isDisabled={turn === null || isBusy(talk.state)}
          />
          {isIdle ? null : <Button onPress={cancel}>{t('cancel')}</Button>}
          <Button tone="quiet" isBusy={typing.isBusy} onPress={() => void type()}>
            {t('type')}
          </Button>
        </div>
      )}
      <p className="soft small">{t(isHandsFree ? 'keys.handsFree' : 'keys')}</p>
      <TalkTrouble
        talk={talk}
        onAgain={start}
        onRetry={() => void control.retry()}
        onUse={() => void control.finish()}
        onType={() => void type()}
      />
      <FailureNotice failure={typing.failure} />
      {heard === undefined ? null : <HeardAnswer key={heard.turnId} turn={heard} onView={onView} />}
      <VoiceChoices view={view} isTroubled={talk.state === 'stuck' || (talk.state === 'listening' && talk.isSilent)} />
    </section>
  )
}

const isBusy = (state: string) => state === 'opening' || state === 'transcribing'

interface TalkButtonProps {
  readonly press: RefObject<Press>
  readonly isOn: boolean
  readonly isDisabled: boolean
}

function TalkButton({ press, isOn, isDisabled }: TalkButtonProps) {
  const t = useWords('voice')
  return (
    <AriaButton
      className="button button-primary talk-button"
      isPending={isDisabled}
      aria-pressed={isOn}
      onPressStart={() => press.current.down()}
      onPressEnd={() => press.current.up()}
    >
      {t(isOn ? 'finish' : 'talk')}
    </AriaButton>
  )
}

/** One press at a time, whichever way the screen was drawn since it began. */
function usePress(calls: Omit<Parameters<typeof createPress>[0], 'nowMs'>): RefObject<Press> {
  const now = useRef(calls)
  now.current = calls
  const [press] = useState(() =>
    createPress({
      isListening: () => now.current.isListening(),
      begin: () => now.current.begin(),
      finish: () => now.current.finish(),
      nowMs: () => performance.now(),
    }),
  )
  return useRef(press)
}

/** Speech of the candidate ends the synthetic one. */
function useBargeIn(isSpeech: boolean, stop: () => void): void {
  useEffect(() => {
    if (isSpeech) stop()
  }, [isSpeech, stop])
}

/** A question that is left, for example skipped, takes its half answer along. */
function useLeftTurn(turnId: string | null, onLeft: () => void): void {
  const last = useRef(turnId)
  const leave = useRef(onLeft)
  leave.current = onLeft
  useEffect(() => {
    if (last.current !== turnId) leave.current()
    last.current = turnId
  }, [turnId])
}
