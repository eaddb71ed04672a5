import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startTestServer, type TestServer } from '../../../server/test-server.ts'
import { beginAssessment, createDevice, type Device, fillSample, keepDevices } from './test-device.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
}, 60_000)
afterAll(() => server.close())
const keep = keepDevices()

async function answering() {
  const device = keep(createDevice(server.app))
  const open = await device.enrol(await server.invite())
  await beginAssessment(open)
  await fillSample(open)
  await open.settle()
  return { device, open }
}
const texts = async (open: Awaited<ReturnType<typeof answering>>['open']) =>
  (await open.record()).replies.map(({ about, text, isSent }) => ({ about, text, isSent }))
const stored = (device: Device, attemptId: string) => readdirSync(device.path(attemptId, 'replies')).toSorted()

test('until the submission a reply is an event of the journal', async () => {
  const { open } = await answering()
  await open.reply(2, 'The doorbell rang.')
  const { events, replies } = await open.record()
  expect(events.at(-1)).toMatchObject({ type: 'candidate.noted', data: { about: 2, text: 'The doorbell rang.' } })
  expect(replies).toEqual([])
  await expect(open.reply(events.length, 'To nothing.')).rejects.toMatchObject({ code: 'reply/event-unknown' })
})

test('[RP7] after the seal a reply is a record that survives a kill, and is sent once the server answers', async () => {
  const { device, open } = await answering()
  await open.submit()
  await vi.waitFor(() => expect(open.view().receipt?.serverTimeMs).not.toBe(null), { timeout: 5_000 })
  device.network.isOnline = false
  await Promise.all([open.reply(2, 'First.'), open.reply(3, 'Second.')])
  expect(await texts(open)).toEqual([
    { about: 2, text: 'First.', isSent: false },
    { about: 3, text: 'Second.', isSent: false },
  ])
  const next = keep(device.kill())
  const again = await next.attempts.open(open.attemptId)
  await vi.waitFor(async () => expect((await texts(again)).map(({ isSent }) => isSent)).toEqual([true, true]))
  await again.reply(2, 'Third.')
  await vi.waitFor(async () => expect((await texts(again)).at(-1)).toEqual({ about: 2, text: 'Third.', isSent: true }))
  const rows = await server.store.db
    .selectFrom('reply')
    .select('number')
    .where('attempt_id', '=', open.attemptId)
    .orderBy('number')
    .execute()
  expect(rows.map(({ number }) => number)).toEqual([1, 2, 3])
  expect(stored(next, open.attemptId)).toEqual(['000001.reply', '000002.reply', '000003.reply'])
})

test('[RP7] a record that was changed on the disk is not shown, and nothing is written behind it', async () => {
  const { device, open } = await answering()
  await open.submit()
  await open.reply(2, 'First.')
  const path = device.path(open.attemptId, 'replies/000001.reply')
  const bytes = readFileSync(path)
  bytes[90] = (bytes[90] ?? 0) ^ 1
  writeFileSync(path, bytes)
  expect(await texts(open)).toEqual([])
  await expect(open.reply(2, 'Second.')).rejects.toMatchObject({ code: 'reply/signature-invalid' })
  expect(stored(device, open.attemptId)).toEqual(['000001.reply'])
})
