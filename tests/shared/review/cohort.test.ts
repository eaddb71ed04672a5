import { expect, test } from 'vitest'
import { type CohortMember, placeInCohort } from '../../../shared/review/cohort.ts'

const member = (external: number, workedMs: number | null = 3_600_000, answer = 'not-found'): CohortMember => ({
  shares: { typed: 1 - external, 'pasted:external': external / 2, 'dropped:external': external / 2 },
  workedMs,
  rules: [{ rule: 'focus-loss', answer }],
})

test('[RV14] gives values in their order with the attempt’s own, and counts by rule', () => {
  const own = member(0.2, 1_800_000, 'found')
  const place = placeInCohort(own, [member(0.5), own, member(0), member(0.1, 600_000, 'cannot-tell'), member(0.05)])
  expect(place.count).toBe(5)
  expect(place.shares.external).toEqual({ values: [0, 0.05, 0.1, 0.2, 0.5], own: 0.2, unknown: 0 })
  expect(place.minutes).toEqual({ values: [10, 30, 60, 60, 60], own: 30, unknown: 0 })
  expect(place.rules).toEqual([{ rule: 'focus-loss', found: 1, notFound: 3, cannotTell: 1, own: 'found' }])
})

test('[RV14] gives no distribution below five, and says how many there are', () => {
  const own = member(0.2)
  const place = placeInCohort(own, [own, member(0), member(0.1), member(0.3)])
  expect(place).toMatchObject({ count: 4, rules: [], shares: { external: { values: [], own: 0.2 } } })
})

test('[RV14] leaves out what an earlier version did not write down, and counts it', () => {
  const old: CohortMember = { shares: { typed: 1 } }
  const cohort = [old, member(0.1), member(0.2), member(0.3), member(0.4), member(0.5, null)]
  const place = placeInCohort(old, cohort)
  expect(place.minutes).toEqual({ values: [], own: null, unknown: 2 })
  expect(place.shares.external.values).toHaveLength(6)
  expect(place.rules).toEqual([{ rule: 'focus-loss', found: 0, notFound: 5, cannotTell: 0, own: null }])
})
