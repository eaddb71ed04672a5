import { expect, test } from 'vitest'
import { deriveAttempt } from '../../../renderer/review/attempt/derived.ts'
import { columnOf, medianOf, stackDots } from '../../../renderer/review/cohort/dot-layout.ts'
import { barsOf, flagsOf, marksOf, placeOf } from '../../../renderer/review/picture/picture-layout.ts'
import { createReviewFixtures, mainAttemptId } from './fixtures.ts'

const review = createReviewFixtures().reviews.get(mainAttemptId)
if (review === undefined) throw new Error('the fixtures have changed')
const { timeline } = deriveAttempt(review)

test('numbers the flags of text from outside, and gives every paste one', () => {
  expect(flagsOf(timeline).map(({ label }) => label)).toEqual(['q', 'q', 'o', 'q', 'q', 'X1'])
})

test('draws every column as high as what was written in it, one ink on the other', () => {
  const bars = barsOf(timeline, timeline, 100, 36)
  const heights = new Map<number, number>()
  for (const { column, from, height } of bars) {
    expect(from).toBeCloseTo(heights.get(column) ?? 0)
    heights.set(column, from + height)
  }
  expect(Math.max(...heights.values())).toBeCloseTo(36)
  expect(new Set(bars.map(({ ink }) => ink))).toContain('external')
})

test('has marks at full steps from zero, and places within the picture', () => {
  const stretch = { fromMs: 30_000, toMs: 630_000 }
  expect(marksOf(stretch, 0, 10)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((minute) => minute * 60_000))
  expect([placeOf(30_000, stretch, 720), placeOf(330_000, stretch, 720), placeOf(630_000, stretch, 720)]).toEqual([
    0, 360, 720,
  ])
})

test('stacks dots of one column, and keeps every value in the strip', () => {
  expect(stackDots([0, 0.001, 0.5, 1], 0, 1, 10)).toEqual([
    { x: 0, row: 0 },
    { x: 0, row: 1 },
    { x: 5, row: 0 },
    { x: 9, row: 0 },
  ])
  expect([columnOf(-1, 0, 1, 10), columnOf(2, 0, 1, 10), columnOf(3, 3, 3, 10)]).toEqual([0, 9, 5])
  expect([medianOf([]), medianOf([1]), medianOf([1, 2]), medianOf([1, 2, 9])]).toEqual([null, 1, 1.5, 2])
})
