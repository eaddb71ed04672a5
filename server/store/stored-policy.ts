import { recordOnly } from '../../shared/policy/integrity.ts'
import { Policy } from '../../shared/policy/policy.ts'
import { parseStored } from './parse-stored.ts'

/** What the members that came later meant before they were there. */
const before: Pick<Policy, 'time' | 'retake' | 'deletion' | 'results' | 'integrity'> = {
  time: null,
  retake: { attempts: 1, cooldownHours: 0 },
  deletion: 'never',
  results: 'nothing',
  integrity: recordOnly,
}

/** Reads a stored policy; one that an older version stored is completed here and stays as it was issued in the store. */
export function storedPolicy(stored: unknown): Policy {
  const isObject = typeof stored === 'object' && stored !== null
  return parseStored(Policy, isObject ? { ...before, ...stored } : stored)
}
