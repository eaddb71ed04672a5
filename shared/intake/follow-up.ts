import type { AssessAnswer } from './assess.ts'
import { bank } from './bank/bank.ts'
import { probeOf } from './bank/probes.ts'
import { findMentions } from './gazetteer.ts'
import type { Insight, Reason, SlotName } from './model.ts'
import { isContradiction } from './same.ts'
import type { IntakeState, IntakeTurn } from './state.ts'
import { clauses } from './words.ts'

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
 * is a full answer, and a depth question is the last word on its claim.
 */
export function followUpsOf(state: IntakeState, turn: IntakeTurn, assess: AssessAnswer): readonly FollowUp[] {
  if (turn.answer === null) return []
  const { slot } = turn
  const { text } = turn.answer
  const quality = assess(text, slot)
  const simple = (type: 'reask' | 'case' | 'evidence'): readonly FollowUp[] => {
    const question = `${slot}.${type}`
    return bank.has(question) ? [{ type, slot, question }] : []
  }
  if (quality.isRefusal) return []
  if (quality.isNonsense) return turn.reason.kind === 'opening' ? simple('reask') : []
  const own = state.insights.filter(({ evidence, status }) => evidence.turnId === turn.turnId && status !== 'rejected')
  if (own.length === 0 && isNone(text)) return []
  // An account of work is a claim even where no conclusion was drawn from it.
  const isClaimed = own.length > 0 || quality.claimsExpertise || slot === 'work'
  const isClaimedIn = (words: string) => assess(words, slot).claimsExpertise
  const claimed = namedIn(
    clauses(text)
      .map(({ start, end }) => text.slice(start, end))
      .filter(isClaimedIn),
  )
  const isExpert = ({ concept, evidence }: Insight) =>
    (concept !== null && claimed.has(concept)) || isClaimedIn(text.slice(evidence.start, evidence.end))
  const isProbed = turn.reason.kind === 'probe' // one question was promised
  return [
    ...contradictions(state, own),
    ...(isProbed ? [] : probes(slot, own.filter(isExpert))),
    ...(quality.specificity < littleDetail && !isProbed ? simple('case') : []),
    ...(isClaimed && quality.ownership < littleOwn && !isProbed ? simple('evidence') : []),
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

/** Concepts that these words name; an insight may quote an earlier place of the answer that names the same. */
function namedIn(texts: readonly string[]): ReadonlySet<string> {
  const mentions = texts.flatMap((words) => findMentions(words, ['domain', 'role', 'language']))
  return new Set(mentions.map(({ concept }) => concept.id))
}

/** "None", and little more. */
function isNone(text: string): boolean {
  const words = text.trim().split(/\s+/)
  return words.length <= 8 && /^(?:no|none|not|nothing|never|nope|ningun[oa]?|ningún|nada|nunca)\b/i.test(text.trim())
}
