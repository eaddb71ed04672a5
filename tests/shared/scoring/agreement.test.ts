import { describe, expect, it } from 'vitest'
import {
  kendall,
  meanAbsoluteError,
  quadraticWeightedKappa,
  shareWithin,
  spearman,
} from '../../../shared/scoring/agreement.ts'

describe('quadraticWeightedKappa', () => {
  it('gives the value of the test vector published with ASAP-AES', () => {
    const left = [1, 4, 2, 2, 5, 2, 5, 4, 5, 3, 1]
    const right = [3, 4, 4, 4, 4, 4, 6, 7, 8, 9, 10]
    expect(quadraticWeightedKappa(left, right)).toBeCloseTo(0.041025641025641, 14)
  })

  it('is 1 for agreement, -1 for the reverse, 0 for a constant rater, NaN for nothing to compare', () => {
    const given = [
      quadraticWeightedKappa([1, 2, 3], [1, 2, 3]),
      quadraticWeightedKappa([1, 5], [5, 1]),
      quadraticWeightedKappa([1, 2, 3], [2, 2, 2]),
      quadraticWeightedKappa([], []),
      quadraticWeightedKappa([1], [1, 2]),
    ]
    expect(given).toEqual([1, -1, 0, Number.NaN, Number.NaN])
  })
})

describe('the other figures of agreement', () => {
  it('counts exact and adjacent pairs', () => {
    expect([shareWithin([1, 2, 3, 4], [1, 3, 5, 4], 0), shareWithin([1, 2, 3, 4], [1, 3, 5, 4], 1)]).toEqual([
      0.5, 0.75,
    ])
  })

  it('ranks with mean ranks for ties', () => {
    expect([spearman([1, 2, 3], [10, 20, 30]), spearman([1, 2, 2, 3], [3, 2, 2, 1])]).toEqual([1, -1])
  })

  it('counts pairs in the same order, with ties taken out of both sides', () => {
    const given = [kendall([1, 2, 3], [1, 3, 9]), kendall([1, 2, 3], [3, 2, 1]), kendall([1, 1, 2, 3], [1, 2, 2, 3])]
    expect(given).toEqual([1, -1, 4 / 5])
    expect(kendall([1, 2], [3, 3])).toBeNaN()
  })

  it('averages distances', () => {
    expect([meanAbsoluteError([1, 5], [2, 3]), meanAbsoluteError([], [])]).toEqual([1.5, Number.NaN])
  })
})
