import type { Policy } from './policy.ts'

/** Says whether the candidate may delete an attempt by themselves (docs/formats/deletion-v1.md, D1). */
export function mayDelete(policy: Pick<Policy, 'deletion'>, isSubmitted: boolean): boolean {
  return policy.deletion === 'always' || (policy.deletion === 'before-submission' && !isSubmitted)
}
