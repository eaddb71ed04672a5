import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nextAttempt } from '../../server/ingest/next-attempt.ts'
import { invite } from '../../server/provision/invite.ts'
import { readAttempt } from '../../server/review/read-attempt.ts'
import { engine } from '../../server/scoring/engine.ts'
import { scoreAttempt } from '../../server/scoring/score-attempt.ts'
import { Invitation } from '../../shared/api/enrolment.ts'
import { RetakeReply } from '../../shared/api/retake.ts'
import { Problem } from '../../shared/api/sync.ts'
import type { NewEvent } from '../../shared/attempt/events.ts'
import { PackKey } from '../../shared/pack/key.ts'
import { listItems, type Pack } from '../../shared/pack/pack.ts'
import {
  attemptOpened,
  createDevice,
  digestOf,
  readSample,
  samplePack,
  sealOf,
  sessionStarted,
  type TestDevice,
  testPrimitives,
} from './candidate.ts'
import { enrol, postUnit, putHeader, refusalOf, startTestServer, type TestServer, taken } from './test-server.ts'

const hour = 3_600_000
const retake = { attempts: 2, cooldownHours: 24 }
const formB: Pack = { ...samplePack, id: 'sample-b', form: 'b', title: 'Sample, form B' }
const key = PackKey.parse(readSample('key'))
const policy = { retake }
let server: TestServer
beforeAll(async () => {
  const forms = [
    { pack: samplePack, key },
    { pack: formB, key: { ...key, packId: 'sample-b', keyVersion: '9.9.9' } },
  ]
  server = await startTestServer(undefined, {}, { policy, forms })
})
afterAll(() => server.close())

const look = (code: string) => server.app.inject({ method: 'GET', url: `/v1/invitations/${code}` })
const ask = async (code: string) =>
  RetakeReply.parse((await server.app.inject({ method: 'GET', url: `/v1/invitations/${code}/retake` })).json())
const codeOfLook = async (code: string) => Problem.parse((await look(code)).json()).code

async function enrolled(code: string): Promise<TestDevice> {
  const device = await createDevice(server.scoringKey.publicKey)
  taken(await enrol(server.app, device, code))
  return device
}

/** Seals an attempt that says that it was taken with this pack. */
async function submit(device: TestDevice, pack: Pack, ...facts: readonly NewEvent[]): Promise<void> {
  const writer = device.begin(null)
  const opened = {
    type: 'attempt.opened',
    data: {
      ...(attemptOpened.data as Extract<NewEvent, { type: 'attempt.opened' }>['data']),
      packDigest: digestOf(pack),
      policyDigest: digestOf({ ...(readSample('policy') as object), ...policy }),
    },
  } as const
  taken(await putHeader(server.app, device, 0, writer.header))
  const seal = sealOf(writer, 10, [
    sessionStarted,
    opened,
    ...facts,
    { type: 'assessment.started', data: {} },
    { type: 'attempt.submitted', data: {} },
  ])
  taken(await postUnit(server.app, device, { segment: 0, offset: 288 }, seal))
}

async function verified(device: TestDevice) {
  const { store, scoringKey, organisationId, clock } = server
  const deps = { db: store.db, primitives: testPrimitives, scoringKey, rater: engine, now: () => clock.nowMs }
  await scoreAttempt(deps, { organisationId, attemptId: device.attemptId })
  return readAttempt(store.db, organisationId, device.attemptId)
}

describe('the next attempt', () => {
  const state = { retake, expiresMs: 100, formIds: ['a', 'b'], attempts: [] }
  const ended = (number: number, formId: string, sealedMs: number | null, deletedMs: number | null = null) => ({
    number,
    formId,
    sealedMs,
    deletedMs,
  })
  const refused = (code: string, fromMs: number | null = null) => ({ isAllowed: false, code, fromMs })

  test('[R1] is the first one until the invitation expires, which ends no retake', () => {
    expect(nextAttempt(state, 99)).toEqual({ isAllowed: true, number: 1, formId: 'a' })
    expect(nextAttempt(state, 100)).toEqual(refused('invitation/expired'))
    const after = { ...state, attempts: [ended(1, 'a', 50)] }
    expect(nextAttempt(after, 50 + 24 * hour)).toEqual({ isAllowed: true, number: 2, formId: 'b' })
  })

  test('[R2] is none while one is open', () => {
    expect(nextAttempt({ ...state, attempts: [ended(1, 'a', null)] }, 99)).toEqual(refused('invitation/used'))
  })

  test('[R3] is none beyond the number that is allowed, deleted ones included', () => {
    const attempts = [ended(1, 'a', null, 5), ended(2, 'b', 6)]
    expect(nextAttempt({ ...state, formIds: ['a', 'b', 'c'], attempts }, 99 * hour)).toEqual(
      refused('retake/none-left'),
    )
  })

  test('[R4] waits from the submission, or from the deletion of one that was never submitted', () => {
    const at = (attempt: ReturnType<typeof ended>) => nextAttempt({ ...state, attempts: [attempt] }, 2_000)
    expect(at(ended(1, 'a', 1_000, 1_900))).toEqual(refused('retake/cooldown', 1_000 + 24 * hour))
    expect(at(ended(1, 'a', null, 1_900))).toEqual(refused('retake/cooldown', 1_900 + 24 * hour))
  })

  test('[R5] gets the first form that was not had, and none when all were', () => {
    const many = { ...state, retake: { attempts: 5, cooldownHours: 0 } }
    expect(nextAttempt({ ...many, attempts: [ended(1, 'b', 1)] }, 2)).toMatchObject({ formId: 'a' })
    expect(nextAttempt({ ...many, attempts: [ended(1, 'a', 1), ended(2, 'b', 1)] }, 2)).toEqual(
      refused('retake/none-left'),
    )
  })
})

describe('an invitation with two forms', () => {
  test('[R6] opens one form after the other, and says precisely why not', async () => {
    const code = await server.invite()
    expect(Invitation.parse((await look(code)).json())).toMatchObject({ attemptNumber: 1, pack: { id: samplePack.id } })
    const first = await enrolled(code)
    expect([await codeOfLook(code), await ask(code)]).toEqual([
      'invitation/used',
      { attemptNumber: 1, attemptsAllowed: 2, isAllowed: false, fromMs: null, code: 'invitation/used' },
    ])
    await submit(first, samplePack)
    const fromMs = server.clock.nowMs + 24 * hour
    const cooling = await look(code)
    expect(Problem.parse(cooling.json())).toMatchObject({ code: 'retake/cooldown', retryAfterMs: 24 * hour })
    expect(Problem.parse(cooling.json()).message).toContain(new Date(fromMs).toISOString().slice(0, 10))
    expect(await ask(code)).toEqual({
      attemptNumber: 1,
      attemptsAllowed: 2,
      isAllowed: false,
      fromMs,
      code: 'retake/cooldown',
    })
    const early = await createDevice(server.scoringKey.publicKey)
    expect(refusalOf(await enrol(server.app, early, code)).code).toBe('retake/cooldown')
    server.clock.nowMs += 24 * hour
    expect(await ask(code)).toMatchObject({ isAllowed: true, code: null, fromMs: null })
    expect(Invitation.parse((await look(code)).json())).toMatchObject({ attemptNumber: 2, pack: { id: 'sample-b' } })
    const second = await enrolled(code)
    await submit(second, formB)
    expect([await codeOfLook(code), (await ask(code)).code]).toEqual(['retake/none-left', 'retake/none-left'])
  })

  test('[R6] gives a retake to one of two devices that enrol at once', async () => {
    const code = await server.invite()
    await submit(await enrolled(code), samplePack)
    server.clock.nowMs += 24 * hour
    const devices = await Promise.all([1, 2, 3].map(() => createDevice(server.scoringKey.publicKey)))
    const answers = await Promise.all(devices.map((device) => enrol(server.app, device, code)))
    expect(answers.filter((answer) => 'problem' in answer).map((answer) => refusalOf(answer).code)).toEqual([
      'invitation/used',
      'invitation/used',
    ])
  })

  test('[R7] is scored, reviewed and verified by the attempt’s own form', async () => {
    const code = await server.invite()
    const first = await enrolled(code)
    await submit(first, samplePack)
    server.clock.nowMs += 24 * hour
    const second = await enrolled(code)
    await submit(second, formB)
    const reviews = [await verified(first), await verified(second)]
    expect(reviews.map((review) => [review.pack.id, review.ratings[0]?.keyVersion])).toEqual([
      [samplePack.id, key.keyVersion],
      ['sample-b', '9.9.9'],
    ])
    for (const { verification } of reviews) expect(verification?.checks.filter((check) => !check.isGood)).toEqual([])
    expect(listItems(reviews[1]?.pack ?? samplePack).length).toBe(2)
  })
})

describe('an accommodation', () => {
  const accommodation = { extraTimePercent: 50, extraBreaks: 2, breakMinutes: 10, waived: ['focus' as const] }
  const applied: NewEvent = { type: 'accommodation.applied', data: accommodation }

  test('[R8] comes with the invitation, and the worker compares it with the record', async () => {
    const code = await server.invite(undefined, accommodation)
    expect(Invitation.parse((await look(code)).json()).accommodation).toEqual(accommodation)
    const device = await enrolled(code)
    await submit(device, samplePack, applied)
    const checks = (await verified(device)).verification?.checks
    expect(checks?.find((check) => check.name === 'accommodation')).toMatchObject({ isGood: true })
  })

  test('[R8] that was not approved, or not applied, shows', async () => {
    const cheat = await enrolled(await server.invite())
    await submit(cheat, samplePack, applied)
    const denied = await enrolled(await server.invite(undefined, accommodation))
    await submit(denied, samplePack)
    for (const device of [cheat, denied]) {
      const { summary, verification } = await verified(device)
      expect(summary.status).toBe('needs-attention')
      expect(verification?.checks.filter((check) => !check.isGood).map((check) => check.name)).toEqual([
        'accommodation',
      ])
    }
  })
})

test('the time of an attempt is checked by the worker', async () => {
  const { store, organisationId, clock } = server
  const time = {
    assessmentMinutes: 10,
    sectionMinutes: {},
    whileAway: 'stops',
    breaks: { count: 0, minutes: 1 },
    outageMinutes: 5,
  } as const
  const limited = await startTestServer(
    async () => ({ ...store, close: async () => undefined }),
    {},
    { policy: { time } },
  )
  const code = await limited.invite()
  const device = await createDevice(limited.scoringKey.publicKey)
  taken(await enrol(limited.app, device, code))
  const writer = device.begin(null)
  taken(await putHeader(limited.app, device, 0, writer.header))
  const frames = [
    writer.frame(
      0,
      [sessionStarted, attemptOpened, { type: 'assessment.started', data: {} } as const].map((event) => ({
        monoMs: 0,
        event,
      })),
    ),
    writer.frame(0, [{ monoMs: 12 * 60_000, event: { type: 'field.set', data: { field: 0, value: 2 } } }]),
  ]
  const seal = writer.seal(12 * 60_000)
  const bytes = Buffer.concat([...frames.map((frame) => frame.bytes), seal])
  taken(await postUnit(limited.app, device, { segment: 0, offset: 288 }, bytes))
  const deps = {
    db: store.db,
    primitives: testPrimitives,
    scoringKey: limited.scoringKey,
    rater: engine,
    now: () => clock.nowMs,
  }
  await scoreAttempt(deps, { organisationId: limited.organisationId, attemptId: device.attemptId })
  const review = await readAttempt(store.db, limited.organisationId, device.attemptId)
  expect(review.verification?.checks.find((check) => check.name === 'time')).toEqual({
    name: 'time',
    isGood: false,
    words: '1 changes were made after the time had ended, the latest 2.0 minutes after.',
  })
  expect(await invite(store.db, { organisationId, assessmentId: server.assessmentId, candidateName: 'X' }, 0)).toMatch(
    /-/,
  )
})
