import type { JournalEvent, NewEvent } from '../../../shared/attempt/events.ts'
import type { AnswerQuality } from '../../../shared/intake/assess.ts'
import type { Conclusion, Reason, SlotName } from '../../../shared/intake/model.ts'
import type { IntakeRules } from '../../../shared/intake/rules.ts'
import { applyIntake, emptyIntake, type IntakeState } from '../../../shared/intake/state.ts'

export const embedded = { kind: 'embedded', name: '1' } as const
const choices = { voice: false, keepAudio: false, shareTranscript: false }

export const intakeRules: IntakeRules = {
  isRequired: false,
  minAnswers: 3,
  maxQuestions: 12,
  voice: 'offered',
  audio: 'discarded',
  transcript: 'never',
  asksAuthorisation: false,
  requirements: [],
}

/** A full, modest answer that nothing follows from. */
export const plainQuality: AnswerQuality = {
  specificity: 0.8,
  ownership: 1,
  recency: 1,
  depth: 0,
  isRefusal: false,
  isNonsense: false,
  claimsExpertise: false,
}

export const draw = (slot: SlotName, value: string, rest: Partial<Conclusion> = {}): Conclusion => ({
  slot,
  value,
  concept: null,
  taxonomy: null,
  amount: null,
  confidence: 0.8,
  evidence: { turnId: '1', start: 0, end: 3 },
  ...rest,
})

/** A conversation that is written event by event, as main does. */
export class Conversation {
  readonly state: IntakeState = emptyIntake()
  readonly events: NewEvent[] = []

  constructor(language = 'en') {
    this.add({ type: 'intake.consented', data: { choices, language, told: [] } })
  }

  add(event: NewEvent): this {
    const seq = this.events.push(event) - 1
    // The fields of a stored event that the fold does not read.
    applyIntake(this.state, { ...event, seq, segment: 0, monoMs: seq, wallMs: seq } as JournalEvent)
    return this
  }

  ask(slot: SlotName, question = `${slot}.opening`, kind: Reason['kind'] = 'opening'): this {
    const turnId = String(this.state.turnsAsked + 1)
    const reason = { kind, score: 1, words: 'A reason.' }
    return this.add({
      type: 'intake.asked',
      data: { turnId, slot, question, text: 'A question?', reason, by: embedded },
    })
  }

  answer(text = 'An answer.'): this {
    const turnId = this.lastTurn()
    return this.add({
      type: 'intake.answered',
      data: { turnId, text, way: 'keyboard', transcriber: null, audio: null },
    })
  }

  skip(): this {
    return this.add({ type: 'intake.skipped', data: { turnId: this.lastTurn() } })
  }

  conclude(conclusion: Conclusion, turnId = this.lastTurn()): this {
    const id = `${turnId}.${this.state.insightsDrawn + 1}`
    const data = { id, conclusion: { ...conclusion, evidence: { ...conclusion.evidence, turnId } }, by: embedded }
    return this.add({ type: 'intake.concluded', data })
  }

  lastTurn(): string {
    return String(this.state.turnsAsked)
  }
}
