import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createAccount } from '../../server/auth/accounts.ts'
import type { Store } from '../../server/store/store.ts'
import { LiveList, type LiveMessage, type Presence, PresenceReply } from '../../shared/api/live.ts'
import { readMessage } from '../../shared/live/statement.ts'
import { recordOnly } from '../../shared/policy/integrity.ts'
import { attemptOpened, sealOf, sessionStarted, type TestDevice, testPrimitives, unitOf } from './candidate.ts'
import { postUnit, putHeader, startTestServer, type TestServer, taken, testOnlyReceiptSigner } from './test-server.ts'

let server: TestServer
let unwatched: TestServer
let cookie = ''
const password = 'a long enough password'
const live = (isWatched: boolean, mayWrite: boolean) => ({
  policy: { deletion: 'always' as const, integrity: { ...recordOnly, live: { isWatched, mayWrite } } },
})

beforeAll(async () => {
  server = await startTestServer(undefined, {}, live(true, true))
  const shared = async (): Promise<Store> => ({ ...server.store, close: async () => undefined })
  unwatched = await startTestServer(shared, {}, live(false, false))
  const account = { organisationId: server.organisationId, email: 'in@example.com', name: 'Ingrid', role: 'recruiter' }
  await createAccount(server.store.db, { ...account, role: 'recruiter', password }, 0)
  const payload = { email: account.email, password }
  const response = await server.app.inject({ method: 'POST', url: '/v1/sign-in', payload })
  cookie = String(response.headers['set-cookie']).split(';')[0] ?? ''
}, 60_000)
afterAll(async () => {
  await unwatched.close()
  await server.close()
})
beforeEach(() => {
  server.clock.nowMs += 600_000
})

const here: Presence = {
  phase: 'answering',
  coverage: [
    { sensor: 'focus', state: 'on' },
    { sensor: 'lock', state: 'unsupported' },
  ],
  isHandRaised: false,
  arrived: [],
  read: [],
}
const asCandidate = async (device: TestDevice, method: 'PUT' | 'POST', path: string, payload: object, at = server) => {
  const headers = { authorization: `Bearer ${device.token}` }
  const response = await at.app.inject({ method, url: `/v1/attempts/${device.attemptId}/${path}`, headers, payload })
  return response.statusCode === 200 ? response.json<unknown>() : response.json<{ code: string }>().code
}
const report = (device: TestDevice, change: Partial<Presence> = {}) =>
  asCandidate(device, 'PUT', 'presence', { ...here, ...change })
const asInvigilator = async (method: 'GET' | 'POST', path: string, payload?: object) => {
  const asked = {
    method,
    url: `/v1/review/${path}`,
    headers: { cookie },
    ...(payload === undefined ? {} : { payload }),
  }
  const response = await server.app.inject(asked)
  return response.statusCode === 200 ? response.json<unknown>() : response.json<{ code: string }>().code
}
const write = async (device: TestDevice, text: string) =>
  (await asInvigilator('POST', `attempts/${device.attemptId}/messages`, { text })) as { messages: LiveMessage[] }
const seen = async (device: TestDevice) => {
  const { attempts } = LiveList.parse(await asInvigilator('GET', 'live'))
  return attempts.find(({ attemptId }) => attemptId === device.attemptId)
}
const begun = async () => {
  const device = await server.enrolled()
  const writer = device.begin(null)
  taken(await putHeader(server.app, device, 0, writer.header))
  taken(
    await postUnit(
      server.app,
      device,
      { segment: 0, offset: 288 },
      unitOf(writer, 10, [sessionStarted, attemptOpened]),
    ),
  )
  return { device, writer }
}

test('[LV3] the view shows the newest report, when it came, and when the record grew last', async () => {
  const { device } = await begun()
  const recordMs = server.clock.nowMs
  expect(await seen(device)).toMatchObject({ presence: null, recordMs, unanswered: 0, isWatched: true, mayWrite: true })
  server.clock.nowMs += 20_000
  await report(device)
  server.clock.nowMs += 20_000
  await report(device, { phase: 'break', isHandRaised: true })
  const raisedMs = server.clock.nowMs
  server.clock.nowMs += 20_000
  await report(device, { phase: 'answering', isHandRaised: true })
  expect(await seen(device)).toMatchObject({
    recordMs,
    presence: { phase: 'answering', coverage: here.coverage, receivedMs: server.clock.nowMs, handSinceMs: raisedMs },
  })
  await report(device)
  expect((await seen(device))?.presence?.handSinceMs).toBe(null)
})

test('[LV2] a report that says more than it may is refused', async () => {
  const { device } = await begun()
  expect(await report(device, { item: 'garden-notice' } as never)).toBe('server/bad-request')
})

test('[LV1] [LV8] a policy without a live view takes no report and no message', async () => {
  const device = await unwatched.enrolled()
  expect(await asCandidate(device, 'PUT', 'presence', here, unwatched)).toBe('live/not-allowed')
  expect(await asCandidate(device, 'POST', 'messages', { id: randomUUID(), text: 'Hello' }, unwatched)).toBe(
    'live/not-allowed',
  )
})

test('[LV4] [LV5] a message waits, signed, until the client says that it arrived; what it said is noted once', async () => {
  const { device } = await begun()
  await write(device, 'You may take the break now.')
  const reply = PresenceReply.parse(await report(device))
  const [message] = reply.messages
  const verify = testPrimitives.importVerifier(testOnlyReceiptSigner.publicKey)
  const statement = readMessage(
    message?.text ?? '',
    message?.statement ?? '',
    device.attemptId,
    testPrimitives.sha256,
    verify,
  )
  expect(statement?.serverTimeMs).toBe(server.clock.nowMs)
  expect(PresenceReply.parse(await report(device)).messages).toEqual(reply.messages)
  const id = statement?.messageId ?? ''
  server.clock.nowMs += 1_000
  expect(await report(device, { arrived: [id] })).toEqual({ messages: [] })
  const arrivedMs = server.clock.nowMs
  server.clock.nowMs += 1_000
  await report(device, { arrived: [id], read: [id] })
  const { messages } = (await asInvigilator('GET', `attempts/${device.attemptId}/messages`)) as {
    messages: LiveMessage[]
  }
  expect(messages).toMatchObject([
    { id, from: 'invigilator', author: 'Ingrid', arrivedMs, readMs: server.clock.nowMs, sentMs: arrivedMs - 1_000 },
  ])
})

test('[LV6] what a candidate writes is taken once, and counts as open until somebody answers', async () => {
  const { device } = await begun()
  const message = { id: randomUUID(), text: 'May I use paper?' }
  expect(await asCandidate(device, 'POST', 'messages', message)).toEqual({})
  expect(await asCandidate(device, 'POST', 'messages', message)).toEqual({})
  expect(await asCandidate(device, 'POST', 'messages', { ...message, text: 'Another text.' })).toBe('live/conflict')
  expect((await seen(device))?.unanswered).toBe(1)
  expect((await write(device, 'Yes.')).messages.map(({ from }) => from)).toEqual(['candidate', 'invigilator'])
  expect((await seen(device))?.unanswered).toBe(0)
})

test('[LV8] two hundred messages are enough', async () => {
  const { device } = await begun()
  const rows = Array.from({ length: 200 }, () => ({
    organisation_id: server.organisationId,
    attempt_id: device.attemptId,
    message_id: randomUUID(),
    account_id: null,
    text: 'Hello',
    sent_ms: 1,
    statement: null,
  }))
  await server.store.db.insertInto('message').values(rows).execute()
  expect(await write(device, 'One more.')).toBe('live/too-many')
})

test('[LV9] after the seal nobody writes and the view lists it no more; deleting takes messages and presence along', async () => {
  const { device, writer } = await begun()
  await report(device)
  await write(device, 'Five minutes left.')
  const head = (
    await server.app.inject({
      method: 'GET',
      url: `/v1/attempts/${device.attemptId}/head`,
      headers: { authorization: `Bearer ${device.token}` },
    })
  ).json<{ head: { offset: number } }>().head
  taken(
    await postUnit(
      server.app,
      device,
      { segment: 0, offset: head.offset },
      sealOf(writer, 20, [{ type: 'attempt.submitted', data: {} }]),
    ),
  )
  expect(await seen(device)).toBe(undefined)
  expect(await write(device, 'Too late.')).toBe('attempt/locked')
  expect(await report(device)).toBe('attempt/locked')
  const headers = { authorization: `Bearer ${device.token}` }
  await server.app.inject({ method: 'DELETE', url: `/v1/attempts/${device.attemptId}`, headers })
  for (const table of ['message', 'presence'] as const)
    expect(
      await server.store.db.selectFrom(table).selectAll().where('attempt_id', '=', device.attemptId).execute(),
    ).toEqual([])
})

test('[LV10] the view is of one organisation, behind the sign-in, and in the audit log', async () => {
  const device = await unwatched.enrolled()
  expect(await seen(device)).toBe(undefined)
  expect(await write(device, 'Hello')).toBe('attempt/unknown')
  expect((await server.app.inject({ method: 'GET', url: '/v1/review/live' })).statusCode).toBe(401)
  const actions = await server.store.db
    .selectFrom('audit')
    .select('action')
    .where('organisation_id', '=', server.organisationId)
    .execute()
  expect(new Set(actions.map(({ action }) => action))).toEqual(
    new Set(['signed-in', 'live-opened', 'message-written', 'attempt-deleted']),
  )
})
