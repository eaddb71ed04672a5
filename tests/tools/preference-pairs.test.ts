import { describe, expect, it } from 'vitest'
import { accuracy, type Pair, readPairs, report, rules } from '../../tools/studies/preference-pairs.ts'

const pair = (output_1: string, output_2: string, label: 1 | 2): Pair => ({
  input: 'Name a red fruit.',
  output_1,
  output_2,
  label,
})
const pairs = [
  pair('Cherry.', 'A fruit that is red is a thing that many people like.', 1),
  pair('Dogs are animals that many people keep.', 'A red fruit is the cherry.', 2),
  pair('One two.', 'Three four.', 1),
]

describe('preference pairs', () => {
  it('are read from a file, and what is none is left out', () => {
    expect([
      readPairs(JSON.stringify(pairs))?.length,
      readPairs('{'),
      readPairs('[]'),
      readPairs('[{"label":3}]'),
    ]).toEqual([3, null, null, null])
  })

  it('score a rule by the share that it picks as people did, half for a tie', () => {
    const shares = Object.values(rules).map((rule) => accuracy(pairs, rule))
    expect(shares.map((share) => share.toFixed(3))).toEqual(['0.167', '0.833', '0.500'])
  })

  it('make a row for each group', () => {
    expect(report(new Map([['made-up', pairs]])).at(-1)).toBe('| made-up | 3 | 0.17 | 0.83 | 0.50 |')
  })
})
