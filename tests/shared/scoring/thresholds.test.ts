import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toBand, toConfidence, toRating, toScore } from '../../../shared/scoring/thresholds.ts'

const thresholds = { 2: 0.2, 3: 0.4, 4: 0.7, 5: 0.9 }

describe('toScore', () => {
  it('puts each threshold on a border and the ends on 1 and 5', () => {
    expect([0, 0.2, 0.3, 0.4, 0.7, 0.9, 1].map((share) => toScore(share, thresholds))).toEqual([
      1, 1.5, 2, 2.5, 3.5, 4.5, 5,
    ])
  })

  it('never reaches a border that the points did not', () => {
    expect([toScore(0.8999, thresholds), toRating(toScore(0.8999, thresholds))]).toEqual([4.4, 4])
  })

  it('never falls when the points rise', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(share, share, (left, right) => {
        expect(toScore(Math.min(left, right), thresholds)).toBeLessThanOrEqual(
          toScore(Math.max(left, right), thresholds),
        )
      }),
    )
  })
})

describe('a score’s band and confidence', () => {
  it('names the rating that the score stands in', () => {
    expect([1, 1.4, 1.5, 2.5, 4.4, 4.5, 5].map((score) => [toRating(score), toBand(score)])).toEqual([
      [1, 'weak'],
      [1, 'weak'],
      [2, 'limited'],
      [3, 'fair'],
      [4, 'good'],
      [5, 'strong'],
      [5, 'strong'],
    ])
  })

  it('is low beside a border or under a cap, medium in the middle, high at the ends', () => {
    const given = [
      toConfidence(2.4, false),
      toConfidence(2.6, false),
      toConfidence(5, true),
      toConfidence(3, false),
      toConfidence(4.9, false),
    ]
    expect(given).toEqual(['low', 'low', 'low', 'medium', 'high'])
  })
})
