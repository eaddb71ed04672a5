import type { ExtractRequest, IntakeProviders, PhraseRequest } from '../../../shared/api/intake.ts'
import type { NewEvent } from '../../../shared/attempt/events.ts'
import { AppError, type ErrorCode } from '../../../shared/errors.ts'
import type { Conclusion, Provider } from '../../../shared/intake/model.ts'
import type { Clock, Timers } from '../clock.ts'
import type { ScoringApi } from '../sync/scoring-api.ts'
import { embedded } from './intake-view.ts'

/** The longest that a part of the work may take, in milliseconds. */
export const limitsMs = { providers: 5_000, phrase: 2_500, extract: 6_000 } as const
/** After a failure the provider is left alone for so long, in milliseconds. */
export const retryAfterMs = 60_000

export interface InterviewerDeps {
  readonly attemptId: string
  readonly token: string
  readonly api: Pick<ScoringApi, 'intakeProviders' | 'phraseQuestion' | 'extractConclusions'>
  readonly clock: Pick<Clock, 'monoMs'>
  readonly timers: Timers
}

/** What a provider made of it; `failed` is to be recorded, and the embedded interviewer does the work. */
export type Helped<T> = { readonly value: T; readonly by: Provider } | { readonly failed: NewEvent } | null

/** The organisation's providers as the interviewer's helpers. Nothing here throws: what fails is embedded work. */
export function createInterviewer({ attemptId, token, api, clock, timers }: InterviewerDeps) {
  let providers: IntakeProviders = { chat: null, transcription: null, speech: null }
  let askedMonoMs: number | null = null
  let failure: { readonly code: ErrorCode; readonly monoMs: number } | null = null

  const isResting = () => failure !== null && clock.monoMs() - failure.monoMs < retryAfterMs
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
    stage: 'phrase' | 'extract',
    ask: (ms: number) => Promise<{ readonly value: T; readonly by: Provider }>,
  ): Promise<Helped<T>> => {
    const { chat } = providers
    if (chat === null || isResting()) return null
    try {
      const helped = await within(limitsMs[stage], ask(limitsMs[stage]))
      failure = null
      return helped
    } catch (cause) {
      const code = cause instanceof AppError ? cause.code : 'intake/provider-failed'
      // Two parts may fail of one cause: it is said once.
      const isSaid = isResting()
      failure = { code, monoMs: clock.monoMs() }
      return isSaid ? null : { failed: { type: 'intake.failed', data: { stage, by: chat, code, instead: embedded } } }
    }
  }
  return {
    providers: (): IntakeProviders => providers,
    /** Why the embedded interviewer stands in now; null where nothing failed lately. */
    failure: (): ErrorCode | null => (isResting() ? (failure?.code ?? null) : null),
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
    phrase: (request: PhraseRequest): Promise<Helped<string>> =>
      help('phrase', async (ms) => {
        const { text, by } = await api.phraseQuestion(attemptId, token, request, ms)
        return { value: text, by }
      }),
    extract: (request: ExtractRequest): Promise<Helped<readonly Conclusion[]>> =>
      help('extract', async (ms) => {
        const { conclusions, by } = await api.extractConclusions(attemptId, token, request, ms)
        return { value: conclusions, by }
      }),
  }
}
export type Interviewer = ReturnType<typeof createInterviewer>
