import { expect, test } from 'vitest'
import { rateOf, sayRate } from '../../../tools/simulate/wilson.ts'

test('gives Wilson’s interval, for none and for all too', () => {
  // Newcombe 1998, table I, method 3: 81 of 263 and 15 of 148; 0 of 20 and 1 of 29.
  const rounded = ([hits, cases]: readonly [number, number]) => {
    const { low, high } = rateOf(hits, cases)
    return [low.toFixed(4), high.toFixed(4)]
  }
  expect(
    (
      [
        [81, 263],
        [15, 148],
        [0, 20],
        [1, 29],
      ] as const
    ).map(rounded),
  ).toEqual([
    ['0.2553', '0.3662'],
    ['0.0624', '0.1605'],
    ['0.0000', '0.1611'],
    ['0.0061', '0.1718'],
  ])
})

test('says a rate with its cases, and that there were none', () => {
  expect([sayRate(rateOf(3, 120)), sayRate(rateOf(0, 0))]).toEqual(['3 of 120, 2.5 % (0.9 to 7.1)', 'no cases'])
})
