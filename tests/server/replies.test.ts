import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readAttempt } from '../../server/review/read-attempt.ts'
import { engine } from '../../server/scoring/engine.ts'
import { scoreAttempt } from '../../server/scoring/score-attempt.ts'
import { writeReply } from '../../shared/journal/reply.ts'
import { attemptOpened, sealOf, sessionStarted, type TestDevice, testPrimitives, unitOf } from './candidate.ts'
import { postUnit, putHeader, startTestServer, type TestServer, taken } from './test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer(undefined, {}, { policy: { deletion: 'always' } })
}, 60_000)
afterAll(() => server.close())
beforeEach(() => {
  server.clock.nowMs += 600_000
})

const events = [sessionStarted, attemptOpened]

/** A sealed attempt, and a way to write the next record behind any digest. */
async function sealed() {
  const device = await server.enrolled()
  const writer = device.begin(null)
  taken(await putHeader(server.app, device, 0, writer.header))
  const seal = sealOf(writer, 10, [...events, { type: 'attempt.submitted', data: {} }])
  const { head } = taken(await postUnit(server.app, device, { segment: 0, offset: 288 }, seal))
  return { device, head: Uint8Array.from(Buffer.from(head?.headDigest ?? '', 'hex')) }
}

const write = (device: TestDevice, number: number, previous: Uint8Array, text: string, about = 1) => {
  const { attemptId, attemptKey } = device
  const reply = { number, about, wallMs: 1_760_000_500_000, text }
  return writeReply(testPrimitives, device.signer, { attemptId, attemptKey, previous }, reply)
}

const post = (device: TestDevice, record: Uint8Array) =>
  server.app.inject({
    method: 'POST',
    url: `/v1/attempts/${device.attemptId}/replies`,
    headers: { authorization: `Bearer ${device.token}`, 'content-type': 'application/octet-stream' },
    payload: Buffer.from(record),
  })
const held = async (device: TestDevice, record: Uint8Array) => {
  const response = await post(device, record)
  const { held: count, code } = response.json<{ held?: number; code?: string }>()
  return count ?? code
}

test('[RP8] replies are taken in their order, each once, and a worker opens them for the page', async () => {
  const { device, head } = await sealed()
  const first = write(device, 1, head, 'The doorbell rang.')
  const second = write(device, 2, testPrimitives.sha256(first), 'A parcel.')
  expect(await held(device, second)).toBe('reply/chain-broken')
  expect(await held(device, first)).toBe(1)
  expect(await held(device, first)).toBe(1)
  expect(await held(device, second)).toBe(2)
  expect(await held(device, write(device, 1, head, 'Something else.'))).toBe('reply/conflict')
  expect(server.orders.filter((attemptId) => attemptId === device.attemptId)).toHaveLength(3) // the seal and two replies

  const { store, organisationId, scoringKey, clock } = server
  const review = () => readAttempt(store.db, organisationId, device.attemptId)
  expect((await review()).replies.map(({ text }) => text)).toEqual([null, null])
  await scoreAttempt(
    { db: store.db, primitives: testPrimitives, scoringKey, rater: engine, now: () => clock.nowMs },
    { organisationId, attemptId: device.attemptId },
  )
  expect((await review()).replies).toEqual([
    { number: 1, about: 1, wallMs: 1_760_000_500_000, receivedMs: clock.nowMs, text: 'The doorbell rang.' },
    { number: 2, about: 1, wallMs: 1_760_000_500_000, receivedMs: clock.nowMs, text: 'A parcel.' },
  ])
})

test('[RP8] what is no reply of this attempt is refused and nothing is stored', async () => {
  const { device, head } = await sealed()
  const other = await sealed()
  expect(await held(device, write(other.device, 1, head, 'Not mine.'))).toBe('reply/other-attempt')
  expect(await held(device, write({ ...device, signer: other.device.signer }, 1, head, 'Not I.'))).toBe(
    'reply/signature-invalid',
  )
  expect(await held(device, write(device, 1, other.head, 'Elsewhere.'))).toBe('reply/chain-broken')
  expect(await held(device, write(device, 1, head, 'To nothing.', 99))).toBe('reply/event-unknown')
  expect(await held(device, new Uint8Array(10))).toBe('reply/malformed')
  expect(
    await server.store.db.selectFrom('reply').selectAll().where('attempt_id', '=', device.attemptId).execute(),
  ).toEqual([])
})

test('[RP8] before the seal there is nothing to reply behind', async () => {
  const device = await server.enrolled()
  const writer = device.begin(null)
  taken(await putHeader(server.app, device, 0, writer.header))
  const { head } = taken(await postUnit(server.app, device, { segment: 0, offset: 288 }, unitOf(writer, 10, events)))
  const previous = Uint8Array.from(Buffer.from(head?.headDigest ?? '', 'hex'))
  expect(await held(device, write(device, 1, previous, 'Too early.'))).toBe('attempt/wrong-phase')
})

test('[RP8] two hundred replies are enough', async () => {
  const { device, head } = await sealed()
  let previous = head
  const rows = Array.from({ length: 200 }, (_, index) => {
    const record = write(device, index + 1, previous, `Reply ${index + 1}.`)
    previous = new Uint8Array(testPrimitives.sha256(record))
    const { organisationId: organisation_id, clock } = server
    return { organisation_id, attempt_id: device.attemptId, number: index + 1, record, received_ms: clock.nowMs }
  })
  await server.store.db.insertInto('reply').values(rows).execute()
  expect(await held(device, write(device, 201, previous, 'One more.'))).toBe('reply/too-many')
})

test('[RP9] deleting the attempt deletes its replies', async () => {
  const { device, head } = await sealed()
  const record = write(device, 1, head, 'Gone soon.')
  expect(await held(device, record)).toBe(1)
  const headers = { authorization: `Bearer ${device.token}` }
  await server.app.inject({ method: 'DELETE', url: `/v1/attempts/${device.attemptId}`, headers })
  expect(
    await server.store.db.selectFrom('reply').selectAll().where('attempt_id', '=', device.attemptId).execute(),
  ).toEqual([])
  expect(await held(device, record)).toBe('attempt/deleted')
})
