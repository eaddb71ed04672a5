import type {
  ExtractRequest,
  IntakeProviders,
  PhraseRequest,
  SpeakRequest,
  Transcribed,
} from '../../../shared/api/intake.ts'
import type { NewEvent } from '../../../shared/attempt/events.ts'
import { AppError, type ErrorCode } from '../../../shared/errors.ts'
import type { Conclusion, Provider } from '../../../shared/intake/model.ts'
import type { Clock, Timers } from '../clock.ts'
import type { ScoringApi, Spoken } from '../sync/scoring-api.ts'
import { embedded } from './intake-view.ts'

/** The voices of the computer, which stand in for a provider's. */
const systemVoice: Provider = { kind: 'system', name: 'voices of this computer' }

/** The longest that a part of the work may take, in milliseconds. */
export const limitsMs = { providers: 5_000, phrase: 2_500, extract: 6_000, transcribe: 16_000, speak: 5_500 } as const
/** After a failure the provider is left alone for so long, in milliseconds. */
export const retryAfterMs = 60_000

export interface InterviewerDeps {
  readonly attemptId: string
  readonly token: string
  readonly api: Pick<ScoringApi, 'intakeProviders' | 'phraseQuestion' | 'extractConclusions' | 'transcribe' | 'speak'>
  readonly clock: Pick<Clock, 'monoMs'>
  readonly timers: Timers
}

/** What a provider made of it; `failed` is to be recorded, and the embedded interviewer does the work. */
export type Helped<T> = { readonly value: T; readonly by: Provider } | { readonly failed: NewEvent } | null

/** The organisation's providers as the interviewer's helpers. What fails of wording, reading and speaking is done here. */
export function createInterviewer({ attemptId, token, api, clock, timers }: InterviewerDeps) {
  let providers: IntakeProviders = { chat: null, transcription: null, speech: null }
  let askedMonoMs: number | null = null
  /** The last failure of each service. */
  const failures: Partial<Record<'chat' | 'speech', { readonly code: ErrorCode; readonly monoMs: number }>> = {}

  const recentFailure = (service: keyof typeof failures) => {
    const failure = failures[service]
    return failure !== undefined && clock.monoMs() - failure.monoMs < retryAfterMs ? failure : null
  }
  const within = async <T>(ms: number, asked: Promise<T>): Promise<T> => {
    const late = Promise.withResolvers<never>()
    const forget = timers.after(ms, () => late.reject(new AppError('intake/provider-slow')))
    try {
      return await Promise.race([asked, late.promise])
    } finally {
      forget()
    }
  }
  const help = async <T>(
    service: keyof typeof failures,
    failing: { readonly stage: 'phrase' | 'extract' | 'speak'; readonly by: Provider; readonly instead: Provider },
    ask: (ms: number) => Promise<{ readonly value: T; readonly by: Provider }>,
  ): Promise<Helped<T>> => {
    if (recentFailure(service) !== null) return null
    const limitMs = limitsMs[failing.stage]
    try {
      const helped = await within(limitMs, ask(limitMs))
      delete failures[service]
      return helped
    } catch (cause) {
      const code = cause instanceof AppError ? cause.code : 'intake/provider-failed'
      // Two parts may fail of one cause: it is said once.
      const isSaid = recentFailure(service) !== null
      failures[service] = { code, monoMs: clock.monoMs() }
      return isSaid ? null : { failed: { type: 'intake.failed', data: { ...failing, code } } }
    }
  }
  return {
    providers: (): IntakeProviders => providers,
    /** Why the embedded interviewer stands in now; null where nothing failed lately. */
    failure: (): ErrorCode | null => recentFailure('chat')?.code ?? null,
    /** Asks what the organisation has set up, at most once a minute. Resolves with whether that changed. */
    look: async (): Promise<boolean> => {
      if (askedMonoMs !== null && clock.monoMs() - askedMonoMs < retryAfterMs) return false
      askedMonoMs = clock.monoMs()
      try {
        const found = await within(limitsMs.providers, api.intakeProviders(attemptId, token, limitsMs.providers))
        const isChanged = JSON.stringify(found) !== JSON.stringify(providers)
        providers = found
        return isChanged
      } catch {
        return false // what was known stays; the embedded interviewer needs none of it
      }
    },
    phrase: async (request: PhraseRequest): Promise<Helped<string>> => {
      const by = providers.chat
      if (by === null) return null
      return help('chat', { stage: 'phrase', by, instead: embedded }, async (ms) => {
        const phrased = await api.phraseQuestion(attemptId, token, request, ms)
        return { value: phrased.text, by: phrased.by }
      })
    },
    extract: async (request: ExtractRequest): Promise<Helped<readonly Conclusion[]>> => {
      const by = providers.chat
      if (by === null) return null
      return help('chat', { stage: 'extract', by, instead: embedded }, async (ms) => {
        const extracted = await api.extractConclusions(attemptId, token, request, ms)
        return { value: extracted.conclusions, by: extracted.by }
      })
    },
    speak: async (request: SpeakRequest): Promise<Helped<Spoken>> => {
      const by = providers.speech?.by
      if (by === undefined) return null
      return help('speech', { stage: 'speak', by, instead: systemVoice }, async (ms) => ({
        value: await api.speak(attemptId, token, request, ms),
        by,
      }))
    },
    /** Makes text of a WAV file. Unlike the others it throws, coded: nobody stands in for a recogniser. */
    transcribe: (wav: Uint8Array, language: string): Promise<Transcribed> =>
      within(limitsMs.transcribe, api.transcribe(attemptId, token, wav, language, limitsMs.transcribe)),
  }
}
export type Interviewer = ReturnType<typeof createInterviewer>
