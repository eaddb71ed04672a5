import type { AgenticKey } from '../pack/keys/agentic.ts'

/** How near a selected step is to the decisive one; `share` is 0 to 1. */
export interface StepMatch {
  readonly kind: 'exact' | 'near' | 'related' | 'decoy' | 'other' | 'none'
  readonly share: number
}

type Gold = Pick<AgenticKey['decisive'], 'step' | 'tolerance' | 'related'>

/**
 * Compares a selected step with the key's: exact whole, within the tolerance half, another step of the same error a
 * quarter. A decoy earns nothing, however near it is: it was put there to be told apart.
 * @param chosen number of the step; null when none was selected
 * @param decoys numbers of the steps that are decoys
 */
export function matchStep(chosen: number | null, gold: Gold, decoys: readonly number[]): StepMatch {
  if (chosen === null) return { kind: 'none', share: 0 }
  if (chosen === gold.step) return { kind: 'exact', share: 1 }
  if (decoys.includes(chosen)) return { kind: 'decoy', share: 0 }
  if (Math.abs(chosen - gold.step) <= gold.tolerance) return { kind: 'near', share: 0.5 }
  return gold.related.includes(chosen) ? { kind: 'related', share: 0.25 } : { kind: 'other', share: 0 }
}
