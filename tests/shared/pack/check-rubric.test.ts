import { describe, expect, it } from 'vitest'
import { checkRubric } from '../../../shared/pack/checks/rubric.ts'
import type { RubricKey } from '../../../shared/pack/keys/rubric.ts'
import { listItemsOf } from '../scoring/gaming/keyed-items.ts'

const items = listItemsOf<RubricKey>('rubric')
const problemsOf = (at: number, change: (key: RubricKey) => RubricKey): readonly string[] => {
  const subject = items[at]
  if (subject === undefined) throw new Error('the pack has six rubric items')
  const problems: string[] = []
  checkRubric(subject.item, change(subject.key), 'key', (path, words) => problems.push(`${path}: ${words}`))
  return problems
}

describe('the checks of a rubric key', () => {
  it('find nothing wrong with the shipped items', () => {
    expect(items.map((_, at) => problemsOf(at, (key) => key))).toEqual(items.map(() => []))
  })

  it('find a field that cannot play its part', () => {
    expect(problemsOf(0, (key) => ({ ...key, fields: { ...key.fields, text: 'rubric' } }))).toEqual([
      'key/fields/text: “rubric” is not a long-text field of the item',
    ])
  })

  it('find picks without a task that has them, and a task without its picks', () => {
    expect([
      problemsOf(0, (key) => ({ ...key, total: 'points-4' })),
      problemsOf(2, (key) => ({ ...key, picks: [] })),
    ]).toEqual([
      ['key/total: there is no “points-4”', 'key/task: is “author”, which has neither picks nor a total'],
      ['key/task: is “apply”, which needs picks and a total with their fields'],
    ])
  })

  it('find a row that the page does not hold, and an option that there is not', () => {
    expect([
      problemsOf(1, (key) => ({ ...key, flawedRows: [{ stimulus: 'flawed', text: 'Has no spelling mistakes.' }] })),
      problemsOf(2, (key) => ({ ...key, picks: ['c9'] })),
    ]).toEqual([
      ['key/flawedRows/rows: “Has no spelling mistakes.” does not stand in “flawed”'],
      ['key/picks: there is no “c9”'],
    ])
  })

  it('find a finding without words, points that no row meets, and too many aspects asked for', () => {
    expect([
      problemsOf(0, (key) => ({
        ...key,
        findings: key.findings.slice(0, 1).map((f) => ({ ...f, kinds: [], reasons: undefined })),
      })),
      problemsOf(0, (key) => ({
        ...key,
        aspects: key.aspects.map((a, at) => (at === 0 ? { ...a, points: { min: 3, max: 2 } } : a)),
      })),
      problemsOf(0, (key) => ({ ...key, enoughAspects: 12 })),
    ]).toEqual([
      ['key/findings/two-checks: has no words that could make the statement'],
      ['key/aspects/apology: has points that no row meets'],
      ['key/enoughAspects: asks for more than there are'],
    ])
  })
})
