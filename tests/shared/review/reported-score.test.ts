import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PersonRating } from '../../../shared/api/desk.ts'
import { reportScore } from '../../../shared/review/reported-score.ts'

const people = ['ana', 'ben', 'cleo', 'dev'] as const

function rating(name: string, score: number, kind: PersonRating['kind'] = 'overridden', item = 'one'): PersonRating {
  const engine = { score: 2.4, engineVersion: '1', keyVersion: '1' }
  const by = { accountId: name, name }
  return { ratingId: `${name} ${score}`, item, kind, score, reason: 'For a test alone.', by, atMs: 0, engine }
}
const engine = { item: 'one', score: 2.4 }

test('[RV5] is the engine’s while nobody has rated, and none where it could not', () => {
  expect(reportScore(engine, [])).toEqual({ item: 'one', score: 2.4, basis: 'engine', people: 0, apart: null })
  expect(reportScore({ item: 'one', score: null }, [])).toMatchObject({ score: null, basis: 'none' })
  expect(reportScore(engine, [rating('ana', 5, 'overridden', 'another')])).toMatchObject({ basis: 'engine' })
})

test('[RV6] compares the ratings in which scores stand, so that a decimal alone makes no dispute', () => {
  // 3.4 stands in 3, which is 1 from 2; 3.5 stands in 4, which is 2 from 2.
  expect(reportScore(engine, [rating('ana', 3.4, 'confirmed'), rating('ben', 2)])).toMatchObject({
    score: 2.7,
    basis: 'people',
    apart: 1,
  })
  expect(reportScore(engine, [rating('ana', 3.5, 'confirmed'), rating('ben', 2)])).toMatchObject({
    score: null,
    basis: 'disputed',
    apart: 2,
  })
})

test('[RV6] a dispute ends when somebody comes nearer', () => {
  const given = [rating('ana', 5), rating('ben', 2), rating('ana', 3)]
  expect(reportScore(engine, given)).toMatchObject({ score: 2.5, basis: 'people', people: 2 })
})

test('[RV7] the newest adjudication stands, whatever the others are', () => {
  const given = [rating('ana', 5), rating('ben', 1), rating('cleo', 2, 'adjudicated'), rating('cleo', 4, 'adjudicated')]
  expect(reportScore(engine, given)).toMatchObject({ score: 4, basis: 'adjudicated', people: 2, apart: 4 })
})

test('[RV5] never leaves what people said, and never depends on what they replaced', () => {
  const given = fc.array(fc.record({ name: fc.constantFrom(...people), score: fc.integer({ min: 1, max: 5 }) }))
  fc.assert(
    fc.property(given, (all) => {
      const ratings = all.map(({ name, score }) => rating(name, score))
      const newest = [...new Map(ratings.map((one) => [one.by.accountId, one])).values()]
      const reported = reportScore(engine, ratings)
      expect(reported).toEqual(reportScore(engine, newest))
      const scores = newest.map(({ score }) => score)
      const isApart = scores.length > 0 && Math.max(...scores) - Math.min(...scores) > 1
      expect(reported.basis).toBe(
        scores.length === 0 ? 'engine' : isApart ? 'disputed' : scores.length === 1 ? 'person' : 'people',
      )
      expect(reported.score === null).toBe(isApart)
      if (reported.score === null || scores.length === 0) return
      expect(reported.score).toBeGreaterThanOrEqual(Math.min(...scores))
      expect(reported.score).toBeLessThanOrEqual(Math.max(...scores))
    }),
  )
})
