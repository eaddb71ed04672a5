import type { JournalEvent } from '../attempt/events.ts'
import type { Pack } from '../pack/pack.ts'
import type { Policy } from '../policy/policy.ts'
import { type AlreadyDerived, deriveFindings } from './derive.ts'
import type { Answer, Finding, Measure, Rule, RuleSet } from './model.ts'

/** What one rule says under one set: its version, its answer and what it measured. */
export interface Side {
  readonly version: number
  readonly answer: Answer
  readonly words: string
  readonly measures: readonly Measure[]
}

/** What changes for one rule when an attempt is asked under another set. */
export interface RuleDifference {
  readonly rule: string
  readonly title: string
  /** Null where the set has no such rule. */
  readonly before: Side | null
  readonly after: Side | null
  readonly isSame: boolean
  readonly inputsAdded: readonly number[]
  readonly inputsRemoved: readonly number[]
  /** Why, in sentences: what the newer version does otherwise, and which numbers and explanations moved. Empty when same. */
  readonly why: readonly string[]
}

export interface Difference {
  readonly before: string
  readonly after: string
  /** Every rule of either set, those of the later one first in its order. */
  readonly rules: readonly RuleDifference[]
}

/** Asks an attempt under two sets and says what differs, rule by rule. Pure. */
export function compareRuleSets(
  attempt: { readonly events: readonly JournalEvent[]; readonly pack: Pack; readonly policy: Policy },
  before: RuleSet,
  after: RuleSet,
  derived: AlreadyDerived = {},
): Difference {
  const ask = (set: RuleSet) => deriveFindings(attempt.events, attempt.pack, attempt.policy, derived, set)
  const [earlier, later] = [ask(before), ask(after)]
  const ids = [...new Set([...later, ...earlier].map(({ rule }) => rule))]
  const rules = ids.map((id) =>
    compareFindings(
      earlier.find(({ rule }) => rule === id) ?? null,
      later.find(({ rule }) => rule === id) ?? null,
      after.rules.find((rule) => rule.id === id) ?? null,
    ),
  )
  return { before: before.id, after: after.id, rules }
}

/** @param rule the later version of the rule, which says what it does otherwise */
function compareFindings(before: Finding | null, after: Finding | null, rule: Rule | null): RuleDifference {
  const [had, has] = [before?.inputs ?? [], after?.inputs ?? []]
  const why = whyDiffers(before, after, rule)
  return {
    rule: after?.rule ?? before?.rule ?? '',
    title: after?.title ?? before?.title ?? '',
    before: sideOf(before),
    after: sideOf(after),
    isSame: why.length === 0,
    inputsAdded: has.filter((seq) => !had.includes(seq)),
    inputsRemoved: had.filter((seq) => !has.includes(seq)),
    why,
  }
}

function sideOf(finding: Finding | null): Side | null {
  if (finding === null) return null
  const { version, answer, words, measures } = finding
  return { version, answer, words, measures }
}

function whyDiffers(before: Finding | null, after: Finding | null, rule: Rule | null): readonly string[] {
  if (before === null) return ['The earlier set has no such rule.']
  if (after === null) return ['The later set has no such rule.']
  const facts = [...measureChanges(before, after), ...inputChanges(before, after)]
  if (before.answer !== after.answer) facts.unshift(`The answer was “${before.answer}” and is “${after.answer}”.`)
  if (facts.length === 0 && before.version === after.version && before.words === after.words) return []
  const versions = before.version === after.version ? [] : [`Version ${before.version} became ${after.version}.`]
  const changed = before.version === after.version ? null : (rule?.changed ?? null)
  return [...versions, ...(changed === null ? [] : [changed]), ...facts]
}

function measureChanges(before: Finding, after: Finding): readonly string[] {
  return after.measures.flatMap((measure) => {
    const earlier = before.measures.find(({ name }) => name === measure.name)
    if (earlier === undefined) return [`“${measure.name}” was not measured before; it is ${measure.value}.`]
    const changes: string[] = []
    if (earlier.value !== measure.value) changes.push(`“${measure.name}” was ${earlier.value} and is ${measure.value}.`)
    if (earlier.threshold !== measure.threshold)
      changes.push(`The threshold of “${measure.name}” was ${earlier.threshold} and is ${measure.threshold}.`)
    return changes
  })
}

/** An event that stopped or began to count, with what is now said to explain it. */
function inputChanges(before: Finding, after: Finding): string[] {
  const gone = before.inputs.filter((seq) => !after.inputs.includes(seq))
  const come = after.inputs.filter((seq) => !before.inputs.includes(seq))
  const explained = after.explainedBy.filter((seq) => !before.explainedBy.includes(seq))
  const open = before.explainedBy.filter((seq) => !after.explainedBy.includes(seq))
  const say = (words: string, seqs: readonly number[]) => (seqs.length === 0 ? [] : [`${words} ${seqs.join(', ')}.`])
  return [
    ...say('No longer counted: event', gone),
    ...say('Newly counted: event', come),
    ...say('Now taken for an explanation: event', explained),
    ...say('No longer taken for an explanation: event', open),
  ]
}

/** How many attempts moved from one answer of a rule to another; `absent` where the set lacks the rule. */
export interface Movement {
  readonly rule: string
  readonly from: Answer | 'absent'
  readonly to: Answer | 'absent'
  readonly attempts: number
}

/** Sums differences over many attempts: what a change of rules would mean for all of them. */
export function summariseDifferences(differences: Iterable<Difference>): readonly Movement[] {
  const counts = new Map<string, Movement>()
  for (const { rules } of differences)
    for (const { rule, before, after } of rules) {
      const from = before?.answer ?? 'absent'
      const to = after?.answer ?? 'absent'
      const key = `${rule} ${from} ${to}`
      counts.set(key, { rule, from, to, attempts: (counts.get(key)?.attempts ?? 0) + 1 })
    }
  return [...counts.values()]
}
