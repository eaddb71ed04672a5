import { describe, expect, test } from 'vitest'
import { readAnswers } from '../../../tools/simulate/answers.ts'
import { isHonest, kinds } from '../../../tools/simulate/people.ts'
import { askOne, detections, mistakes, ruleIds } from '../../../tools/simulate/rates.ts'
import { SEEDS, simulate, simulateAll } from '../../../tools/simulate/simulate.ts'

const answers = readAnswers()

describe('the answers that documents are made from', () => {
  test('are of at least 200 attempts, each kind with every rule', () => {
    expect(kinds.length * SEEDS).toBeGreaterThanOrEqual(200)
    expect(Object.keys(answers)).toEqual(kinds.map(({ id }) => id))
    for (const ofKind of Object.values(answers)) expect(Object.keys(ofKind)).toEqual(ruleIds)
  })

  test('hold no finding about an honest kind, but for those that the page admits', () => {
    const admitted: Readonly<Record<string, number>> = { 'focus-loss': 24, retyping: 16 }
    const over = ruleIds.filter((rule) => mistakes(answers, rule).hits > (admitted[rule] ?? 0))
    expect(over).toEqual([])
  })

  test('hold no finding about moving, quoting, composing, dictating, undoing, outages, sleep and docks, but for retyping', () => {
    const innocent = [
      'mover',
      'quoter',
      'input method',
      'dictating',
      'undoer',
      'outage',
      'sleeper',
      'dock',
      'crash',
      'breaks',
    ]
    const found = innocent.flatMap((kind) =>
      Object.entries(answers[kind] ?? {}).flatMap(([rule, text]) =>
        rule !== 'retyping' && text.includes('f') ? [`${kind}: ${rule}`] : [],
      ),
    )
    expect(found).toEqual([])
  })

  test('detect what the rules are for', () => {
    const missed = ruleIds.filter((rule) => rule !== 'retyping' && detections(answers, rule).share < 0.9)
    expect(missed).toEqual([])
    expect(detections(answers, 'retyping').share).toBeGreaterThan(0.4)
  })
})

test('are what the rules say today, for the first two attempts of each kind', { timeout: 60_000 }, async () => {
  const differing: string[] = []
  for (const attempt of simulateAll([0, 1]))
    for (const [rule, letter] of await askOne(attempt)) {
      const kept = answers[attempt.kind.id]?.[rule]?.charAt(attempt.seed)
      if (kept !== letter) differing.push(`${attempt.kind.id} ${attempt.seed}, ${rule}: ${kept} became ${letter}`)
    }
  // When that is meant: npm run rates -- --write && npm run generate, and look at what changed in docs/findings.md.
  expect(differing).toEqual([])
})

test('the same seed makes the same person, another one another', () => {
  const [kind] = kinds.filter(isHonest)
  if (kind === undefined) throw new Error('there is no honest kind')
  const text = (seed: number) => JSON.stringify(simulate(kind, seed).script)
  const [first, again, other] = [3, 3, 4].map(text)
  expect([first === again, first === other]).toEqual([true, false])
})
