import type { Transcribed } from '../../../shared/api/intake.ts'
import type { EventData } from '../../../shared/attempt/events.ts'
import { joinBytes } from '../../../shared/bytes.ts'
import { AppError, type ErrorCode } from '../../../shared/errors.ts'
import type { Provider } from '../../../shared/intake/model.ts'
import { bytesPerMs, longestSoundMs, wavOf } from '../../../shared/intake/sound.ts'
import type { Args } from '../../../shared/ipc/contract.ts'
import type { HearingView, IntakeView } from '../../../shared/ipc/intake-views.ts'
import { createEndPointer, type EndPointer, type IsVoice } from './end-pointer.ts'
import type { IntakeSession } from './intake-session.ts'
import type { KeptSounds } from './kept-sounds.ts'

export interface HearingDeps {
  readonly session: Pick<IntakeSession, 'demandHearing' | 'answerSpoken' | 'noteFailure'>
  /** Throws coded errors. */
  readonly transcribe: (wav: Uint8Array, language: string) => Promise<Transcribed>
  /** Begins to listen anew. */
  readonly voiceActivity: () => Promise<() => IsVoice>
  readonly sounds: Pick<KeptSounds, 'keep'>
  readonly sha256Hex: (bytes: Uint8Array) => string
  readonly changed: (view: HearingView) => void
  /** The conversation went on by itself: hands-free hearing ended an answer. */
  readonly conversationChanged: (view: IntakeView) => void
}

/** One answer that is being heard, at most a minute of it, in memory only. */
interface Take {
  readonly turnId: string
  readonly isHandsFree: boolean
  readonly language: string
  readonly transcriber: Provider
  readonly isKept: boolean
  readonly ends: EndPointer
  readonly pieces: Uint8Array[]
  bytes: number
  /** The text that is being made of it. */
  work: Promise<IntakeView> | null
}

const idle: HearingView = { state: 'idle', code: null }
/** Failures of the recogniser that are told by their own code; any other is `intake/not-transcribed`. */
const ownCodes: readonly ErrorCode[] = ['intake/provider-failed', 'intake/provider-slow', 'intake/provider-unset']

/**
 * Hears one answer at a time and has text made of it (docs/spec/intake.md, IN52 to IN56). Sound is in memory until it is
 * text or thrown away; what holds no speech goes nowhere.
 */
export function createHearing(deps: HearingDeps) {
  let current: Take | null = null
  let now: HearingView = idle

  const show = (next: HearingView) => {
    if (next.state === now.state && next.code === now.code) return
    now = next
    deps.changed(now)
  }
  /** Overwrites what was heard, so that nothing of it stays behind in memory. */
  const forget = (take: Take) => {
    for (const piece of take.pieces.splice(0)) piece.fill(0)
    if (current === take) current = null
  }
  const dropFor = (take: Take, code: ErrorCode): AppError => {
    if (current === take) show({ state: 'failed', code })
    forget(take)
    return new AppError(code)
  }

  /** What could not be done is told, and the sound stays for another try. */
  const failWith = (take: Take, code: ErrorCode, cause: unknown): AppError => {
    take.work = null
    if (current === take) show({ state: 'failed', code })
    return new AppError(code, { cause })
  }
  const toText = async (take: Take): Promise<IntakeView> => {
    if (!take.ends.hasSpeech()) throw dropFor(take, 'intake/nothing-heard')
    show({ state: 'transcribing', code: null })
    const pcm = joinBytes(take.pieces)
    const wav = wavOf(pcm)
    pcm.fill(0)
    try {
      return await answerWith(take, wav, await transcribed(take, wav))
    } finally {
      wav.fill(0)
    }
  }
  const transcribed = async (take: Take, wav: Uint8Array): Promise<Transcribed> => {
    try {
      return await deps.transcribe(wav, take.language)
    } catch (cause) {
      const code = cause instanceof AppError ? cause.code : 'app/unexpected'
      const failed = { stage: 'transcribe', by: take.transcriber, code, instead: null } as const
      // Whatever becomes of the record of it, the candidate is told and can try again.
      await deps.session.noteFailure(failed).catch(() => undefined)
      throw failWith(take, ownCodes.includes(code) ? code : 'intake/not-transcribed', cause)
    }
  }
  const answerWith = async (take: Take, wav: Uint8Array, heard: Transcribed): Promise<IntakeView> => {
    if (current !== take) throw new AppError('intake/wrong-turn') // it was thrown away meanwhile
    const text = heard.text.trim()
    if (text === '') throw dropFor(take, 'intake/nothing-heard')
    const digest = deps.sha256Hex(wav)
    const isKept = take.isKept && (await isWritten(digest, wav))
    const audio: EventData<'intake.answered'>['audio'] = {
      digest,
      durationMs: Math.round(take.bytes / bytesPerMs),
      isKept,
    }
    const answer = { turnId: take.turnId, text, transcriber: heard.by, audio }
    try {
      const conversation = await deps.session.answerSpoken(answer)
      if (current === take) show(idle)
      forget(take)
      return conversation
    } catch (cause) {
      const code = cause instanceof AppError ? cause.code : 'app/unexpected'
      // Answered or skipped by hand meanwhile: there is nothing left to try.
      throw code === 'intake/wrong-turn' ? dropFor(take, code) : failWith(take, code, cause)
    }
  }
  /** A disk that does not take the sound costs no answer; the record says that it is not kept. */
  const isWritten = (digest: string, wav: Uint8Array): Promise<boolean> =>
    deps.sounds.keep(digest, wav).then(
      () => true,
      () => false,
    )
  const finish = (take: Take): Promise<IntakeView> => (take.work ??= toText(take))
  /** Nobody asked for the end: what comes of it is announced. */
  const finishByItself = (take: Take) => {
    finish(take).then(deps.conversationChanged, () => undefined)
  }

  return {
    /** Begins to hear the answer of the open question; what was being heard is thrown away. */
    start: async ({ turnId, isHandsFree }: Args<'hearing/start'>): Promise<HearingView> => {
      if (current !== null) forget(current)
      const { language, transcriber, isKept } = await deps.session.demandHearing(turnId)
      const listenAnew = await deps.voiceActivity()
      const take: Take = {
        turnId,
        isHandsFree,
        language,
        transcriber,
        isKept,
        ends: createEndPointer(listenAnew()),
        pieces: [],
        bytes: 0,
        work: null,
      }
      current = take
      show({ state: 'listening', code: null })
      return now
    },
    /** Takes samples of the answer; those that come after its end are dropped. */
    sound: (pcm: Uint8Array): HearingView => {
      const take = current
      if (take === null || (now.state !== 'listening' && now.state !== 'speech')) return now
      if (take.bytes + pcm.length > longestSoundMs * bytesPerMs) {
        if (!take.isHandsFree) throw new AppError('intake/too-long') // what was heard so far can still be ended
        finishByItself(take)
        return now
      }
      take.pieces.push(pcm)
      take.bytes += pcm.length
      take.ends.take(samplesOf(pcm))
      show({ state: take.ends.isSpeaking() ? 'speech' : 'listening', code: null })
      if (take.isHandsFree && take.ends.end() !== null) finishByItself(take)
      return now
    },
    /** Ends the answer and makes text of it. */
    end: async (): Promise<IntakeView> => {
      if (current === null) throw new AppError('intake/nothing-heard')
      return finish(current)
    },
    /** Throws away what was heard, also while text is being made of it. */
    cancel: (): HearingView => {
      if (current !== null) forget(current)
      show(idle)
      return now
    },
  }
}
export type Hearing = ReturnType<typeof createHearing>

/** The wire is little endian, whatever the processor is; half a sample at its end is none. */
function samplesOf(pcm: Uint8Array): Int16Array {
  const view = new DataView(pcm.buffer, pcm.byteOffset, pcm.byteLength)
  return Int16Array.from({ length: pcm.length >> 1 }, (_value, index) => view.getInt16(index * 2, true))
}
