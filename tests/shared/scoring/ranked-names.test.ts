import { expect, it } from 'vitest'
import { namedByPlace } from '../../../shared/scoring/ranked-names.ts'
import { tokenize } from '../../../shared/scoring/tokens.ts'

const order = [['d'], ['a', 'c'], ['b']]

it.each([
  ['first choice', ['d']],
  ['top pick', ['d']],
  ['second one', ['a', 'c']],
  ['runner-up', ['a', 'c']],
  ['fourth response', ['b']],
  ['first rule', []],
])('reads “%s” by the order that was given', (words, ids) => {
  expect(namedByPlace(tokenize(words), 0, order)).toEqual(ids)
})

it('names nobody by a place that more than two share', () => {
  expect(namedByPlace(tokenize('first choice'), 0, [['a', 'b', 'c', 'd']])).toEqual([])
})
