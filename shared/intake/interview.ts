import type { NewEvent } from '../attempt/events.ts'
import { chooseQuestion } from './choose.ts'
import { extractConclusions, extractionVersion } from './extract.ts'
import type { Reason, SlotName } from './model.ts'
import { proposeInsights } from './propose.ts'
import type { IntakeRules } from './rules.ts'
import { applyIntake, emptyIntake, type IntakeState } from './state.ts'

/** One question with its reason, what was answered, and what would be put to the candidate. */
export interface InterviewTurn {
  readonly turnId: string
  readonly slot: SlotName
  readonly question: string
  readonly text: string
  readonly reason: Reason
  /** Null where the question was skipped. */
  readonly answer: string | null
  readonly insights: readonly string[]
}

export interface Interview {
  readonly turns: readonly InterviewTurn[]
  /** `answers`: another question would be asked, but the list has no more answers. */
  readonly ended: 'limit' | 'nothing-left' | 'answers'
  /** What would be asked next; null unless the answers ran out. */
  readonly next: Omit<InterviewTurn, 'answer' | 'insights'> | null
}

/** The rules that a list of answers is played by: everything that can be asked, and no requirements. */
export const openRules: IntakeRules = {
  isRequired: false,
  minAnswers: 3,
  maxQuestions: 12,
  voice: 'never',
  audio: 'discarded',
  transcript: 'never',
  asksAuthorisation: true,
  requirements: [],
}
const embedded = { kind: 'embedded', name: extractionVersion } as const
const choices = { voice: false, keepAudio: false, shareTranscript: false }

/** Plays `answers`, in their order, through the embedded interviewer; an empty one skips. Nobody confirms anything. Pure. */
export function holdInterview(answers: readonly string[], language: string, rules: IntakeRules = openRules): Interview {
  const state = emptyIntake()
  const turns: InterviewTurn[] = []
  apply(state, { type: 'intake.consented', data: { choices, language, told: [] } })
  for (const given of answers) {
    const choice = chooseQuestion(state, rules)
    if (choice === null) break
    const { purpose: _, ...asked } = choice
    const answer = given.trim() === '' ? null : given
    apply(state, { type: 'intake.asked', data: { ...asked, by: embedded } })
    turns.push({ ...asked, answer, insights: answerTurn(state, asked, answer) })
  }
  const choice = chooseQuestion(state, rules)
  if (choice === null) return { turns, ended: turns.length < rules.maxQuestions ? 'nothing-left' : 'limit', next: null }
  const { purpose: _, ...next } = choice
  return { turns, ended: 'answers', next }
}

function answerTurn(
  state: IntakeState,
  { turnId, slot }: Pick<InterviewTurn, 'turnId' | 'slot'>,
  text: string | null,
): readonly string[] {
  if (text === null) {
    apply(state, { type: 'intake.skipped', data: { turnId } })
    return []
  }
  apply(state, { type: 'intake.answered', data: { turnId, text, way: 'keyboard', transcriber: null, audio: null } })
  const drawn = extractConclusions({ turnId, slot, text }, state.language)
  return proposeInsights(state, turnId, drawn).map(({ id, conclusion }) => {
    apply(state, { type: 'intake.concluded', data: { id, conclusion, by: embedded } })
    return `${conclusion.slot}: ${conclusion.value}`
  })
}

/** The fold reads no stamp, so that one without times will do. */
function apply(state: IntakeState, event: NewEvent): void {
  applyIntake(state, { ...event, seq: 0, segment: 0, monoMs: 0, wallMs: 0 })
}
