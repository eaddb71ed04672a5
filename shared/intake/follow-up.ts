import type { AnswerQuality } from './assess.ts'
import { bank } from './bank/bank.ts'
import { probeOf } from './bank/probes.ts'
import type { Insight, Reason, SlotName } from './model.ts'
import { isContradiction } from './same.ts'
import type { IntakeState, IntakeTurn } from './state.ts'

/** Why the next question follows from the last answer. */
export type FollowUp =
  | { readonly type: 'reask' | 'case' | 'evidence'; readonly slot: SlotName; readonly question: string }
  | { readonly type: 'probe'; readonly slot: SlotName; readonly question: string; readonly about: Insight }
  | {
      readonly type: 'clarify'
      readonly slot: SlotName
      readonly question: string
      readonly earlier: Insight
      readonly later: Insight
    }

/** How a follow-up is named in the journal. */
export const kindOfFollowUp = {
  reask: 'follow-up',
  case: 'follow-up',
  evidence: 'evidence',
  probe: 'probe',
  clarify: 'clarify',
} as const satisfies Record<FollowUp['type'], Reason['kind']>

/** Below this an answer names too little to be held against anything. */
const littleDetail = 0.3
/** Below this an answer speaks of others, or of nobody. */
const littleOwn = 0.5

/**
 * Every question that would follow from the answer to `turn`, the most useful first; none after a refusal. A clear "none"
 * is a full answer.
 */
export function followUpsOf(state: IntakeState, turn: IntakeTurn, quality: AnswerQuality): readonly FollowUp[] {
  const { slot } = turn
  const text = turn.answer?.text ?? ''
  const simple = (type: 'reask' | 'case' | 'evidence'): readonly FollowUp[] => {
    const question = `${slot}.${type}`
    return bank.has(question) ? [{ type, slot, question }] : []
  }
  if (quality.isRefusal) return []
  if (quality.isNonsense) return turn.reason.kind === 'opening' ? simple('reask') : []
  const own = state.insights.filter(({ evidence, status }) => evidence.turnId === turn.turnId && status !== 'rejected')
  const isClaimed = own.length > 0 || quality.claimsExpertise
  return [
    ...contradictions(state, own),
    ...(quality.claimsExpertise ? probes(slot, own) : []),
    ...(quality.specificity < littleDetail && !isNone(text) ? simple('case') : []),
    ...(isClaimed && quality.ownership < littleOwn ? simple('evidence') : []),
  ]
}

function contradictions(state: IntakeState, own: readonly Insight[]): readonly FollowUp[] {
  return own.flatMap((later) =>
    state.insights
      .filter(({ evidence, status }) => evidence.turnId !== later.evidence.turnId && status !== 'rejected')
      .filter((earlier) => isContradiction(earlier, later) && bank.has(`${later.slot}.clarify`))
      .map((earlier) => ({
        type: 'clarify' as const,
        slot: later.slot,
        question: `${later.slot}.clarify`,
        earlier,
        later,
      })),
  )
}

function probes(slot: SlotName, own: readonly Insight[]): readonly FollowUp[] {
  return own.flatMap((about) => {
    const question = about.concept === null ? null : probeOf(about.concept)
    return question === null ? [] : [{ type: 'probe' as const, slot, question, about }]
  })
}

/** "None", and little more: nothing is missing from such an answer. */
function isNone(text: string): boolean {
  const words = text.trim().split(/\s+/)
  return words.length <= 8 && /^(?:no|none|not|nothing|never|nope|ningun[oa]?|ningún|nada|nunca)\b/i.test(text.trim())
}
