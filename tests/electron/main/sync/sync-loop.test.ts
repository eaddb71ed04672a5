import { expect, test } from 'vitest'
import { type Shipment, type SyncDeps, startSync } from '../../../../electron/main/sync/sync-loop.ts'
import type { Head } from '../../../../shared/api/sync.ts'
import { errors } from '../../../../shared/errors.ts'
import type { SyncView } from '../../../../shared/ipc/views.ts'
import { FakeTime } from '../fake-time.ts'
import { type Answer, createFakeApi, headAt, refusal, unreachable } from './fake-api.ts'

const headerBytes = 288
/** Lets everything that waits for answers, not for time, run to its end. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

/** A journal of one segment with units of a hundred bytes; `units` may grow. */
function begin(script: Answer[], options: { units?: number; random?: () => number; next?: SyncDeps['next'] } = {}) {
  const time = new FakeTime()
  const fake = createFakeApi(script)
  const journal = { units: options.units ?? 2, looks: 0 }
  const told: SyncView[] = []
  const receipts: string[] = []
  const saw: boolean[] = []
  const next = async (head: Head | null): Promise<Shipment | null> => {
    journal.looks += 1
    if (head === null) return { type: 'header', segment: 0, bytes: new Uint8Array(headerBytes) }
    const unit = (head.offset - headerBytes) / 100
    if (unit >= journal.units) return null
    return { type: 'unit', segment: 0, offset: head.offset, bytes: new Uint8Array(100) }
  }
  const sync = startSync({
    api: fake.api,
    attemptId: 'attempt',
    enrolment: { code: 'CODE', deviceKey: 'key', token: 'token' },
    next: options.next ?? next,
    pendingBytes: (head) => headerBytes + journal.units * 100 - (head?.offset ?? 0),
    received: ({ receipt }) => receipts.push(receipt),
    saw: (isReachable) => saw.push(isReachable),
    changed: (view) => told.push(view),
    clock: time,
    timers: time,
    random: options.random ?? (() => 0.5),
  })
  const pass = async (ms: number) => {
    await settled()
    time.advance(ms)
    await settled()
  }
  return { ...fake, sync, time, journal, told, receipts, saw, pass }
}

const start = headAt(0, 288)
const middle = headAt(0, 388)
const end = headAt(0, 488)

test('a new attempt is enrolled, and its header and units are sent in order', async () => {
  const { asked, sync, receipts, saw } = begin([null, start, middle, end])
  await settled()
  expect([asked, receipts, sync.view(), new Set(saw)]).toEqual([
    ['enrol', 'header 0', 'unit 0/288+100', 'unit 0/388+100'],
    ['receipt 0/388', 'receipt 0/488'],
    {
      state: 'sent',
      pendingBytes: 0,
      sentWallMs: 1_800_000_000_000,
      nextTryWallMs: null,
      code: null,
      detail: null,
    },
    new Set([true]),
  ])
})

test('an enrolment that was heard before is a no-op: the head of its answer decides', async () => {
  const { asked } = begin([middle, end])
  await settled()
  expect(asked).toEqual(['enrol', 'unit 0/388+100'])
})

test('a server that holds all is asked for nothing but its head', async () => {
  const { asked, sync } = begin([end])
  await settled()
  expect([asked, sync.view().state]).toEqual([['enrol'], 'sent'])
})

test('a gap goes on from the head of the answer', async () => {
  const { asked, pass } = begin([middle, refusal('sync/gap', start), middle, end])
  await pass(0)
  expect(asked).toEqual(['enrol', 'unit 0/388+100', 'unit 0/288+100', 'unit 0/388+100'])
})

test('a gap after a long outage still goes on from the head of the answer', async () => {
  const script = [middle, ...Array.from({ length: 6 }, unreachable), refusal('sync/gap', start), middle, end]
  const { asked, pass } = begin(script, { random: () => 0.1 })
  for (let round = 0; round < 10; round++) await pass(6_000)
  expect(asked.slice(-3)).toEqual(['unit 0/388+100', 'unit 0/288+100', 'unit 0/388+100'])
})

test('a server that names the same gap again and again is not asked in a hot loop', async () => {
  const gaps = Array.from({ length: 100 }, () => refusal('sync/gap', start))
  const { asked, pass } = begin([start, ...gaps])
  for (let round = 0; round < 50; round++) await pass(0)
  expect(asked).toHaveLength(5)
})

test('a server that takes a header and then names a gap before it is not asked in a hot loop either', async () => {
  const script = Array.from({ length: 50 }, () => [start, refusal('sync/gap', null)]).flat()
  const { asked, pass } = begin([null, ...script])
  for (let round = 0; round < 50; round++) await pass(0)
  expect(asked.length).toBeLessThan(12)
})

test('a server that takes a unit and does not move is waited for', async () => {
  const { asked, sync, pass } = begin([start, start, start, start, start])
  await pass(0)
  expect([asked, sync.view()]).toEqual([
    ['enrol', 'unit 0/288+100'],
    {
      state: 'waiting',
      pendingBytes: 200,
      sentWallMs: null,
      nextTryWallMs: 1_800_000_000_500,
      code: 'server/unexpected',
      detail: errors['server/unexpected'].message,
    },
  ])
})

test('without a network it waits longer each time, says why, and sends all when the server is back', async () => {
  const { asked, sync, saw, script, pass } = begin([])
  const waits: (number | null)[] = []
  for (let round = 0; round < 8; round++) {
    await settled()
    const { nextTryWallMs } = sync.view()
    const waitMs = nextTryWallMs === null ? 0 : nextTryWallMs - 1_800_000_000_000
    waits.push(waitMs)
    await pass(0)
    if (round < 7) await pass(waits.length === 1 ? waitMs : waitMs - (waits.at(-2) ?? 0))
  }
  const steps = waits.map((at, index) => (at ?? 0) - (waits[index - 1] ?? 0))
  expect(steps).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000])
  expect([sync.view().state, sync.view().code, new Set(saw)]).toEqual([
    'waiting',
    'server/unreachable',
    new Set([false]),
  ])
  script.push(null, start, middle, end)
  await pass(30_000)
  expect([asked.slice(-4), sync.view().state, saw.at(-1)]).toEqual([
    ['enrol', 'header 0', 'unit 0/288+100', 'unit 0/388+100'],
    'sent',
    true,
  ])
})

test('a nudge does not cut a wait short, and a person does', async () => {
  const { asked, sync, script } = begin([])
  await settled()
  sync.nudge()
  await settled()
  expect(asked).toEqual(['enrol'])
  script.push(end)
  sync.now()
  await settled()
  expect([asked, sync.view().state]).toEqual([['enrol', 'enrol'], 'sent'])
})

test('a pause that the server asks for by name is kept', async () => {
  const { asked, sync, script, pass } = begin([start, refusal('server/busy', null, 10_000)])
  await settled()
  expect(sync.view()).toMatchObject({ code: 'server/busy', nextTryWallMs: 1_800_000_015_000 })
  script.push(middle, end)
  await pass(14_999)
  expect(asked).toHaveLength(2)
  await pass(1)
  expect(asked).toEqual(['enrol', 'unit 0/288+100', 'unit 0/288+100', 'unit 0/388+100'])
})

test('[S25] the least time between two uploads that the server asks for is kept', async () => {
  const { asked, sync, askForPause, pass } = begin([start, middle, end])
  askForPause(5_000)
  await settled()
  expect([asked, sync.view()]).toMatchObject([
    ['enrol', 'unit 0/288+100'],
    { state: 'waiting', code: null, nextTryWallMs: 1_800_000_005_000 },
  ])
  await pass(4_999)
  sync.nudge()
  sync.now()
  await settled()
  expect(asked).toHaveLength(2)
  await pass(1)
  expect(asked).toHaveLength(3)
})

test('a 401 enrols again once with the same token; after a second one it stops', async () => {
  const refused = () => refusal('sync/not-enrolled')
  const once = begin([start, refused(), start, middle, end])
  const twice = begin([start, refused(), start, refused(), start])
  await once.pass(0)
  await twice.pass(0)
  expect([once.asked, once.sync.view().state]).toEqual([
    ['enrol', 'unit 0/288+100', 'enrol', 'unit 0/288+100', 'unit 0/388+100'],
    'sent',
  ])
  expect([twice.asked, twice.sync.view().state, twice.sync.view().code]).toEqual([
    ['enrol', 'unit 0/288+100', 'enrol', 'unit 0/288+100'],
    'stopped',
    'sync/not-enrolled',
  ])
})

test.each(['sync/fork', 'sync/sealed', 'sync/client-too-old', 'journal/signature-invalid'] as const)(
  '%s stops with its words, and nothing is sent after it',
  async (code) => {
    const status = code === 'journal/signature-invalid' ? 422 : errors[code].status
    const refused = Object.assign(refusal(code), { status })
    const { asked, sync, pass } = begin([start, refused, start, middle])
    await pass(0)
    sync.nudge()
    sync.now()
    await pass(7_200_000)
    expect([asked.length, sync.view()]).toMatchObject([
      2,
      { state: 'stopped', code, detail: errors[code].message, nextTryWallMs: null, pendingBytes: 200 },
    ])
  },
)

test('a stop ends it: what is under way is heard, nothing follows, nothing is told or planned', async () => {
  const during = begin([start, middle, end])
  during.sync.stop()
  const failing = begin([])
  failing.sync.stop()
  const waiting = begin([])
  await settled()
  waiting.sync.stop()
  const told = [during, failing, waiting].map((one) => one.told.length)
  for (const one of [during, failing, waiting]) {
    one.sync.nudge()
    one.sync.now()
    await one.pass(3_600_000)
  }
  expect([during.asked, failing.asked, waiting.asked]).toEqual([['enrol'], ['enrol'], ['enrol']])
  expect([during, failing, waiting].map((one) => one.told.length)).toEqual(told)
})

test('commits that bring nothing to send cost one look and tell nobody', async () => {
  const { sync, journal, told, asked } = begin([end])
  await settled()
  const [looks, views, requests] = [journal.looks, told.length, asked.length]
  for (let commit = 0; commit < 10; commit++) {
    sync.nudge()
    await settled()
  }
  expect([journal.looks - looks, told.length - views, asked.length - requests]).toEqual([10, 0, 0])
})

test('what became durable while a request was under way is sent right after it', async () => {
  const { sync, journal, asked } = begin([end, headAt(0, 588)])
  sync.nudge()
  journal.units = 3
  await settled()
  expect(asked).toEqual(['enrol', 'unit 0/488+100'])
})

test('a disk that cannot be read for sending is tried again', async () => {
  let isBroken = true
  const { asked, sync, pass } = begin([end], {
    next: async () => {
      if (isBroken) throw new Error('no such file')
      return null
    },
  })
  await settled()
  expect(sync.view()).toMatchObject({ state: 'waiting', code: 'app/unexpected' })
  isBroken = false
  await pass(1_000)
  expect([asked, sync.view().state]).toEqual([['enrol'], 'sent'])
})
