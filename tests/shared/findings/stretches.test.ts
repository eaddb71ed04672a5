import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  holds,
  joinStretches,
  lengthOf,
  type Stretch,
  within,
  withoutHoles,
} from '../../../shared/findings/stretches.ts'

const stretches = fc.array(
  fc.tuple(fc.nat(60), fc.nat(20)).map(([fromMs, length]) => ({ fromMs, toMs: fromMs + length })),
  { maxLength: 6 },
)
/** The slow model: milliseconds one by one. */
const seconds = (list: readonly Stretch[]) =>
  Array.from({ length: 90 }, (_, at) => list.some(({ fromMs, toMs }) => fromMs <= at && at < toMs))

test('stretches behave as sets of milliseconds', () => {
  fc.assert(
    fc.property(stretches, stretches, (one, other) => {
      const [a, b] = [seconds(one), seconds(other)]
      expect(seconds(joinStretches(one))).toEqual(a)
      expect(seconds(withoutHoles(one, other))).toEqual(a.map((is, at) => is && b[at] !== true))
      expect(seconds(within(one, other))).toEqual(a.map((is, at) => is && b[at] === true))
      expect(lengthOf(joinStretches(one))).toBe(a.filter(Boolean).length)
    }),
  )
})

test('a moment lies in a stretch with its ends', () => {
  expect([4, 5, 7, 8].map((atMs) => holds([{ fromMs: 5, toMs: 7 }], atMs))).toEqual([false, true, true, false])
})
