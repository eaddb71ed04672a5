import { expect, test } from 'vitest'
import { countBelow, countUpTo } from '../../shared/sorted.ts'

test('ascending values are searched from either side of equal ones', () => {
  const values = Float64Array.of(1, 3, 3, 8)
  expect([0, 1, 3, 8, 9].map((wanted) => [countBelow(values, wanted), countUpTo(values, wanted)])).toEqual([
    [0, 0],
    [0, 1],
    [1, 3],
    [3, 4],
    [4, 4],
  ])
  expect([countBelow([], 1), countUpTo([], 1)]).toEqual([0, 0])
})
