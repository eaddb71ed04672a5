import type { Conclusion } from './model.ts'
import { isBetter, isOtherAmount, isSameThing, isSameWords } from './same.ts'
import type { IntakeState } from './state.ts'

export interface Proposal {
  /** `turn.n`; `n` counts every insight of the attempt, so that no id is used twice. */
  readonly id: string
  readonly conclusion: Conclusion
}

/**
 * What of `conclusions` is put to the candidate: each thing once, with its better evidence; nothing that stands already,
 * unless a number is new; nothing that was rejected in the same words. Two numbers for one thing are two proposals: the
 * candidate settles which is right.
 */
export function proposeInsights(
  state: IntakeState,
  turnId: string,
  conclusions: readonly Conclusion[],
): readonly Proposal[] {
  return mergeSame(conclusions)
    .filter((conclusion) => isNew(state, conclusion))
    .map((conclusion, index) => ({
      id: `${turnId}.${state.insightsDrawn + index + 1}`,
      conclusion: { ...conclusion, evidence: { ...conclusion.evidence, turnId } },
    }))
}

function mergeSame(conclusions: readonly Conclusion[]): readonly Conclusion[] {
  const merged: Conclusion[] = []
  for (const next of conclusions) {
    const index = merged.findIndex((known) => isSameThing(known, next) && !isOtherAmount(known, next))
    const known = merged[index]
    if (known === undefined) merged.push(next)
    else if (isBetter(next, known)) merged[index] = next
  }
  return merged
}

function isNew({ insights }: IntakeState, next: Conclusion): boolean {
  return !insights.some((known) => {
    if (known.status === 'rejected') return isSameWords(known, next)
    return isSameThing(known, next) && !isOtherAmount(known, next) && (known.amount !== null || next.amount === null)
  })
}
