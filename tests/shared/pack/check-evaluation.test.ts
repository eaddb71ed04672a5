import { describe, expect, it } from 'vitest'
import { checkEvaluation } from '../../../shared/pack/checks/evaluation.ts'
import { EvaluationKey } from '../../../shared/pack/keys/evaluation.ts'
import { Item } from '../../../shared/pack/pack.ts'
import { listItemsOf } from '../scoring/gaming/keyed-items.ts'

const subject = listItemsOf<EvaluationKey>('evaluation').find(({ pack }) => pack === 'ai-trainer-core/form-a')
if (subject === undefined) throw new Error('form A has no evaluation item')
const { item, key } = subject

/** Problems after every occurrence of `from` in the item or the key became `to`; throws when there was none. */
function problems(part: 'item' | 'key', from: string, to: string): readonly string[] {
  const text = JSON.stringify(part === 'item' ? item : key)
  if (!text.includes(from)) throw new Error(`the ${part} does not hold ${from}`)
  const changed: unknown = JSON.parse(text.replaceAll(from, to))
  const found: string[] = []
  const report = (path: string, words: string) => found.push(`${path}: ${words}`)
  if (part === 'item') checkEvaluation(Item.parse(changed), key, 'it', report)
  else checkEvaluation(item, EvaluationKey.parse(changed), 'it', report)
  return found
}

describe('checkEvaluation', () => {
  it('lets highlights or a text hold the findings, and nothing else', () => {
    expect([
      problems('key', '"findings":"problems"', '"findings":"verdict"'),
      problems('key', '"findings":"problems"', '"findings":"accuracy"'),
    ]).toEqual([[], ['it/fields/findings: “accuracy” is not a long-text or highlights field of the item']])
  })

  it('finds a gold rating without a field, a field without a gold rating, and a field that is rated twice', () => {
    expect([
      problems('key', '"field":"safety"', '"field":"tone"'),
      problems('key', '"field":"safety"', '"field":"accuracy"'),
    ]).toEqual([
      ['it/ratings: “tone” is not a rating field of the item', 'it/ratings: “safety” has no gold rating'],
      ['it/ratings: the id “accuracy” is used more than once', 'it/ratings: “safety” has no gold rating'],
    ])
  })

  it('finds highlights that cannot reach the judged stimulus, tags that are no severities, and too few of them', () => {
    expect([
      problems('item', '"stimuli":["response"]', '"stimuli":["request"]'),
      problems('item', '"id":"critical"', '"id":"fatal"'),
      problems('item', '"min":1,"max":8', '"min":1,"max":3'),
    ]).toEqual([
      ['it/fields/findings: “problems” marks nothing in “response”, which is judged'],
      ['it/fields/findings: the tag “fatal” of “problems” is no severity'],
      ['it/fields/findings: allows 3 highlights for 4 errors'],
    ])
  })
})
