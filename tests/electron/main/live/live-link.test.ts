import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createAccount } from '../../../../server/auth/accounts.ts'
import { listLive } from '../../../../server/live/list-live.ts'
import { listMessages, writeToCandidate } from '../../../../server/live/messages.ts'
import { recordOnly } from '../../../../shared/policy/integrity.ts'
import { startTestServer, type TestServer, testOnlyReceiptSigner } from '../../../server/test-server.ts'
import { testOnlyOtherDevice, testPrimitives } from '../../../shared/journal/build-journal.ts'
import { beginAssessment, createDevice, keepDevices } from '../attempt/test-device.ts'

let server: TestServer
beforeAll(async () => {
  const integrity = { ...recordOnly, live: { isWatched: true, mayWrite: true } }
  server = await startTestServer(undefined, {}, { policy: { integrity } })
  const { organisationId } = server
  const account = {
    organisationId,
    email: 'in@example.com',
    name: 'Ingrid',
    role: 'recruiter',
    password: 'long enough one',
  }
  await createAccount(server.store.db, { ...account, role: 'recruiter' }, 0)
}, 60_000)
afterAll(() => server.close())
const keep = keepDevices()

async function begun() {
  const device = keep(createDevice(server.app))
  const open = await device.enrol(await server.invite())
  await beginAssessment(open)
  await vi.waitFor(async () => expect(await seen(open.attemptId)).not.toBe(null))
  return { device, open, live: open.live(), attemptId: open.attemptId }
}
async function seen(attemptId: string) {
  const attempts = await listLive(server.store.db, server.organisationId, server.clock.nowMs)
  return attempts.find((attempt) => attempt.attemptId === attemptId)?.presence ?? null
}
const write = (attemptId: string, text: string, signer = testOnlyReceiptSigner) =>
  writeToCandidate(
    { db: server.store.db, primitives: testPrimitives, signer },
    { organisationId: server.organisationId, attemptId },
    randomUUID(),
    text,
    server.clock.nowMs,
  )
const thread = (attemptId: string) =>
  listMessages(server.store.db, { organisationId: server.organisationId, attemptId })
const typesOf = async (open: Awaited<ReturnType<typeof begun>>['open'], prefix: RegExp) =>
  (await open.record()).events.map(({ type }) => type).filter((type) => prefix.test(type))

test('[LV1] the client reports from the beginning, at each change, and once more when it closes', async () => {
  const { device, open, attemptId } = await begun()
  device.time.advance(15_000)
  await vi.waitFor(async () =>
    expect((await seen(attemptId))?.coverage).toContainEqual({ sensor: 'edits', state: 'on' }),
  )
  expect(await seen(attemptId)).toMatchObject({ phase: 'answering' })
  open.pageSees(false)
  await open.settle()
  device.time.advance(15_000)
  await vi.waitFor(async () =>
    expect((await seen(attemptId))?.coverage).toContainEqual({ sensor: 'edits', state: 'off' }),
  )
  await open.close('quit')
  await vi.waitFor(async () => expect((await seen(attemptId))?.phase).toBe('left'))
})

test('[LV7] a raised hand is in the journal first and is told as soon as the network is there', async () => {
  const { device, live, open, attemptId } = await begun()
  device.network.isOnline = false
  await live.raiseHand(true)
  expect(live.view()).toMatchObject({ isHandRaised: true, isHandTold: false })
  expect(await typesOf(open, /^hand/)).toEqual(['hand.raised'])
  device.network.isOnline = true
  device.time.advance(15_000)
  await vi.waitFor(() => expect(live.view().isHandTold).toBe(true))
  expect((await seen(attemptId))?.handSinceMs).toBe(server.clock.nowMs)
  await live.raiseHand(false)
  device.time.advance(15_000)
  await vi.waitFor(async () => expect((await seen(attemptId))?.handSinceMs).toBe(null))
})

test('[LV5] a message is in the journal before it is shown, and the server learns that it arrived and was read', async () => {
  const { device, live, open, attemptId } = await begun()
  await write(attemptId, 'Five minutes left.')
  device.time.advance(15_000)
  await vi.waitFor(() => expect(live.view().messages).toMatchObject([{ text: 'Five minutes left.', isRead: false }]))
  expect(await typesOf(open, /^message/)).toEqual(['message.arrived'])
  await vi.waitFor(async () => expect((await thread(attemptId))[0]?.arrivedMs).toBe(server.clock.nowMs))
  await live.read(live.view().messages[0]?.id ?? '')
  device.time.advance(15_000)
  await vi.waitFor(async () => expect((await thread(attemptId))[0]?.readMs).toBe(server.clock.nowMs))
  expect(await typesOf(open, /^message/)).toEqual(['message.arrived', 'message.read'])
})

test('[LV4] a message that the server did not sign is not shown and not recorded', async () => {
  const { device, live, open, attemptId } = await begun()
  await write(attemptId, 'You failed.', testOnlyOtherDevice)
  await write(attemptId, 'All is well.')
  device.time.advance(15_000)
  await vi.waitFor(() => expect(live.view().messages.map(({ text }) => text)).toEqual(['All is well.']))
  expect(await typesOf(open, /^message/)).toEqual(['message.arrived'])
})

test('[LV6] what the candidate writes without a network is sent later, once, also after a kill', async () => {
  const { device, live, open, attemptId } = await begun()
  device.network.isOnline = false
  await live.write('May I use paper?')
  expect(live.view().messages).toMatchObject([{ text: 'May I use paper?', isTold: false }])
  await open.settle()
  const next = keep(device.kill())
  const again = await next.attempts.open(attemptId)
  await vi.waitFor(() => expect(again.live().view().messages).toMatchObject([{ isTold: true }]))
  next.time.advance(15_000)
  await vi.waitFor(async () => expect((await thread(attemptId)).map(({ text }) => text)).toEqual(['May I use paper?']))
})

test('[LV6] a message that the server refuses for good keeps no other from arriving', async () => {
  const { device, live, open, attemptId } = await begun()
  device.network.isOnline = false
  await live.write('First.')
  const id = live.view().messages[0]?.id ?? ''
  const { organisationId: organisation_id, store } = server
  const row = { organisation_id, attempt_id: attemptId, message_id: id, account_id: null, sent_ms: 1, statement: null }
  await store.db
    .insertInto('message')
    .values({ ...row, text: 'Another text under its id.' })
    .execute()
  await write(attemptId, 'All is well.')
  device.network.isOnline = true
  device.time.advance(15_000)
  await vi.waitFor(() => expect(live.view().messages).toMatchObject([{ isTold: false }, { text: 'All is well.' }]))
  expect(await typesOf(open, /^message/)).toEqual(['message.sent', 'message.arrived'])
})

test('[LV8] where nobody may write, nothing is recorded', async () => {
  const { open } = await begun()
  await expect(open.live().write('x'.repeat(2_001))).rejects.toMatchObject({ code: 'journal/event-invalid' })
  expect(await typesOf(open, /^message/)).toEqual([])
})
