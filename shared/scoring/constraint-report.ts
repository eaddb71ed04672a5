import type { Constraint, SftKey } from '../pack/keys/sft.ts'
import { isFollowed } from './constraints/verify.ts'
import type { Reading } from './reading.ts'

export interface ConstraintResult {
  readonly constraint: Constraint
  readonly isMet: boolean
}

/** The text without the sentences that are set aside, so that a repeated sentence cannot fill a window of words. */
function countedText({ text, tokens, sentences }: Reading): string {
  let rest = ''
  let at = 0
  for (const { from, to, setAside } of sentences) {
    if (setAside === null) continue
    rest += text.slice(at, tokens[from]?.from ?? at)
    at = tokens[to - 1]?.to ?? at
  }
  return rest + text.slice(at)
}

/**
 * Verifies each constraint on the response. In prose it must also hold without the sentences that are set aside; in
 * JSON or a table lines repeat rightly.
 */
export function verifyConstraints(key: SftKey, response: Reading): readonly ConstraintResult[] {
  const counted = key.structure === undefined ? countedText(response) : response.text
  const texts = counted === response.text ? [counted] : [response.text, counted]
  return key.constraints.map((constraint) => ({
    constraint,
    isMet: texts.every((text) => constraint.checks.every((check) => isFollowed(check, text, constraint.strictness))),
  }))
}
