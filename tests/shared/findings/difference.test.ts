import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compareRuleSets, summariseDifferences } from '../../../shared/findings/difference.ts'
import { currentRules, findRuleSet, ruleSets } from '../../../shared/findings/rule-sets.ts'
import { smallPack } from '../../fixtures/events.ts'
import { begin, leave, policy } from './attempts.ts'

const [first] = ruleSets
const compare = (list: ReturnType<typeof begin>) =>
  compareRuleSets({ events: list.events, pack: smallPack, policy }, first, currentRules)

test('says what differs between two sets, with the events that began and stopped to count', () => {
  const onBreak = begin().add('break.started', {})
  const breakSeq = leave(onBreak, 90_000)
  onBreak.add('break.ended', { cause: 'returned' }).wait(60_000).add('attempt.submitted', {})
  const difference = compare(onBreak).rules.find(({ rule }) => rule === 'focus-loss')
  expect(difference).toMatchObject({
    before: { version: 1, answer: 'found' },
    after: { version: 2, answer: 'not-found' },
    isSame: false,
    inputsAdded: [],
    inputsRemoved: [breakSeq],
  })
  expect(difference?.why).toEqual([
    'Version 1 became 2.',
    currentRules.rules.find(({ id }) => id === 'focus-loss')?.changed,
    'The answer was “found” and is “not-found”.',
    '“Longest time away that nothing explains” was not measured before; it is 0.',
    `No longer counted: event ${breakSeq}.`,
  ])
})

test('a rule that a set lacks has no side there, and the same set has no differences', () => {
  const list = begin().wait(60_000).add('attempt.submitted', {})
  const there = compare(list).rules.find(({ rule }) => rule === 'retyping')
  expect(there).toMatchObject({ before: null, why: ['The earlier set has no such rule.'] })
  const attempt = { events: list.events, pack: smallPack, policy }
  expect(compareRuleSets(attempt, first, first).rules.every(({ isSame }) => isSame)).toBe(true)
})

test('sums what would change for many attempts', () => {
  const quiet = begin().wait(60_000).add('attempt.submitted', {})
  const onBreak = begin().add('break.started', {})
  leave(onBreak, 90_000)
  onBreak.add('break.ended', { cause: 'returned' }).wait(60_000).add('attempt.submitted', {})
  const movements = summariseDifferences([compare(quiet), compare(quiet), compare(onBreak)])
  expect(movements.filter(({ rule }) => rule === 'focus-loss')).toEqual([
    { rule: 'focus-loss', from: 'not-found', to: 'not-found', attempts: 2 },
    { rule: 'focus-loss', from: 'found', to: 'not-found', attempts: 1 },
  ])
})

test('sets are found by their id, and every rule of every set has a page that names its version', () => {
  expect([findRuleSet('2026-11.1')?.id, findRuleSet('none')]).toEqual(['2026-11.1', null])
  for (const { id, version } of ruleSets.flatMap(({ rules }) => rules)) {
    const page = readFileSync(new URL(`../../../docs/rules/${id}.md`, import.meta.url), 'utf8')
    expect(page).toContain(`**Version ${version}**`)
  }
})
