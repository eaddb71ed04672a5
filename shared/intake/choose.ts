import { type AssessAnswer, assessAnswer } from './assess.ts'
import { wordsOf } from './bank/bank.ts'
import { type FollowUp, followUpsOf, kindOfFollowUp } from './follow-up.ts'
import type { Reason, SlotName } from './model.ts'
import { reasonOfFollowUp, reasonOfOpening } from './reasons.ts'
import type { IntakeRules } from './rules.ts'
import { confidenceOf, scoreOf, slotsOf } from './score.ts'
import { type IntakeState, type IntakeTurn, openTurn } from './state.ts'

/** The next question. `text` is asked as it is unless a model puts it into other words in time. */
export interface Choice {
  readonly turnId: string
  readonly slot: SlotName
  /** Its id in the bank. */
  readonly question: string
  readonly text: string
  /** What the question is for, for whoever phrases it; English. */
  readonly purpose: string
  readonly reason: Reason
}

/** A slot is followed up twice at most, and a third of the questions are kept for that at most: the rest open slots. */
export const maxFollowUpsOfSlot = 2
const followUpShare = 1 / 3
/** A slot of which this much is known is not opened. */
const knownEnough = 0.85

const purposes = {
  opening: 'Open the subject. Ask for facts about work only.',
  reask: 'The answer could not be understood. Ask once more, kindly and in other words.',
  case: 'The answer was general. Ask for one concrete case.',
  evidence: 'The answer claims something. Ask what the candidate produced and who used it.',
  probe: 'The candidate claims to be an expert. Ask one question that shows how they work in the field.',
  clarify: 'Two answers name different numbers. Ask neutrally how they go together, without doubt in the tone.',
} as const

/**
 * Chooses what is asked next (docs/spec/intake.md, IN1 to IN12): what follows from the last answer, otherwise the slot of
 * the highest score. The same state, rules and `assess` give the same choice. Null where nothing is left to ask, the limit
 * is reached, a question waits for its answer, or the conversation is not open.
 */
export function chooseQuestion(
  state: IntakeState,
  rules: IntakeRules,
  assess: AssessAnswer = assessAnswer,
): Choice | null {
  const isOpen = state.choices !== null && state.finished === null && !state.isClosed
  if (!isOpen || openTurn(state) !== null || state.turns.length >= rules.maxQuestions) return null
  return chooseFollowUp(state, rules, assess) ?? chooseOpening(state, rules)
}

function chooseFollowUp(state: IntakeState, rules: IntakeRules, assess: AssessAnswer): Choice | null {
  const last = state.turns.at(-1)
  if (last === undefined) return null
  const followed = state.turns.filter(isFollowUp)
  if (followed.length >= Math.floor(rules.maxQuestions * followUpShare)) return null
  const next = followUpsOf(state, last, assess).find(
    ({ slot, question }) =>
      followed.filter((turn) => turn.slot === slot).length < maxFollowUpsOfSlot &&
      !state.turns.some((turn) => turn.question === question) &&
      slotsOf(rules).includes(slot) &&
      !isRefused(state, slot, assess),
  )
  if (next === undefined) return null
  return createChoice(state, rules, next, {
    type: next.type,
    kind: kindOfFollowUp[next.type],
    words: reasonOfFollowUp(next, state.language),
    values: next.type === 'clarify' ? { earlier: next.earlier.value, later: next.later.value } : {},
  })
}

function chooseOpening(state: IntakeState, rules: IntakeRules): Choice | null {
  const slots = slotsOf(rules)
    .filter((slot) => !state.turns.some((turn) => turn.slot === slot) && confidenceOf(state, slot) < knownEnough)
    .toSorted((one, other) => scoreOf(state, rules, other) - scoreOf(state, rules, one)) // stable: a tie keeps the order
  const slot = slots[0]
  if (slot === undefined) return null
  return createChoice(
    state,
    rules,
    { slot, question: `${slot}.opening` },
    {
      type: 'opening',
      kind: 'opening',
      words: reasonOfOpening(slot, confidenceOf(state, slot) > 0, state.language),
      values: {},
    },
  )
}

function createChoice(
  state: IntakeState,
  rules: IntakeRules,
  { slot, question }: { readonly slot: SlotName; readonly question: string },
  why: {
    readonly type: FollowUp['type'] | 'opening'
    readonly kind: Reason['kind']
    readonly words: string
    readonly values: Readonly<Record<string, string>>
  },
): Choice {
  const text = wordsOf(question, state.language, why.values)
  if (text === null) throw new Error(`no question ${question} in the bank`)
  return {
    turnId: String(state.turnsAsked + 1),
    slot,
    question,
    text,
    purpose: purposes[why.type],
    reason: { kind: why.kind, score: scoreOf(state, rules, slot), words: why.words },
  }
}

function isFollowUp({ reason }: IntakeTurn): boolean {
  return reason.kind !== 'opening'
}

/** Whether the candidate skipped a question about the slot, or said that they do not want to answer it. */
function isRefused(state: IntakeState, slot: SlotName, assess: AssessAnswer): boolean {
  return state.turns.some(
    (turn) =>
      turn.slot === slot && (turn.isSkipped || (turn.answer !== null && assess(turn.answer.text, slot).isRefusal)),
  )
}
