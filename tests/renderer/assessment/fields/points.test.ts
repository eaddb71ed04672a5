import { describe, expect, it } from 'vitest'
import { MINUS, readPoints, stepPoints, writePoints } from '../../../../renderer/assessment/fields/points.ts'

describe('points', () => {
  it('are written with their sign', () => {
    expect([5, -3, 0, null].map(writePoints)).toEqual(['+5', `${MINUS}3`, '0', ''])
  })

  it('are read with any minus, with or without a plus', () => {
    const read = (text: string) => readPoints(text, -5, 10)
    expect(['5', '+5', '-3', '–3', `${MINUS} 3`, '', '10', '-0'].map((text) => read(text))).toEqual(
      [5, 5, -3, -3, -3, null, 10, 0].map((points) => ({ type: 'points', points })),
    )
    expect(['+', '-'].map((text) => read(text).type)).toEqual(['unfinished', 'unfinished'])
    expect(['11', '-6', 'x', '1.5', '+-1', '1000'].map((text) => read(text).type)).toEqual(Array(6).fill('wrong'))
  })

  it('step over zero, begin on the side that was asked for, and stay in range', () => {
    const step = (points: number | null, by: 1 | -1) => stepPoints(points, by, -5, 10)
    expect([step(null, 1), step(null, -1), step(-1, 1), step(1, -1), step(10, 1), step(-5, -1)]).toEqual([
      1, -1, 1, -1, 10, -5,
    ])
    expect([stepPoints(null, -1, 1, 10), stepPoints(1, -1, 1, 10), stepPoints(null, 1, -5, -1)]).toEqual([1, 1, -1])
  })
})
