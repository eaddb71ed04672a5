import { toBase64 } from '../../../shared/bytes.ts'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Args, Reply } from '../../../shared/ipc/contract.ts'
import type { HearingView, IntakeView } from '../../../shared/ipc/intake-views.ts'
import type { Client } from '../../app/client.ts'
import type { Failure } from '../../app/state.ts'
import { type MicrophoneProblem, type MicrophoneUse, type OpenMicrophone, problemOf } from './microphone.ts'
import { littleEndianBytes, loudnessOf, meterOf, silentLoudness } from './sound.ts'

/** Where one spoken answer stands (docs/spec/intake.md, IN60 to IN66). */
export type Talk =
  | { readonly state: 'idle' }
  /** The browser asks for the microphone. */
  | { readonly state: 'opening' }
  /** `isSilent`: three seconds passed without a sound. */
  | { readonly state: 'listening'; readonly isSpeech: boolean; readonly isSilent: boolean }
  | { readonly state: 'transcribing' }
  /** No text came of it; main keeps the sound where the code is one of `keepsSound`. */
  | { readonly state: 'failed'; readonly failure: Failure }
  /** `hasSound`: what was heard before can still become text. */
  | { readonly state: 'stuck'; readonly problem: MicrophoneProblem; readonly hasSound: boolean }

/** Failures after which `hearing/retry` tries the same sound again. */
export const keepsSound: readonly string[] = [
  'intake/not-transcribed',
  'intake/provider-failed',
  'intake/provider-slow',
  'intake/provider-unset',
] satisfies readonly ErrorCode[]

/** An answer is at most a minute; shortly before, it becomes text by itself. */
export const longestMs = 58_000
export const silentAfterMs = 3_000

export interface TalkDeps {
  readonly ask: Client['ask']
  readonly openMicrophone: (use: MicrophoneUse) => Promise<OpenMicrophone>
  /** Runs after a time; gives what forgets it. */
  readonly after: (ms: number, run: () => void) => () => void
  readonly onTalk: (talk: Talk) => void
  /** From 0 to 1, five times a second while the microphone is open. */
  readonly onLevel: (level: number) => void
  readonly onView: (view: IntakeView) => void
}

/** One opening of the microphone; whatever arrives late for one that is over is dropped. */
interface Session {
  readonly isHandsFree: boolean
  microphone: OpenMicrophone | null
  /** The pieces go one after another, after the start was accepted. */
  sent: Promise<unknown>
  wasLoud: boolean
  readonly timers: (() => void)[]
}

const idle: Talk = { state: 'idle' }

/** Leads one spoken answer at a time from the microphone to main. The microphone is open in `listening` only. */
export function createTalk(deps: TalkDeps) {
  let talk: Talk = idle
  let current: Session | null = null
  const show = (next: Talk) => {
    talk = next
    deps.onTalk(next)
  }
  const close = async (session: Session) => {
    for (const forget of session.timers.splice(0)) forget()
    await session.microphone?.stop()
    deps.onLevel(0)
  }
  const give = (next: Talk) => {
    current = null
    show(next)
  }
  const fail = async (session: Session, failure: Failure) => {
    if (current !== session) return
    give({ state: 'failed', failure })
    await close(session)
  }
  const settle = (session: Session, reply: Reply<'hearing/end'>) => {
    if (current !== session) return
    give(reply.ok ? idle : { state: 'failed', failure: reply })
    if (reply.ok) deps.onView(reply.value)
  }

  const hear = (session: Session, pcm: Int16Array<ArrayBuffer>) => {
    const loudness = loudnessOf(pcm)
    deps.onLevel(meterOf(loudness))
    if (loudness > silentLoudness) {
      session.wasLoud = true
      if (talk.state === 'listening' && talk.isSilent) show({ ...talk, isSilent: false })
    }
    const sound = toBase64(littleEndianBytes(pcm))
    session.sent = session.sent.then(async () => {
      if (current !== session) return
      const reply = await deps.ask('hearing/sound', { sound })
      if (reply.ok) follow(session, reply.value)
      else await fail(session, reply)
    })
  }
  const follow = (session: Session, { state, code }: HearingView) => {
    if (current !== session) return
    if (talk.state === 'listening') {
      if (state === 'speech' || state === 'listening') {
        const isSpeech = state === 'speech'
        if (isSpeech !== talk.isSpeech) show({ ...talk, isSpeech })
      } else if (session.isHandsFree) {
        if (state === 'transcribing') show({ state: 'transcribing' })
        else over(state, code)
        void close(session)
      }
    } else if (talk.state === 'transcribing' && session.isHandsFree) over(state, code)
  }
  /** Main ended it by itself: the answer comes with the conversation, or a code says why there is none. */
  const over = (state: HearingView['state'], code: string | null) => {
    if (state === 'idle') give(idle)
    if (state === 'failed') give({ state: 'failed', failure: { code: code ?? 'app/unexpected', message: '' } })
  }

  const finish = async () => {
    const session = current
    if (session === null || (talk.state !== 'listening' && talk.state !== 'stuck')) return
    show({ state: 'transcribing' })
    await close(session)
    await session.sent
    if (current === session) settle(session, await deps.ask('hearing/end', null))
  }
  const gone = (session: Session) => {
    if (current !== session) return
    show({ state: 'stuck', problem: 'unplugged', hasSound: session.wasLoud })
    void close(session)
  }
  const watch = (session: Session) => {
    const lookForSound = () => {
      if (!session.wasLoud && talk.state === 'listening') show({ ...talk, isSilent: true })
    }
    session.timers.push(
      deps.after(silentAfterMs, lookForSound),
      deps.after(longestMs, () => void finish()),
    )
  }

  return {
    now: () => talk,
    /** Opens the microphone and begins; nothing while an answer is under way. */
    async begin(start: Args<'hearing/start'>, deviceId: string | null): Promise<void> {
      if (current !== null && talk.state !== 'stuck') return
      const started = Promise.withResolvers<void>()
      const session: Session = {
        isHandsFree: start.isHandsFree,
        microphone: null,
        sent: started.promise,
        wasLoud: false,
        timers: [],
      }
      current = session
      show({ state: 'opening' })
      try {
        session.microphone = await deps.openMicrophone({
          deviceId,
          onPiece: (pcm) => hear(session, pcm),
          onGone: () => gone(session),
        })
      } catch (error) {
        if (current === session) give({ state: 'stuck', problem: problemOf(error), hasSound: false })
        return
      }
      if (current !== session) return close(session)
      const reply = await deps.ask('hearing/start', start)
      if (current !== session) return close(session)
      if (!reply.ok) return fail(session, reply)
      show({ state: 'listening', isSpeech: false, isSilent: false })
      watch(session)
      started.resolve()
    },
    /** Ends the answer and has text made of it. */
    finish,
    /** What main says of its hearing. */
    follow: (view: HearingView) => {
      if (current !== null) follow(current, view)
    },
    /** Throws away what was said. */
    async cancel(): Promise<void> {
      const session = current
      const hasBegun = talk.state !== 'idle'
      give(idle)
      if (session !== null) await close(session)
      // An answer that was begun meanwhile has replaced this one in main already.
      if (hasBegun && current === null) await deps.ask('hearing/cancel', null)
    },
    /** The question is not open any more: what is half said goes, what becomes text already is main's. */
    async leave(): Promise<void> {
      if (talk.state === 'transcribing') give(idle)
      else await this.cancel()
    },
    /** Has the kept sound made into text once more. */
    async retry(): Promise<void> {
      if (talk.state !== 'failed') return
      const session: Session = {
        isHandsFree: false,
        microphone: null,
        sent: Promise.resolve(),
        wasLoud: true,
        timers: [],
      }
      current = session
      show({ state: 'transcribing' })
      settle(session, await deps.ask('hearing/retry', null))
    },
  }
}
