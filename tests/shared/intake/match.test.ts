import { expect, test } from 'vitest'
import { matchRequirements } from '../../../shared/intake/match.ts'
import type { Amount, Insight } from '../../../shared/intake/model.ts'
import type { Requirement } from '../../../shared/intake/rules.ts'

const insight = (rest: Partial<Insight> = {}): Insight => ({
  id: '1.1',
  slot: 'domain',
  value: 'Contract law, 6 years',
  concept: 'law.contract',
  taxonomy: null,
  amount: { unit: 'years', number: 6 },
  confidence: 0.9,
  evidence: { turnId: '1', start: 0, end: 0 },
  source: 'candidate',
  status: 'confirmed',
  isEdited: false,
  by: { kind: 'embedded', name: '1' },
  ...rest,
})
const requirement: Requirement = {
  id: 'law',
  label: 'Law, 3 years',
  slot: 'domain',
  anyOf: ['medicine', 'law'],
  atLeast: 3,
  importance: 'needed',
}
const match = (insights: readonly Insight[], rest: Partial<Requirement> = {}) => {
  const [answer] = matchRequirements(insights, [{ ...requirement, ...rest }])
  return [answer?.answer, answer?.insights, answer?.words]
}
const years = (number: number): Amount => ({ unit: 'years', number })
const nothing = 'Nothing that was confirmed speaks to it. That does not mean that the candidate lacks it.'

test('[IN70] an insight under one of the concepts with enough of it meets the requirement, in words', () => {
  expect(match([insight()])).toEqual(['met', ['1.1'], 'Contract law, 6 years: at least 3 years were asked for.'])
  expect(match([insight({ amount: years(3) })])[0]).toBe('met')
  expect(match([insight({ amount: null })], { atLeast: null })).toEqual(['met', ['1.1'], 'Contract law, 6 years.'])
})

test('[IN70] less than was asked for is below, and amounts of several insights are not added up', () => {
  const two = insight({ value: 'Contract law, 2 years', amount: years(2) })
  const one = insight({ id: '1.2', value: 'Tax law, 1 year', concept: 'law.tax', amount: years(1) })
  expect(match([one, two])).toEqual(['below', ['1.1'], 'Contract law, 2 years: at least 3 years were asked for.'])
})

test('[IN70] levels of a language and hours a week compare in their own units', () => {
  const german = insight({
    slot: 'language',
    concept: 'language.de',
    value: 'German, B2',
    amount: { unit: 'cefr', number: 4 },
  })
  expect(match([german], { slot: 'language', anyOf: ['language.de'], atLeast: 5 })).toEqual([
    'below',
    ['1.1'],
    'German, B2: at least C1 was asked for.',
  ])
  const hours = insight({
    slot: 'availability',
    concept: null,
    value: '1 hour a week',
    amount: { unit: 'hours-a-week', number: 1 },
  })
  expect(match([hours], { slot: 'availability', anyOf: ['hours'], atLeast: 1 })).toEqual([
    'met',
    ['1.1'],
    '1 hour a week: at least 1 hour a week was asked for.',
  ])
  expect(
    match([insight({ slot: 'language', concept: 'language.de', value: 'German, 6 years' })], {
      slot: 'language',
      anyOf: ['language.de'],
      atLeast: 5,
    })[0],
  ).toBe('not-shown')
})

test('[IN71] what was not confirmed is not shown, and that is never said to be a lack', () => {
  const open = [insight({ status: 'proposed' }), insight({ id: '1.2', status: 'rejected' })]
  for (const insights of [[], open]) expect(match(insights)).toEqual(['not-shown', [], nothing])
})

test('[IN71] another slot or another part of the taxonomy does not speak to it', () => {
  expect(match([insight({ slot: 'avoid' })])).toEqual(['not-shown', [], nothing])
  expect(match([insight({ concept: 'lawn-care' })])).toEqual(['not-shown', [], nothing])
  expect(match([insight({ concept: null })])).toEqual(['not-shown', [], nothing])
  expect(match([insight({ concept: 'law' })], { anyOf: ['law.contract'] })).toEqual(['not-shown', [], nothing])
})

test('[IN71] an amount that nobody named is not shown to be too little', () => {
  expect(match([insight({ value: 'Contract law', amount: null })])).toEqual([
    'not-shown',
    ['1.1'],
    'Contract law: no amount was named, and at least 3 years were asked for.',
  ])
})

test('[IN72] the candidate’s own wording is left for a person to compare, unless another insight answers', () => {
  const reworded = insight({ id: '1.2', value: 'Gardening', isEdited: true, amount: null })
  expect(match([reworded])).toEqual(['not-shown', ['1.2'], 'No rule can compare it, so a person has to: Gardening.'])
  expect(match([reworded, insight()])[0]).toBe('met')
})

test('[IN72] what no concept stands for is left for a person too: a wrong “met” would be worse than none', () => {
  const sponsor = insight({ slot: 'authorisation', value: 'Needs a sponsor', concept: null, amount: null })
  expect(match([sponsor], { slot: 'authorisation', anyOf: ['eu'], atLeast: null })).toEqual([
    'not-shown',
    ['1.1'],
    'No rule can compare it, so a person has to: Needs a sponsor.',
  ])
  const zone = insight({ slot: 'availability', value: 'Time zone UTC+1', concept: null, amount: null })
  expect(match([zone], { slot: 'availability', anyOf: ['hours'], atLeast: 10 })[0]).toBe('not-shown')
  expect(match([zone], { slot: 'availability', anyOf: ['evenings'], atLeast: null })[0]).toBe('not-shown')
})
