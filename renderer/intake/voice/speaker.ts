import type { Value } from '../../../shared/ipc/contract.ts'
import { longestSpeechMs, voicesFor } from './voices.ts'

/** What is to be said, and how. */
export interface Utterance {
  readonly text: string
  readonly locale: string
  /** Name of a voice; null for the best that there is. */
  readonly voice: string | null
  readonly rate: number
}

/** `unavailable`: nothing was heard; the words are on the screen. */
export type SpeechEnd = 'ended' | 'stopped' | 'unavailable'

export interface Speaking {
  /** Resolves once the speech is over, always, and never rejects. */
  readonly over: Promise<SpeechEnd>
  readonly stop: () => void
}

/** How long speech may take to begin, once it was asked for, in ms. */
export const startMs = 2_000
/** How long the system may take to list its voices when it is asked first, in ms: some start a service for that. */
export const voicesMs = 5_000

/**
 * Speaks with a voice of the operating system. `onStart` is called when it is heard. It is taken for unavailable where there
 * is no voice for the language, or `start` does not come in two seconds after that was asked for; `end` is waited for with a limit.
 */
export function speakBySystem(synthesis: SpeechSynthesis, utterance: Utterance, onStart: () => void): Speaking {
  const { promise: over, resolve } = Promise.withResolvers<SpeechEnd>()
  const spoken = new SpeechSynthesisUtterance(utterance.text)
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  const finish = (end: SpeechEnd) => {
    if (isOver) return
    isOver = true
    clearTimeout(timer)
    spoken.onstart = null
    spoken.onend = null
    spoken.onerror = null
    synthesis.cancel()
    resolve(end)
  }
  void voicesOf(synthesis).then((voices) => {
    const fitting = voicesFor(voices, utterance.locale)
    const voice = fitting.find(({ name }) => name === utterance.voice) ?? fitting[0]
    if (isOver) return
    if (voice === undefined) return finish('unavailable')
    spoken.voice = voice
    spoken.lang = voice.lang
    spoken.rate = utterance.rate
    spoken.onstart = () => {
      clearTimeout(timer)
      timer = setTimeout(() => finish('ended'), longestSpeechMs(utterance.text, utterance.rate))
      onStart()
    }
    spoken.onend = () => finish('ended')
    spoken.onerror = () => finish('unavailable')
    timer = setTimeout(() => finish('unavailable'), startMs)
    synthesis.speak(spoken)
  })
  return { over, stop: () => finish('stopped') }
}

/** The list of voices that the system was asked for first; whoever asks meanwhile waits for the same. */
let firstList: Promise<void> | null = null

/** The system's voices: some systems list them only a while after they were asked first. That is waited for once. */
export async function voicesOf(synthesis: SpeechSynthesis): Promise<readonly SpeechSynthesisVoice[]> {
  firstList ??= synthesis.getVoices().length > 0 ? Promise.resolve() : listed(synthesis)
  await firstList
  return synthesis.getVoices()
}

function listed(synthesis: SpeechSynthesis): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, voicesMs)
  synthesis.addEventListener('voiceschanged', () => resolve(), { once: true })
  return promise.finally(() => clearTimeout(timer))
}

/** Plays sound of a provider's voice. Sound that cannot be decoded is unavailable. */
export function playSound({ sound }: NonNullable<Value<'intake/speak'>>, onStart: () => void): Speaking {
  const { promise: over, resolve } = Promise.withResolvers<SpeechEnd>()
  const context = new AudioContext()
  let timer = setTimeout(() => finish('unavailable'), startMs)
  const finish = (end: SpeechEnd) => {
    clearTimeout(timer)
    if (context.state !== 'closed') void context.close()
    resolve(end)
  }
  const play = async () => {
    const buffer = await context.decodeAudioData(bytesOf(sound))
    await context.resume()
    if (context.state !== 'running') return
    const source = new AudioBufferSourceNode(context, { buffer })
    source.onended = () => finish('ended')
    source.connect(context.destination)
    source.start()
    clearTimeout(timer)
    timer = setTimeout(() => finish('ended'), buffer.duration * 1_000 + startMs)
    onStart()
  }
  play().catch(() => finish('unavailable'))
  return { over, stop: () => finish('stopped') }
}

function bytesOf(base64: string): ArrayBuffer {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer
}
