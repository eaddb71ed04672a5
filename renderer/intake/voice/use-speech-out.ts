import { useCallback, useEffect, useRef, useState } from 'react'
import type { IntakeView, TurnView } from '../../../shared/ipc/intake-views.ts'
import { useClient } from '../../app/context.ts'
import { useSpoken } from '../../i18n/use-words.ts'
import { playSound, type Speaking, speakBySystem } from './speaker.ts'
import { useVoiceSettings } from './voice-settings.ts'

/** `waiting`: it was asked for and is not heard yet. `unavailable`: this computer cannot say it; the words are on the screen. */
export type SpeechState = 'quiet' | 'waiting' | 'speaking' | 'unavailable'

/** Says the question of a turn aloud, once by itself where the candidate wants that, and again when asked. */
export function useSpeechOut(turn: TurnView | null, view: IntakeView) {
  const client = useClient()
  const { locale } = useSpoken()
  const { settings } = useVoiceSettings()
  const [said, setSaid] = useState<{ turnId: string | null; state: SpeechState }>({ turnId: null, state: 'quiet' })
  const speaking = useRef<Speaking | null>(null)
  const asked = useRef(0)
  const provided = view.providers.speech
  const turnId = turn?.turnId ?? null
  const text = turn?.text ?? ''

  const stop = useCallback(() => {
    asked.current += 1
    speaking.current?.stop()
    speaking.current = null
    setSaid({ turnId, state: 'quiet' })
  }, [turnId])
  const { voice, rate } = settings
  const play = useCallback(async () => {
    stop()
    if (turnId === null) return
    const mine = asked.current
    const isMine = () => asked.current === mine
    setSaid({ turnId, state: 'waiting' })
    const onStart = () => isMine() && setSaid({ turnId, state: 'speaking' })
    const reply =
      provided === null ? null : await client.ask('intake/speak', { turnId, voice: voiceIn(provided, voice), rate })
    if (!isMine()) return
    // A provider that fails leaves the system's own voice.
    const sound = reply?.ok ? reply.value : null
    speaking.current =
      sound === null
        ? speakBySystem(window.speechSynthesis, { text, locale, voice, rate }, onStart)
        : playSound(sound, onStart)
    const end = await speaking.current.over
    if (isMine()) setSaid({ turnId, state: end === 'unavailable' ? 'unavailable' : 'quiet' })
  }, [client, provided, turnId, text, locale, voice, rate, stop])

  const latest = useRef(play)
  latest.current = play
  useEffect(() => {
    if (turnId !== null && settings.isAloud) void latest.current()
    return stop
  }, [turnId, settings.isAloud, stop])
  // A question that has just come is about to be said.
  const isAbout = said.turnId !== turnId && turnId !== null && settings.isAloud
  const state = said.turnId === turnId ? said.state : isAbout ? 'waiting' : 'quiet'
  return { state, play, stop }
}

/** The chosen voice where the provider has it, else its first. */
function voiceIn({ by, voices }: NonNullable<IntakeView['providers']['speech']>, chosen: string | null): string {
  return voices.find((voice) => voice === chosen) ?? voices[0] ?? by.name
}

export type SpeechOutControl = ReturnType<typeof useSpeechOut>
