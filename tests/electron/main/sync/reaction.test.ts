import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reactTo } from '../../../../electron/main/sync/reaction.ts'
import { Refusal } from '../../../../electron/main/sync/scoring-api.ts'
import { AppError, type ErrorCode } from '../../../../shared/errors.ts'
import { headAt } from './fake-api.ts'

/** The reaction to a refusal, for the first failure in a row unless told, with the random number a half. */
function react(
  code: ErrorCode,
  status: number,
  how: { readonly failures?: number; readonly hasEnrolledAgain?: boolean; readonly retryAfterMs?: number } = {},
) {
  const head = headAt(1, 700)
  const refusal = new Refusal(code, status, { code, message: '', head }, how.retryAfterMs ?? null)
  return reactTo(refusal, how.failures ?? 1, how.hasEnrolledAgain ?? false, 0.5)
}

test('a gap goes on from the head of the answer, at once three times and then ever later', () => {
  const head = headAt(1, 700)
  expect([1, 3, 4, 5, 20].map((failures) => react('sync/gap', 409, { failures }))).toEqual([
    { type: 'go-on', head, ms: 0 },
    { type: 'go-on', head, ms: 0 },
    { type: 'go-on', head, ms: 4_000 },
    { type: 'go-on', head, ms: 8_000 },
    { type: 'go-on', head, ms: 30_000 },
  ])
})

test('what sending again cannot help stops with its code', () => {
  const stopping: readonly (readonly [ErrorCode, number])[] = [
    ['sync/fork', 409],
    ['sync/sealed', 409],
    ['attempt/enrolled-differently', 409],
    ['invitation/used', 409],
    ['invitation/unknown', 404],
    ['invitation/expired', 410],
    ['sync/too-large', 413],
    ['journal/tail-mismatch', 422],
    ['journal/signature-invalid', 422],
    ['sync/client-too-old', 426],
  ]
  expect(stopping.map(([code, status]) => react(code, status))).toEqual(
    stopping.map(([code]) => ({ type: 'stop', code })),
  )
})

test('a first 401 enrols again, and a second one stops', () => {
  expect([false, true].map((hasEnrolledAgain) => react('sync/not-enrolled', 401, { hasEnrolledAgain }))).toEqual([
    { type: 'enrol-again' },
    { type: 'stop', code: 'sync/not-enrolled' },
  ])
})

test('a server that is too old is asked each hour', () => {
  expect(react('sync/server-too-old', 501, { failures: 9 })).toEqual({
    type: 'wait',
    ms: 3_600_000,
    code: 'sync/server-too-old',
  })
})

test('a pause that the server named is kept whole, and a random part of it is added', () => {
  const busy = new Refusal('server/busy', 429, null, 8_000)
  expect([0, 0.5, 0.999].map((random) => reactTo(busy, 7, false, random))).toEqual([
    { type: 'wait', ms: 8_000, code: 'server/busy' },
    { type: 'wait', ms: 12_000, code: 'server/busy' },
    { type: 'wait', ms: 15_992, code: 'server/busy' },
  ])
})

test('no answer, a failing server and a bug wait a random time up to 1, 2, 4 … 60 s', () => {
  const causes = [
    new AppError('server/unreachable'),
    new Refusal('server/unexpected', 500, null, null),
    new Refusal('server/overloaded', 503, null, null),
    new TypeError('a bug'),
  ]
  fc.assert(
    fc.property(
      fc.constantFrom(...causes),
      fc.integer({ min: 1, max: 10_000 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (cause, failures, random) => {
        const limitMs = Math.min(60_000, 1_000 * 2 ** (failures - 1))
        const reaction = reactTo(cause, failures, false, random)
        expect(reaction).toEqual({
          type: 'wait',
          ms: Math.round(random * limitMs),
          code: cause instanceof AppError ? cause.code : 'app/unexpected',
        })
      },
    ),
  )
})
