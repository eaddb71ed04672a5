import type { JournalEvent, SensorName } from '../attempt/events.ts'
import type { Pack } from '../pack/pack.ts'
import type { Policy } from '../policy/policy.ts'
import type { Provenance } from '../provenance/derive.ts'
import type { Timeline } from '../timeline/model.ts'

/** `cannot-tell` is neither clean nor suspicious: the sensors that the rule needs could not see. */
export type Answer = 'found' | 'not-found' | 'cannot-tell'

/** A number that a rule looked at, beside the number that it is compared with. */
export interface Measure {
  readonly name: string
  readonly value: number
  readonly threshold: number
  readonly unit: 'share' | 'characters' | 'ms' | 'times'
  /** Which values count towards a finding: those above the threshold, or those at most as large. Above where it is not said. */
  readonly counts?: 'above' | 'up-to'
}

/** A sensor that a rule needs, and for how long it could not see while the rule needed it. */
export interface NeededCoverage {
  readonly sensor: SensorName
  readonly isEnough: boolean
  readonly blindMs: number
  /** Why it could not see, in the words of the record; empty when it could. */
  readonly reasons: readonly string[]
}

/** What one rule says about one attempt (docs/rules). It states facts and their explanations and decides nothing. */
export interface Finding {
  readonly rule: string
  readonly version: number
  readonly title: string
  readonly answer: Answer
  readonly words: string
  readonly measures: readonly Measure[]
  /** Events that the answer rests on. */
  readonly inputs: readonly number[]
  /** Events that explain others away: suspensions, faults and interruptions next to them. */
  readonly explainedBy: readonly number[]
  readonly coverage: readonly NeededCoverage[]
  readonly innocentCauses: readonly string[]
  /** What would have made the rule stay silent, or answer. */
  readonly wouldDiffer: string
}

/** Everything that a rule may look at; all of it is derived from the same events. */
export interface RuleInput {
  readonly events: readonly JournalEvent[]
  readonly pack: Pack
  readonly policy: Policy
  readonly provenance: Provenance
  readonly timeline: Timeline
}

/** A rule is a pure function with a name and a version; a changed threshold or meaning is a new version. */
export interface Rule {
  readonly id: string
  readonly version: number
  readonly title: string
  /** What this version does otherwise than the one before; null for a first version. */
  readonly changed: string | null
  readonly apply: (input: RuleInput) => Omit<Finding, 'rule' | 'version' | 'title'>
}

/** The rules that are asked together. A set never changes: other rules or other versions of them are another set. */
export interface RuleSet {
  /** Year, month and number: `2026-11.1`. */
  readonly id: string
  readonly description: string
  /** In the order in which a reviewer reads them; each has a page in docs/rules. */
  readonly rules: readonly Rule[]
}
