import { type IntegrityRules, recordOnly } from './integrity.ts'

/** What an author who says nothing about watching and holding gets: what the level holds, and no more. */
const ofTheLevel: IntegrityRules = { ...recordOnly, hold: null }

/** A policy file as an author wrote it, and what was added to it. */
export interface CompletedPolicy {
  readonly json: unknown
  /** In words for the author; none where nothing was added. */
  readonly notes: readonly string[]
}

/**
 * Completes a policy file that was written before `integrity` was there (docs/guides/operator.md). Nothing else is completed,
 * and nothing inside `integrity`: whoever writes about watching and holding says all of it.
 */
export function completePolicy(json: unknown): CompletedPolicy {
  if (typeof json !== 'object' || json === null || Array.isArray(json) || 'integrity' in json)
    return { json, notes: [] }
  return {
    json: { ...json, integrity: ofTheLevel },
    notes: [
      'integrity is missing. It was completed: the parts of the level are held, every event is only recorded, no opt-in sensor runs, nobody watches live. Write it into the file to decide (docs/guides/operator.md).',
    ],
  }
}
