import type { EventData, EventOf, JournalEvent } from '../attempt/events.ts'
import type { Insight, IntakeChoices, IntakeMode, Provider, Reason, SlotName } from './model.ts'

export interface IntakeAnswer {
  readonly text: string
  readonly way: IntakeMode
  readonly transcriber: Provider | null
  readonly audio: EventData<'intake.answered'>['audio']
  /** As it was typed or understood first; null where the candidate changed nothing. */
  readonly before: string | null
}

/** One question and what became of it. */
export interface IntakeTurn {
  readonly turnId: string
  readonly slot: SlotName
  readonly question: string
  readonly text: string
  readonly reason: Reason
  readonly by: Provider
  readonly answer: IntakeAnswer | null
  readonly isSkipped: boolean
}

/**
 * The conversation as its events tell it (docs/spec/intake.md). Owned by whoever folds: `applyIntake` changes it in place,
 * nobody else may.
 */
export interface IntakeState {
  /** Null before the candidate was told whom they talk to, and after the conversation was deleted. */
  choices: IntakeChoices | null
  language: string
  /** Providers that the candidate was told of before agreeing. */
  told: readonly Provider[]
  mode: IntakeMode
  turns: IntakeTurn[]
  /** Every conclusion that stands: decided, or proposed from the answer as it is now. */
  insights: Insight[]
  /** What each insight was drawn from, by its id: the answer as it stood then. */
  drawnFrom: Map<string, string>
  /** Confirmed insights that the candidate wants suggested for their profile. */
  chosen: Set<string>
  finished: EventData<'intake.finished'>['cause'] | null
  isDeleted: boolean
  /** The assessment has started: the conversation can no longer change. */
  isClosed: boolean
  /** Ids that were ever used: turns and insights are numbered on, also after a deletion. */
  turnsAsked: number
  insightsDrawn: number
}

export function emptyIntake(): IntakeState {
  return {
    choices: null,
    language: 'en',
    told: [],
    mode: 'keyboard',
    turns: [],
    insights: [],
    drawnFrom: new Map(),
    chosen: new Set(),
    finished: null,
    isDeleted: false,
    isClosed: false,
    turnsAsked: 0,
    insightsDrawn: 0,
  }
}

/** The turn that waits for its answer; null where none does. */
export function openTurn(state: IntakeState): IntakeTurn | null {
  const last = state.turns.at(-1)
  return state.finished === null && last !== undefined && last.answer === null && !last.isSkipped ? last : null
}

export function answeredCount(state: IntakeState): number {
  return state.turns.filter(({ answer }) => answer !== null).length
}

/** Says whether the candidate was told of a provider before agreeing. */
export function isTold({ told }: IntakeState, provider: Provider): boolean {
  return told.some(({ kind, name }) => kind === provider.kind && name === provider.name)
}

/** An answer as it stands; null where the turn has none. */
export function answerText(state: IntakeState, turnId: string): string | null {
  return state.turns.find((turn) => turn.turnId === turnId)?.answer?.text ?? null
}

function changeTurn(state: IntakeState, turnId: string, change: (turn: IntakeTurn) => IntakeTurn): void {
  state.turns = state.turns.map((turn) => (turn.turnId === turnId ? change(turn) : turn))
}

function correct(state: IntakeState, { data }: EventOf<'intake.corrected'>): void {
  changeTurn(state, data.turnId, (turn) =>
    turn.answer === null
      ? turn
      : { ...turn, answer: { ...turn.answer, text: data.text, before: turn.answer.before ?? turn.answer.text } },
  )
  // What nobody decided yet is drawn again from the words that stand now.
  state.insights = state.insights.filter(
    ({ evidence, status }) => evidence.turnId !== data.turnId || status !== 'proposed',
  )
}

function decide(state: IntakeState, { data }: EventOf<'intake.decided'>): void {
  state.insights = state.insights.map((insight) => {
    if (insight.id !== data.id) return insight
    const isOwn = data.value !== null && data.value !== insight.value
    if (!isOwn || data.value === null) return { ...insight, status: data.decision }
    // The number was read from other words than the candidate's own; the concept stays, so that it is not proposed again.
    return { ...insight, status: data.decision, value: data.value, amount: null, isEdited: true }
  })
  if (data.decision === 'rejected') state.chosen.delete(data.id)
}

function forget(state: IntakeState): void {
  const { language, isClosed, turnsAsked, insightsDrawn } = state
  Object.assign(state, emptyIntake(), { language, isClosed, turnsAsked, insightsDrawn, isDeleted: true })
}

/** Folds one event into `state`, in place. Events of other kinds change nothing; what names nothing known changes nothing. */
export function applyIntake(state: IntakeState, event: JournalEvent): void {
  switch (event.type) {
    case 'intake.consented':
      state.choices = event.data.choices
      state.language = event.data.language
      state.told = event.data.told
      state.isDeleted = false
      return
    case 'intake.asked':
      state.turns.push({ ...event.data, answer: null, isSkipped: false })
      state.turnsAsked += 1
      return
    case 'intake.answered': {
      const { turnId, ...answer } = event.data
      changeTurn(state, turnId, (turn) => ({ ...turn, answer: { ...answer, before: null } }))
      return
    }
    case 'intake.corrected':
      correct(state, event)
      return
    case 'intake.skipped':
      changeTurn(state, event.data.turnId, (turn) => ({ ...turn, isSkipped: true }))
      return
    case 'intake.mode-changed':
      state.mode = event.data.mode
      return
    case 'intake.concluded': {
      const { id, conclusion, by } = event.data
      state.insights.push({ ...conclusion, id, source: 'candidate', status: 'proposed', isEdited: false, by })
      state.drawnFrom.set(id, answerText(state, conclusion.evidence.turnId) ?? '')
      state.insightsDrawn += 1
      return
    }
    case 'intake.decided':
      decide(state, event)
      return
    case 'intake.update-chosen':
      if (event.data.isChosen) state.chosen.add(event.data.id)
      else state.chosen.delete(event.data.id)
      return
    case 'intake.finished':
      state.finished = event.data.cause
      return
    case 'intake.deleted':
      forget(state)
      return
    case 'assessment.started':
      state.isClosed = true
      return
    default:
      return
  }
}

/** Folds a whole journal. */
export function foldIntake(events: Iterable<JournalEvent>): IntakeState {
  const state = emptyIntake()
  for (const event of events) applyIntake(state, event)
  return state
}
