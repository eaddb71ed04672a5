import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createAccount } from '../../server/auth/accounts.ts'
import { releaseResults } from '../../server/results/release.ts'
import { engine } from '../../server/scoring/engine.ts'
import { scoreAttempt } from '../../server/scoring/score-attempt.ts'
import type { Store } from '../../server/store/store.ts'
import { Results } from '../../shared/api/results.ts'
import { AttemptSummary } from '../../shared/api/review.ts'
import type { Policy } from '../../shared/policy/policy.ts'
import { attemptOpened, sealOf, sessionStarted, type TestDevice, testPrimitives, typed } from './candidate.ts'
import { postUnit, putHeader, refusalOf, startTestServer, type TestServer, taken } from './test-server.ts'

const servers = new Map<Policy['results'], TestServer>()
const password = 'a long enough password'
beforeAll(async () => {
  let store: Store | undefined
  for (const results of ['nothing', 'bands', 'scores'] as const) {
    const shared = store
    const openStore = shared === undefined ? undefined : async () => ({ ...shared, close: async () => undefined })
    const server = await startTestServer(openStore, {}, { policy: { results, deletion: 'always' } })
    store = server.store
    const { organisationId } = server
    const account = {
      organisationId,
      email: `${results}@example.com`,
      name: 'Rae',
      role: 'recruiter',
      password,
    } as const
    await createAccount(server.store.db, account, 0)
    servers.set(results, server)
  }
}, 60_000)
afterAll(async () => {
  for (const server of [...servers.values()].toReversed()) await server.close() // the first one owns the database
})
beforeEach(() => {
  for (const server of servers.values()) server.clock.nowMs += 600_000
})
const serverOf = (results: Policy['results']) => servers.get(results) as TestServer // one for each

async function submitted(server: TestServer): Promise<TestDevice> {
  const device = await server.enrolled()
  const writer = device.begin(null)
  taken(await putHeader(server.app, device, 0, writer.header))
  const seal = sealOf(writer, 10, [
    sessionStarted,
    attemptOpened,
    { type: 'assessment.started', data: {} },
    typed(0, 'The drill is not on the fact sheet.'),
    { type: 'attempt.submitted', data: {} },
  ])
  taken(await postUnit(server.app, device, { segment: 0, offset: 288 }, seal))
  return device
}
const score = ({ store, scoringKey, organisationId, clock }: TestServer, { attemptId }: TestDevice) =>
  scoreAttempt(
    { db: store.db, primitives: testPrimitives, scoringKey, rater: engine, now: () => clock.nowMs },
    { organisationId, attemptId },
  )
const look = async (server: TestServer, device: TestDevice) => {
  const url = `/v1/attempts/${device.attemptId}/results`
  return server.app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${device.token}` } })
}
const resultsOf = async (server: TestServer, device: TestDevice) => Results.parse((await look(server, device)).json())
const releaseAll = (server: TestServer, device: TestDevice) => {
  const who = { organisationId: server.organisationId, accountId: null }
  return releaseResults(server.store.db, who, { attemptId: device.attemptId }, server.clock.nowMs)
}
async function signIn(server: TestServer): Promise<string> {
  const payload = { email: 'bands@example.com', password }
  const response = await server.app.inject({ method: 'POST', url: '/v1/sign-in', payload })
  return String(response.headers['set-cookie']).split(';')[0] ?? ''
}

const nothing = { releasedMs: null, types: [], items: [] }

test('[RS1] a policy that shows nothing shows nothing, released or not', async () => {
  const server = serverOf('nothing')
  const device = await submitted(server)
  await score(server, device)
  await releaseAll(server, device)
  expect(await resultsOf(server, device)).toEqual({ state: 'not-shown', ...nothing })
})

test('[RS2] before there is a rating, and before it is released, no band and no score is given', async () => {
  const server = serverOf('scores')
  const device = await submitted(server)
  expect(await resultsOf(server, device)).toEqual({ state: 'not-rated', ...nothing })
  await score(server, device)
  expect(await resultsOf(server, device)).toEqual({ state: 'not-released', ...nothing })
})

test('[RS3] a recruiter releases an attempt once, and it is written down who and when', async () => {
  const server = serverOf('bands')
  const device = await submitted(server)
  const cookie = await signIn(server)
  const release = (headers: Record<string, string> = { cookie }) =>
    server.app.inject({ method: 'POST', url: `/v1/review/attempts/${device.attemptId}/release`, headers })
  expect((await release({})).json().code).toBe('auth/required')
  expect((await release()).json().code).toBe('results/not-rated')
  await score(server, device)
  const releasedMs = server.clock.nowMs
  const first = AttemptSummary.parse((await release()).json())
  server.clock.nowMs += 5_000
  const again = AttemptSummary.parse((await release()).json())
  expect([first.releasedMs, again.releasedMs]).toEqual([releasedMs, releasedMs])
  const audit = await server.store.db
    .selectFrom('audit')
    .innerJoin('account', 'account.account_id', 'audit.account_id')
    .select(['email', 'action', 'at_ms'])
    .where('attempt_id', '=', device.attemptId)
    .execute()
  expect(audit).toEqual([{ email: 'bands@example.com', action: 'results-released', at_ms: releasedMs }])
})

test('[RS3] an operator releases every rated attempt of an assessment', async () => {
  const server = serverOf('scores')
  const [rated, unrated] = [await submitted(server), await submitted(server)]
  await score(server, rated)
  const who = { organisationId: server.organisationId, accountId: null }
  const released = await releaseResults(server.store.db, who, { assessmentId: server.assessmentId }, 7)
  expect([released.includes(rated.attemptId), released.includes(unrated.attemptId)]).toEqual([true, false])
  expect(await releaseResults(server.store.db, who, { assessmentId: server.assessmentId }, 8)).toEqual([])
  const foreign = { ...who, organisationId: server.assessmentId }
  await expect(releaseResults(server.store.db, foreign, { attemptId: rated.attemptId }, 9)).rejects.toMatchObject({
    code: 'attempt/unknown',
  })
})

test('[RS4] bands never send a score, scores send both', async () => {
  for (const results of ['bands', 'scores'] as const) {
    const server = serverOf(results)
    const device = await submitted(server)
    await score(server, device)
    await releaseAll(server, device)
    const answer = await look(server, device)
    const { state, types, items } = Results.parse(answer.json())
    expect([state, types.map(({ type, rated, items: all }) => [type, rated, all])]).toEqual([
      'released',
      [
        ['evaluation', 1, 1],
        ['preference-ranking', 0, 1],
      ],
    ])
    expect(items.map(({ band }) => band)).toEqual([
      expect.stringMatching(/weak|limited|fair|good|strong/),
      'not scorable',
    ])
    const scores = [...types, ...items].map((row) => row.score)
    if (results === 'bands') expect(answer.body).not.toMatch(/"score":\s*\d/)
    else expect(scores.filter((one) => one !== null).length).toBe(2)
  }
})

test('[RS5] results are for the holder of the token, and for nobody after the deletion', async () => {
  const server = serverOf('scores')
  const device = await submitted(server)
  await score(server, device)
  await releaseAll(server, device)
  const stranger = await look(server, { ...device, token: 'A'.repeat(43) })
  expect(stranger.json().code).toBe('sync/not-enrolled')
  const url = `/v1/attempts/${device.attemptId}`
  const headers = { authorization: `Bearer ${device.token}` }
  expect((await server.app.inject({ method: 'DELETE', url, headers })).statusCode).toBe(200)
  expect((await look(server, device)).json().code).toBe('attempt/deleted')
  expect(refusalOf(await postUnit(server.app, device, { segment: 0, offset: 288 }, new Uint8Array(9))).code).toBe(
    'attempt/deleted',
  )
})
