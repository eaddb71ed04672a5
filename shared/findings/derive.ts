import type { JournalEvent, SensorName } from '../attempt/events.ts'
import type { Pack } from '../pack/pack.ts'
import { waivedSensors } from '../policy/accommodation.ts'
import type { Policy } from '../policy/policy.ts'
import { deriveProvenance, type Provenance } from '../provenance/derive.ts'
import { deriveTimeline } from '../timeline/derive.ts'
import type { Timeline } from '../timeline/model.ts'
import type { Finding, RuleSet } from './model.ts'
import { currentRules } from './rule-sets.ts'

/** What was derived from the same events already, so that it is not done twice. */
export interface AlreadyDerived {
  readonly provenance?: Provenance
  readonly timeline?: Timeline
}

/**
 * Asks every rule of a set about an attempt. Pure: old attempts can be asked again under newer rules and compared
 * (`compareRuleSets`). There is no total, because facts of different kinds do not add up.
 */
export function deriveFindings(
  events: readonly JournalEvent[],
  pack: Pack,
  policy: Policy,
  derived: AlreadyDerived = {},
  ruleSet: RuleSet = currentRules,
): readonly Finding[] {
  const provenance = derived.provenance ?? deriveProvenance(events, pack)
  const timeline = derived.timeline ?? deriveTimeline(events, pack, provenance)
  const applied = events.find((event) => event.type === 'accommodation.applied')
  const waived = waivedSensors(policy, applied?.data ?? null)
  const uncounted = applied?.data.uncounted ?? []
  return ruleSet.rules.map(({ id, version, title, apply }) =>
    respectApproval(
      { rule: id, version, title, ...apply({ events, pack, policy, provenance, timeline }) },
      waived,
      uncounted,
    ),
  )
}

/** A sensor that is waived for an attempt, or approved not to count, is never held against it, whatever it recorded. */
function respectApproval(finding: Finding, waivers: Policy['waived'], uncounted: readonly SensorName[]): Finding {
  const needs = (sensor: SensorName) => finding.coverage.some((needed) => needed.sensor === sensor)
  const unknown = (words: string): Finding => ({ ...finding, answer: 'cannot-tell', words, inputs: [] })
  const waived = waivers.find(({ sensor }) => needs(sensor))
  if (waived !== undefined)
    return unknown(`The sensor that this rule needs is waived for this attempt: ${waived.reason}`)
  if (uncounted.some(needs))
    return unknown('What this rule looks at does not count for this attempt: that was approved for the candidate.')
  return finding
}

/** How many rules found something and how many could not tell, for lists of attempts. */
export function countFindings(findings: readonly Finding[]): { readonly found: number; readonly cannotTell: number } {
  return {
    found: findings.filter((finding) => finding.answer === 'found').length,
    cannotTell: findings.filter((finding) => finding.answer === 'cannot-tell').length,
  }
}
