import type { JournalEvent } from '../attempt/events.ts'
import { deriveFindings } from '../findings/derive.ts'
import { compareRuleSets, type Difference } from '../findings/difference.ts'
import type { RuleSet } from '../findings/model.ts'
import { currentRules } from '../findings/rule-sets.ts'
import type { Pack } from '../pack/pack.ts'
import type { Policy } from '../policy/policy.ts'
import { deriveProvenance } from '../provenance/derive.ts'
import { deriveTimeline } from '../timeline/derive.ts'
import type { Derived, Verification } from './derived.ts'
import { intakeOf } from './intake.ts'
import { coverageOf, findingOf, measureOf, provenanceOf, timelineOf } from './parts.ts'
import { type Folded, foldWhileTheyAgree, stateOf } from './state.ts'

export interface DeriveInput {
  /** Null when nothing says which attempt it is. */
  readonly attemptId: string | null
  /** The events of an opened journal, in order. */
  readonly events: readonly JournalEvent[]
  /** The pack and policy that the attempt was opened with; null where they are not there or are others. */
  readonly pack: Pack | null
  readonly policy: Policy | null
  /** Null where the journal was verified elsewhere. */
  readonly verification: Verification | null
  /** The rules to ask; those in force where it is left out. */
  readonly ruleSet?: RuleSet
  /** Two sets whose answers are compared. */
  readonly compare?: readonly [before: RuleSet, after: RuleSet]
}

/**
 * Derives all that follows from a journal (docs/formats/derived-v1.md). Pure. Where events contradict each other it says so
 * and derives from those before; what needs a document that is not there is null, and `notDerived` says why.
 */
export function deriveAll(input: DeriveInput): Derived {
  const { attemptId, events, pack, policy, verification } = input
  const folded = foldWhileTheyAgree(events)
  return {
    format: 'candor-derived',
    version: 1,
    attempt: attemptOf(attemptId, events, pack),
    verification,
    contradiction: folded.contradiction,
    notDerived: notDerived(pack, policy),
    state: stateOf(folded, pack, policy),
    intake: intakeOf(folded.events),
    ...(pack === null ? nothing : fromPack(folded, pack, input)),
  }
}

const nothing = { provenance: null, timeline: null, coverage: null, ruleSet: null, findings: null, comparison: null }

function fromPack({ events, state }: Folded, pack: Pack, { policy, ruleSet = currentRules, compare }: DeriveInput) {
  const provenance = deriveProvenance(events, pack)
  const timeline = deriveTimeline(events, pack, provenance)
  const derived = { provenance, timeline }
  const { id, description } = ruleSet
  return {
    provenance: provenanceOf(provenance, timeline, state.fields),
    timeline: timelineOf(timeline, events, pack, state.fields),
    coverage: coverageOf(events, timeline),
    ruleSet: policy === null ? null : { id, description },
    findings: policy === null ? null : deriveFindings(events, pack, policy, derived, ruleSet).map(findingOf),
    comparison:
      policy === null || compare === undefined
        ? null
        : comparisonOf(compareRuleSets({ events, pack, policy }, ...compare, derived)),
  }
}

function comparisonOf({ before, after, rules }: Difference): Derived['comparison'] {
  const sideOf = (side: Difference['rules'][number]['before']) =>
    side === null ? null : { ...side, measures: side.measures.map(measureOf) }
  return {
    before,
    after,
    rules: rules.map((rule) => ({
      ...rule,
      before: sideOf(rule.before),
      after: sideOf(rule.after),
      inputsAdded: [...rule.inputsAdded],
      inputsRemoved: [...rule.inputsRemoved],
      why: [...rule.why],
    })),
  }
}

function notDerived(pack: Pack | null, policy: Policy | null): Derived['notDerived'] {
  const noPack = 'It needs the item pack that the attempt was opened with.'
  const noPolicy = 'It needs the policy that the attempt was opened with.'
  if (pack === null)
    return (['provenance', 'timeline', 'coverage', 'findings', 'time'] as const).map((part) => ({ part, why: noPack }))
  return policy === null ? (['findings', 'time'] as const).map((part) => ({ part, why: noPolicy })) : []
}

function attemptOf(attemptId: string | null, events: readonly JournalEvent[], pack: Pack | null): Derived['attempt'] {
  const opened = events.find((event) => event.type === 'attempt.opened')?.data
  return {
    attemptId,
    organisation: opened?.organisation ?? null,
    project: opened?.project ?? null,
    assessment: opened?.assessment ?? null,
    packDigest: opened?.packDigest ?? null,
    policyDigest: opened?.policyDigest ?? null,
    consentDigest: opened?.consentDigest ?? null,
    pack: pack === null ? null : { id: pack.id, packVersion: pack.packVersion, title: pack.title },
    events: events.length,
    runtimes: events.flatMap((event) => {
      if (event.type !== 'session.started') return []
      const { displays: _displays, ...facts } = event.data
      return [{ segment: event.segment, ...facts }]
    }),
  }
}
