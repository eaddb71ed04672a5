import type { Finding } from '../findings/model.ts'

type Named = Pick<Finding, 'rule' | 'version' | 'answer' | 'inputs'>

/** Whether a decision is about a finding as it reads now: the same rule, version, answer and events (RV11). */
export function isSameFinding(one: Named, other: Named): boolean {
  return (
    one.rule === other.rule &&
    one.version === other.version &&
    one.answer === other.answer &&
    one.inputs.length === other.inputs.length &&
    one.inputs.every((seq, place) => seq === other.inputs[place])
  )
}
