import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Order, tauB, topAndSecond } from '../../../shared/scoring/ranking.ts'

const order = (text: string): Order => text.split(' > ').map((group) => group.split(' = '))
const anyOrder = fc
  .shuffledSubarray(['a', 'b', 'c', 'd', 'e'], { minLength: 5 })
  .chain((ids) => fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }).map((ties) => group(ids, ties)))

function group(ids: readonly string[], ties: readonly boolean[]): Order {
  const groups: string[][] = []
  for (const [index, id] of ids.entries()) {
    if (index > 0 && ties[index - 1]) groups.at(-1)?.push(id)
    else groups.push([id])
  }
  return groups
}

describe('tauB', () => {
  it('gives the values known from the literature and from other implementations', () => {
    const values = [
      tauB(order('a > b > c > d'), order('a > b > c > d')),
      tauB(order('d > c > b > a'), order('a > b > c > d')),
      tauB(order('b > a > c > d'), order('a > b > c > d')),
      // SciPy's documented example of kendalltau: x = 12 2 1 12 2, y = 1 4 7 1 0.
      tauB(order('c > b = e > a = d'), order('e > a = d > b > c')),
    ]
    expect(values.map((value) => value.toFixed(12))).toEqual([
      '1.000000000000',
      '-1.000000000000',
      '0.666666666667',
      '-0.471404520791',
    ])
  })

  it('says nothing about an order that ties everything or is missing', () => {
    expect([tauB(order('a = b = c'), order('a > b > c')), tauB([], order('a > b > c'))]).toEqual([0, 0])
  })

  it('takes each order of a close pair, and a tie, as right', () => {
    const gold = order('d > a > c > b')
    const given = ['d > a > c > b', 'd > c > a > b', 'd > a = c > b'].map((text) =>
      tauB(order(text), gold, [['a', 'c']]),
    )
    expect(given).toEqual([1, 1, 1])
  })

  it('stays within -1 and 1, is symmetric, and is 1 for an order with itself unless all is tied', () => {
    fc.assert(
      fc.property(anyOrder, anyOrder, (left, right) => {
        const value = tauB(left, right)
        const self = left.length === 1 ? 0 : 1
        expect([Math.abs(value) <= 1 + 1e-12, Math.abs(value - tauB(right, left)) < 1e-12, tauB(left, left)]).toEqual([
          true,
          true,
          self,
        ])
      }),
    )
  })
})

describe('topAndSecond', () => {
  it('makes the members of a tied top each other’s second', () => {
    expect([topAndSecond(order('a = b > c')), topAndSecond(order('a > b = c')), topAndSecond([])]).toEqual([
      { top: ['a', 'b'], second: ['a', 'b'] },
      { top: ['a'], second: ['b', 'c'] },
      { top: [], second: [] },
    ])
  })
  it('names no winner when more are tied on top than an order can mean', () => {
    expect([
      topAndSecond(order('a = b = c > d')),
      topAndSecond(order('a = b = c > d'), order('a = b = c > d')),
    ]).toEqual([
      { top: [], second: [] },
      { top: ['a', 'b', 'c'], second: ['a', 'b', 'c'] },
    ])
  })
})
