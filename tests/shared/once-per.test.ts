import { describe, expect, it } from 'vitest'
import { oncePer } from '../../shared/once-per.ts'

describe('oncePer', () => {
  it('computes once for an object and again for another, equal or not', () => {
    let count = 0
    const numberOf = oncePer((_source: object) => ++count)
    const [first, second] = [{ text: 'a' }, { text: 'a' }]
    expect([first, first, second, first].map(numberOf)).toEqual([1, 1, 2, 1])
  })

  it('keeps a result that is undefined', () => {
    let count = 0
    const nothingOf = oncePer((_source: object) => void count++)
    const source = {}
    expect([nothingOf(source), nothingOf(source), count]).toEqual([undefined, undefined, 1])
  })

  it('tries again what threw', () => {
    let count = 0
    const failOnce = oncePer((_source: object) => {
      if (count++ === 0) throw new Error('not yet')
      return count
    })
    const source = {}
    expect(() => failOnce(source)).toThrow('not yet')
    expect(failOnce(source)).toBe(2)
  })
})
