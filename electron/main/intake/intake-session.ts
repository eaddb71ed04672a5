import type { EventData, JournalEvent, NewEvent } from '../../../shared/attempt/events.ts'
import { equalBytes, toBase64 } from '../../../shared/bytes.ts'
import { canonicalBytes } from '../../../shared/canonical.ts'
import { AppError } from '../../../shared/errors.ts'
import { chooseQuestion } from '../../../shared/intake/choose.ts'
import type { IntakeChoices, Provider } from '../../../shared/intake/model.ts'
import type { IntakeRules } from '../../../shared/intake/rules.ts'
import {
  answeredCount,
  applyIntake,
  foldIntake,
  type IntakeState,
  type IntakeTurn,
  isTold,
  openTurn,
} from '../../../shared/intake/state.ts'
import { updatesOf } from '../../../shared/intake/updates.ts'
import type { Args, Value } from '../../../shared/ipc/contract.ts'
import type { IntakeView } from '../../../shared/ipc/intake-views.ts'
import type { Drafts } from './drafts.ts'
import { embedded, intakeView } from './intake-view.ts'
import type { Interviewer } from './interviewer.ts'
import type { KeptSounds } from './kept-sounds.ts'
import { createReading } from './reading.ts'

/** Turns that whoever phrases a question is told of. */
const historyTurns = 4

export interface IntakeDeps {
  /** Null where the policy has no conversation. */
  readonly rules: IntakeRules | null
  /** Events that the journal held when it was opened. */
  readonly events: readonly JournalEvent[]
  /** Records a fact; resolves once it is durable. */
  readonly record: (event: NewEvent) => Promise<number>
  /** Throws where the attempt takes no change any more. */
  readonly demandOpen: () => void
  readonly interviewer: Omit<Interviewer, 'transcribe'>
  readonly sounds: Pick<KeptSounds, 'keepOnly'>
  readonly drafts: Drafts
  /** Something changed that the candidate did not do. */
  readonly changed: (view: IntakeView) => void
}

export type SpokenAnswer = Omit<EventData<'intake.answered'>, 'way' | 'transcriber'> & {
  readonly transcriber: Provider
}

export interface HearingOf {
  readonly language: string
  readonly transcriber: Provider
  /** Policy and candidate keep the sound. */
  readonly isKept: boolean
}

/**
 * The conversation while the client runs (docs/spec/intake.md, IN40 to IN48). What the candidate does is durable before
 * anything follows from it; one thing is done at a time.
 */
export interface IntakeSession {
  readonly saw: (events: readonly JournalEvent[]) => void
  readonly look: () => Promise<IntakeView>
  readonly open: (request: Args<'intake/open'>) => Promise<IntakeView>
  readonly answer: (request: Args<'intake/answer'>) => Promise<IntakeView>
  /** Answers the open question with what was heard. */
  readonly answerSpoken: (answer: SpokenAnswer) => Promise<IntakeView>
  /** What is needed to hear the answer of the open question; throws where it may not be heard. */
  readonly demandHearing: (turnId: string) => Promise<HearingOf>
  /** The microphone may be opened: voice was chosen, and the conversation goes on. */
  readonly mayHear: () => boolean
  /** Records that a part of the work failed. */
  readonly noteFailure: (failed: EventData<'intake.failed'>) => Promise<void>
  /** Speech of a provider's voice for a question; null where the system's voices are to be used. */
  readonly speak: (request: Args<'intake/speak'>) => Promise<Value<'intake/speak'>>
  readonly skip: (request: Args<'intake/skip'>) => Promise<IntakeView>
  readonly correct: (request: Args<'intake/correct'>) => Promise<IntakeView>
  /** Keeps what was written and not sent. */
  readonly draft: (request: Args<'intake/draft'>) => Promise<null>
  readonly mode: (request: Args<'intake/mode'>) => Promise<IntakeView>
  readonly finish: () => Promise<IntakeView>
  readonly decide: (request: Args<'intake/decide'>) => Promise<IntakeView>
  readonly chooseUpdate: (request: Args<'intake/choose-update'>) => Promise<IntakeView>
  readonly delete: () => Promise<IntakeView>
  /**
   * Starts the assessment by `begin` when nothing of the conversation is being done, so that nothing of it follows. Throws
   * `intake/incomplete` where the assessment may not start before the conversation is complete.
   */
  readonly close: (begin: () => Promise<void>) => Promise<void>
}

export function createIntakeSession(deps: IntakeDeps): IntakeSession {
  const state: IntakeState = foldIntake(deps.events)
  let last: Promise<unknown> = Promise.resolve()
  const reading = createReading({ state, record: deps.record, links: deps.rules?.links })
  for (const event of deps.events) reading.saw(event)

  const demandRules = (): IntakeRules => {
    if (deps.rules === null) throw new AppError('intake/none')
    return deps.rules
  }
  const { interviewer, drafts } = deps
  const view = (rules: IntakeRules) =>
    intakeView(state, rules, { providers: interviewer.providers(), failure: interviewer.failure() }, drafts.of)
  /** Forgets what was sent or given up. A disk that refuses costs nothing: it is dropped for good with the next one. */
  const forget = (turnId: string) => drafts.keep(turnId, '').catch(() => undefined)
  const inTurn = <Value>(task: () => Promise<Value>): Promise<Value> => {
    const done = last.then(task)
    last = done.catch(() => undefined)
    return done
  }
  /** Does one thing after the one before it has ended, and answers with what the conversation is then. */
  const next = (change: (rules: IntakeRules) => Promise<unknown>): Promise<IntakeView> =>
    inTurn(async () => {
      const rules = demandRules()
      if (state.isClosed) throw new AppError('intake/closed')
      deps.demandOpen()
      await drafts.ready
      await reading.again()
      await change(rules)
      return view(rules)
    })
  const demandTurn = (turnId: string): IntakeTurn => {
    const turn = openTurn(state)
    if (turn?.turnId !== turnId) throw new AppError('intake/wrong-turn')
    return turn
  }
  const demandStarted = () => {
    if (state.choices === null) throw new AppError('intake/wrong-turn')
  }

  /** No provider is given anything that the candidate was not told of. */
  const mayUse = (provider: Provider | null) => provider !== null && isTold(state, provider)

  /** A provider reads the answer meanwhile: nobody waits for it, and it only adds to what was drawn. */
  const readMore = async (rules: IntakeRules, turn: IntakeTurn | undefined): Promise<void> => {
    if (turn?.answer == null) return
    const { turnId, slot, text: question, answer } = turn
    if (!mayUse(interviewer.providers().chat)) return
    const helped = await interviewer.extract({ language: state.language, turnId, slot, question, answer: answer.text })
    if (helped === null) return
    await inTurn(async () => {
      const stands = state.turns.find((one) => one.turnId === turnId)?.answer?.text === answer.text
      if (state.isClosed || !stands) return
      deps.demandOpen()
      if ('failed' in helped) await deps.record(helped.failed)
      else await reading.propose(turnId, helped.value, helped.by)
      deps.changed(view(rules))
    })
  }
  const inBackground = (work: Promise<unknown>) => void work.catch(() => undefined) // a closed journal takes none
  const lookForProviders = (rules: IntakeRules) =>
    inBackground(
      interviewer.look().then((isChanged) => {
        if (isChanged) deps.changed(view(rules))
      }),
    )
  // Sound that a stop kept from being recorded, or from being destroyed.
  if (deps.rules !== null) inBackground(deps.sounds.keepOnly(keptDigests(state)))
  const finishBecause = (cause: EventData<'intake.finished'>['cause']) =>
    deps.record({ type: 'intake.finished', data: { answered: answeredCount(state), cause } })

  /** Asks what comes next; a stop between an answer and the next question is made good here. */
  const goOn = async (rules: IntakeRules): Promise<void> => {
    if (state.choices === null || state.finished !== null || openTurn(state) !== null) return
    await reading.conclude(state.turns.at(-1))
    const choice = chooseQuestion(state, rules)
    if (choice === null) {
      await finishBecause(state.turns.length >= rules.maxQuestions ? 'limit' : 'nothing-left')
      return
    }
    const { turnId, slot, question, text, purpose, reason } = choice
    const history = state.turns
      .flatMap((turn) => (turn.answer === null ? [] : [{ question: turn.text, answer: turn.answer.text }]))
      .slice(-historyTurns)
    const request = { language: state.language, slot, question: text, purpose, history }
    const helped = mayUse(interviewer.providers().chat) ? await interviewer.phrase(request) : null
    if (helped !== null && 'failed' in helped) await deps.record(helped.failed)
    const worded = helped !== null && 'value' in helped ? { text: helped.value, by: helped.by } : { text, by: embedded }
    await deps.record({ type: 'intake.asked', data: { turnId, slot, question, reason, ...worded } })
  }
  const takeAnswer = async (rules: IntakeRules, data: EventData<'intake.answered'>): Promise<void> => {
    demandTurn(data.turnId)
    await deps.record({ type: 'intake.answered', data })
    await forget(data.turnId)
    inBackground(readMore(rules, state.turns.at(-1)))
    await goOn(rules)
  }
  const demandInsight = (id: string) => {
    const insight = state.insights.find((one) => one.id === id)
    if (insight === undefined) throw new AppError('intake/unknown-insight')
    return insight
  }

  return {
    saw: (events) => {
      for (const event of events) {
        applyIntake(state, event)
        reading.saw(event)
      }
    },
    look: async () => {
      const rules = demandRules()
      await drafts.ready
      if (!state.isClosed) lookForProviders(rules)
      return view(rules)
    },
    open: ({ choices, language, told }) =>
      next(async (rules) => {
        const consent = { choices: clip(choices, rules), language, told }
        const before = { choices: state.choices, language: state.language, told: state.told }
        if (!equalBytes(canonicalBytes(consent), canonicalBytes(before)))
          await deps.record({ type: 'intake.consented', data: consent })
        await goOn(rules)
      }),
    answer: ({ turnId, text }) =>
      next((rules) => takeAnswer(rules, { turnId, text, way: 'keyboard', transcriber: null, audio: null })),
    answerSpoken: (answer) => next((rules) => takeAnswer(rules, { ...answer, way: 'voice' })),
    demandHearing: async (turnId) => {
      demandRules()
      if (state.isClosed) throw new AppError('intake/closed')
      deps.demandOpen()
      if (state.choices?.voice !== true) throw new AppError('intake/voice-off')
      demandTurn(turnId)
      if (interviewer.providers().transcription === null) await interviewer.look()
      const { transcription } = interviewer.providers()
      if (transcription === null || !mayUse(transcription)) throw new AppError('intake/provider-unset')
      return { language: state.language, transcriber: transcription, isKept: state.choices.keepAudio }
    },
    mayHear: () => {
      if (state.choices?.voice !== true || state.finished !== null || state.isClosed) return false
      try {
        deps.demandOpen()
        return true
      } catch {
        return false
      }
    },
    noteFailure: async (failed) => {
      await deps.record({ type: 'intake.failed', data: failed })
    },
    speak: async ({ turnId, voice, rate }) => {
      const turn = state.turns.find((one) => one.turnId === turnId)
      demandRules()
      if (turn === undefined) throw new AppError('intake/wrong-turn')
      if (!mayUse(interviewer.providers().speech?.by ?? null)) return null
      const helped = await interviewer.speak({ text: turn.text, language: state.language, voice, rate })
      if (helped === null) return null
      if ('value' in helped) return { sound: toBase64(helped.value.bytes), mimeType: helped.value.mimeType }
      if (!state.isClosed) await deps.record(helped.failed)
      return null
    },
    skip: ({ turnId }) =>
      next(async (rules) => {
        demandTurn(turnId)
        await deps.record({ type: 'intake.skipped', data: { turnId } })
        await forget(turnId)
        await goOn(rules)
      }),
    correct: ({ turnId, text }) =>
      next(async (rules) => {
        const turn = state.turns.find((one) => one.turnId === turnId)
        if (turn?.answer == null) throw new AppError('intake/wrong-turn')
        if (turn.answer.text === text) return forget(turnId)
        await deps.record({ type: 'intake.corrected', data: { turnId, text } })
        await forget(turnId)
        inBackground(
          readMore(
            rules,
            state.turns.find((one) => one.turnId === turnId),
          ),
        )
        await reading.again()
      }),
    draft: async ({ turnId, of, text }) => {
      demandRules()
      await drafts.ready
      const turn = state.turns.find((one) => one.turnId === turnId)
      const takesIt = of === 'answer' ? openTurn(state) === turn : turn?.answer != null
      if (turn !== undefined && takesIt && !state.isClosed) await drafts.keep(turnId, text)
      return null
    },
    mode: ({ mode }) =>
      next(async () => {
        demandStarted()
        if (mode === 'voice' && state.choices?.voice !== true) throw new AppError('intake/voice-off')
        if (mode !== state.mode) await deps.record({ type: 'intake.mode-changed', data: { mode } })
      }),
    finish: () =>
      next(async (rules) => {
        demandStarted()
        if (answeredCount(state) < rules.minAnswers) throw new AppError('intake/not-yet')
        if (state.finished === null) await finishBecause('candidate')
      }),
    decide: (request) =>
      next(async () => {
        demandInsight(request.id)
        await deps.record({ type: 'intake.decided', data: request })
      }),
    chooseUpdate: (request) =>
      next(async () => {
        const isSuggested = updatesOf(state).some(({ insightId }) => insightId === request.id)
        if (!isSuggested) throw new AppError('intake/unknown-insight')
        await deps.record({ type: 'intake.update-chosen', data: request })
      }),
    delete: () =>
      next(async () => {
        if (!state.isDeleted) await deps.record({ type: 'intake.deleted', data: {} })
        await deps.sounds.keepOnly(keptDigests(state))
        await drafts.clear()
      }),
    close: (begin) =>
      inTurn(async () => {
        const { rules } = deps
        if (!state.isClosed && rules?.isRequired === true && answeredCount(state) < rules.minAnswers)
          throw new AppError('intake/incomplete')
        await begin()
        await drafts.clear().catch(() => undefined) // it is sealed, and goes with the attempt
      }),
  }
}

/** Of the sound that the record says is kept. */
function keptDigests({ turns }: IntakeState): ReadonlySet<string> {
  const sounds = turns.map(({ answer }) => answer?.audio ?? null)
  return new Set(sounds.flatMap((sound) => (sound?.isKept === true ? [sound.digest] : [])))
}

/** What the rules do not offer cannot be chosen. */
function clip(choices: IntakeChoices, rules: IntakeRules): IntakeChoices {
  const voice = choices.voice && rules.voice === 'offered'
  return {
    voice,
    keepAudio: voice && choices.keepAudio && rules.audio === 'kept-with-consent',
    shareTranscript: choices.shareTranscript && rules.transcript === 'with-consent',
  }
}
