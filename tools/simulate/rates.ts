import { createJournalPrimitives } from '../../node/crypto/journal-primitives.ts'
import { makeFixture } from '../../node/fixture/make-fixture.ts'
import { deriveFindings } from '../../shared/findings/derive.ts'
import {
  compareRuleSets,
  type Difference,
  type Movement,
  summariseDifferences,
} from '../../shared/findings/difference.ts'
import type { Answer, RuleSet } from '../../shared/findings/model.ts'
import { currentRules } from '../../shared/findings/rule-sets.ts'
import type { Answers } from './answers.ts'
import { isHonest, type Kind, kinds } from './people.ts'
import { SEEN_SEEDS, type Simulated } from './simulate.ts'
import { type Rate, rateOf } from './wilson.ts'

/** Answers as they are kept: one letter for each attempt of a kind, in the order of its seeds. */
const letters = { found: 'f', 'not-found': 'n', 'cannot-tell': 'c' } as const satisfies Record<Answer, string>

/** Plays one script as `candor fixture make` does and asks every rule; a letter by rule. */
export async function askOne({ script }: Simulated): Promise<ReadonlyMap<string, string>> {
  const { attempt, documents } = await makeFixture(createJournalPrimitives(), script)
  const findings = deriveFindings(attempt.events, documents.pack, documents.policy)
  return new Map(findings.map(({ rule, answer }) => [rule, letters[answer]]))
}

/** What a change of rules would mean for all of the attempts together. */
export async function compareAll(
  attempts: readonly Simulated[],
  before: RuleSet,
  after: RuleSet,
): Promise<readonly Movement[]> {
  const differences: Difference[] = []
  for (const { script } of attempts) {
    const { attempt, documents } = await makeFixture(createJournalPrimitives(), script)
    differences.push(compareRuleSets({ ...documents, events: attempt.events }, before, after))
  }
  return summariseDifferences(differences)
}

/** Asks every rule about every attempt. */
export async function askAll(attempts: readonly Simulated[]): Promise<Answers> {
  const answers: Record<string, Record<string, string>> = {}
  for (const attempt of attempts) {
    const ofKind = answers[attempt.kind.id] ?? {}
    for (const [rule, letter] of await askOne(attempt)) ofKind[rule] = (ofKind[rule] ?? '') + letter
    answers[attempt.kind.id] = ofKind
  }
  return answers
}

export interface Counts {
  readonly found: number
  readonly notFound: number
  readonly cannotTell: number
}

export function countLetters(text: string): Counts {
  const count = (letter: string) => text.split(letter).length - 1
  return { found: count('f'), notFound: count('n'), cannotTell: count('c') }
}

/** The attempts of a split: all, those that were in view while rules were made, or those first played when they were done. */
export type Split = 'all' | 'tuned' | 'held-out'
export function lettersOf(text: string, split: Split): string {
  if (split === 'all') return text
  return split === 'tuned' ? text.slice(0, SEEN_SEEDS) : text.slice(SEEN_SEEDS)
}

/** How often a rule found something in the attempts of these kinds. */
export function rateOfKinds(answers: Answers, rule: string, wanted: readonly Kind[], split: Split = 'all'): Rate {
  const text = wanted.map(({ id }) => lettersOf(answers[id]?.[rule] ?? '', split)).join('')
  return rateOf(countLetters(text).found, text.length)
}

/** Mistakes: a rule finds something about people who gave it no reason to. */
export function mistakes(answers: Answers, rule: string, split: Split = 'all'): Rate {
  return rateOfKinds(answers, rule, kinds.filter(isHonest), split)
}

/** Detections: a rule finds what it is for. */
export function detections(answers: Answers, rule: string, split: Split = 'all'): Rate {
  return rateOfKinds(
    answers,
    rule,
    kinds.filter(({ expected }) => expected.includes(rule)),
    split,
  )
}

export const ruleIds: readonly string[] = currentRules.rules.map(({ id }) => id)
