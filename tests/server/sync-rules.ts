import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importSigner } from '../../node/crypto/device-key.ts'
import type { Store } from '../../server/store/store.ts'
import { verifyReceipt } from '../../shared/journal/receipt.ts'
import {
  attemptOpened,
  createDevice,
  sealOf,
  sessionStarted,
  type TestDevice,
  tailOf,
  testPrimitives,
  typed,
  unitOf,
} from './candidate.ts'
import {
  enrol,
  getHead,
  postUnit,
  putHeader,
  refusalOf,
  startTestServer,
  type TestServer,
  taken,
} from './test-server.ts'

const HEADER = 288

/** Every rule of docs/spec/sync.md, on whichever database `openStore` opens. */
export function describeSyncRules(openStore: () => Promise<Store>): void {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(openStore)
  })
  afterAll(() => server.close())
  /** The same database under another application, whose limits differ. */
  const sameStore = async (): Promise<Store> => ({ ...server.store, close: async () => undefined })

  async function countRows(table: 'unit' | 'fork' | 'segment', attemptId: string): Promise<number> {
    const rows = await server.store.db
      .selectFrom(table)
      .select(sql<number>`count(*)::int4`.as('rows'))
      .where('attempt_id', '=', attemptId)
      .execute()
    return rows[0]?.rows ?? 0
  }

  /** A device whose first header and first unit are stored. */
  async function withOneUnit() {
    const device = await server.enrolled()
    const writer = device.begin(null)
    taken(await putHeader(server.app, device, 0, writer.header))
    const unit = unitOf(writer, 10, [sessionStarted, attemptOpened])
    const reply = taken(await postUnit(server.app, device, { segment: 0, offset: HEADER }, unit))
    return { device, writer, unit, reply }
  }

  async function withSeal() {
    const { device, writer } = await withOneUnit()
    const offset = writer.mark().offset
    const seal = sealOf(writer, 30, [{ type: 'attempt.submitted', data: {} }])
    const reply = taken(await postUnit(server.app, device, { segment: 0, offset }, seal))
    return { device, writer, seal, offset, reply }
  }

  describe('versions and identity', () => {
    test('[S1] says which side is too old, and stores nothing', async () => {
      const device = await createDevice(server.scoringKey.publicKey)
      const payload = device.enrolment(await server.invite())
      const ask = (protocol: string) =>
        server.app.inject({
          method: 'PUT',
          url: `/v1/attempts/${device.attemptId}`,
          headers: { 'candor-protocol': protocol },
          payload,
        })
      const [old, young, odd] = [await ask('0'), await ask('2'), await ask('one')]
      expect([old.statusCode, old.json().code]).toEqual([426, 'sync/client-too-old'])
      expect([young.statusCode, young.json().code]).toEqual([501, 'sync/server-too-old'])
      expect([odd.statusCode, odd.json().code]).toEqual([400, 'server/bad-request'])
      expect(refusalOf(await getHead(server.app, device))).toEqual({ status: 401, code: 'sync/not-enrolled' })
    })

    test('[S2] takes the same enrolment again as a no-op, even after the invitation expired', async () => {
      const device = await createDevice(server.scoringKey.publicKey)
      const code = await server.invite(1_000)
      const first = await enrol(server.app, device, code)
      server.clock.nowMs += 2_000
      const again = await enrol(server.app, device, code.toLowerCase().replaceAll('-', ''))
      expect([first, again]).toEqual([
        { head: null, hasFork: false },
        { head: null, hasFork: false },
      ])
    })

    test('[S3] refuses a known attempt id with another key, token or code', async () => {
      const device = await createDevice(server.scoringKey.publicKey)
      const code = await server.invite()
      taken(await enrol(server.app, device, code))
      const stranger = await createDevice(server.scoringKey.publicKey, { attemptId: device.attemptId })
      const otherToken: TestDevice = {
        ...stranger,
        enrolment: (it) => ({ ...device.enrolment(it), token: stranger.token }),
      }
      const refused = { status: 409, code: 'attempt/enrolled-differently' }
      expect(refusalOf(await enrol(server.app, stranger, code))).toEqual(refused)
      expect(refusalOf(await enrol(server.app, otherToken, code))).toEqual(refused)
      expect(refusalOf(await enrol(server.app, device, await server.invite()))).toEqual(refused)
      expect(taken(await getHead(server.app, device))).toEqual({ head: null, hasFork: false })
    })

    test('[S4] opens one attempt with an invitation, however many devices enrol at once', async () => {
      const code = await server.invite()
      const devices = await Promise.all([1, 2, 3].map(() => createDevice(server.scoringKey.publicKey)))
      const answers = await Promise.all(devices.map((device) => enrol(server.app, device, code)))
      const losers = answers.filter((answer) => 'problem' in answer).map(refusalOf)
      expect(losers).toEqual([
        { status: 409, code: 'invitation/used' },
        { status: 409, code: 'invitation/used' },
      ])
    })

    test('[S4] tells unknown, expired and malformed codes apart', async () => {
      const device = await createDevice(server.scoringKey.publicKey)
      const expired = await server.invite(-1)
      expect([
        refusalOf(await enrol(server.app, device, 'AAAA-BBBB-CCCC')),
        refusalOf(await enrol(server.app, device, expired)),
        refusalOf(await enrol(server.app, device, 'no code')),
      ]).toEqual([
        { status: 404, code: 'invitation/unknown' },
        { status: 410, code: 'invitation/expired' },
        { status: 400, code: 'invitation/malformed' },
      ])
    })

    test('[S5] gives an unknown attempt and a wrong token the same answer', async () => {
      const device = await server.enrolled()
      const stranger = await createDevice(server.scoringKey.publicKey)
      const wrong = await getHead(server.app, { ...device, token: stranger.token })
      const none = await getHead(server.app, { ...device, token: '' })
      const unknown = await getHead(server.app, stranger)
      expect(wrong).toEqual(unknown)
      expect(none).toEqual(unknown)
      expect(refusalOf(unknown)).toEqual({ status: 401, code: 'sync/not-enrolled' })
    })

    test('[S5] keeps no token, only its digest', async () => {
      const device = await server.enrolled()
      const rows = await server.store.db
        .selectFrom('attempt')
        .selectAll()
        .where('attempt_id', '=', device.attemptId)
        .execute()
      expect(JSON.stringify(rows)).not.toContain(device.token)
      expect(rows[0]?.token_digest.length).toBe(32)
    })
  })

  describe('segments', () => {
    test('[S6] says where the server stands, on request and on every conflict', async () => {
      const { device, reply } = await withOneUnit()
      const gap = await postUnit(server.app, device, { segment: 0, offset: 9_999 }, new Uint8Array(100))
      expect(taken(await getHead(server.app, device))).toEqual({ head: reply.head, hasFork: false })
      expect(gap).toMatchObject({ status: 409, problem: { code: 'sync/gap', head: reply.head } })
    })

    test('[S7] takes a stored header again as a no-op', async () => {
      const { device, writer, reply } = await withOneUnit()
      const again = taken(await putHeader(server.app, device, 0, writer.header))
      expect(again).toEqual({ head: reply.head, hasFork: false })
      expect(await countRows('segment', device.attemptId)).toBe(1)
    })

    test('[S8] refuses a header that is not this device, attempt, number or scoring key', async () => {
      const device = await server.enrolled()
      const put = async (writerDevice: TestDevice, segment = 0) =>
        refusalOf(await putHeader(server.app, device, segment, writerDevice.begin(null).header))
      const scoringKey = server.scoringKey.publicKey
      const otherKey = await createDevice(scoringKey, { attemptId: device.attemptId })
      const otherAttempt = await createDevice(scoringKey, { signer: device.signer })
      const otherScoring = await createDevice(importSigner(new Uint8Array(32).fill(9)).publicKey, {
        attemptId: device.attemptId,
        signer: device.signer,
      })
      const flipped = device.begin(null).header.slice()
      flipped[130] = (flipped[130] ?? 0) ^ 1
      expect([
        await put(otherKey),
        await put(otherAttempt),
        await put(device, 1),
        await put(otherScoring),
        refusalOf(await putHeader(server.app, device, 0, flipped)),
      ]).toEqual([
        { status: 422, code: 'journal/other-device' },
        { status: 422, code: 'journal/other-attempt' },
        { status: 422, code: 'journal/segment-gap' },
        { status: 422, code: 'sync/scoring-key-unknown' },
        { status: 422, code: 'journal/signature-invalid' },
      ])
      expect(taken(await getHead(server.app, device))).toEqual({ head: null, hasFork: false })
    })

    test('[S8] opens the next segment where the stored one ends', async () => {
      const { device, writer } = await withOneUnit()
      const next = device.begin(writer.mark().end())
      const { head } = taken(await putHeader(server.app, device, 1, next.header))
      expect(head).toMatchObject({ segment: 1, offset: HEADER, frameNumber: 0, nextSeq: 2, awaitsTailTo: null })
      const unit = unitOf(next, 5, [sessionStarted])
      const reply = taken(await postUnit(server.app, device, { segment: 1, offset: HEADER }, unit))
      expect(reply.head).toMatchObject({ segment: 1, nextSeq: 3 })
    })

    test('[S9] calls a signed header that leaves out stored bytes a fork', async () => {
      const { device, writer } = await withOneUnit()
      const early = writer.mark().end()
      const unit = unitOf(writer, 20, [typed(0, 'kept')])
      taken(await postUnit(server.app, device, { segment: 0, offset: early.offset }, unit))
      const rolledBack = device.begin(early)
      expect(refusalOf(await putHeader(server.app, device, 1, rolledBack.header))).toEqual({
        status: 409,
        code: 'sync/fork',
      })
      expect(taken(await getHead(server.app, device))).toMatchObject({ hasFork: true, head: { segment: 0 } })
    })

    test('[S9] calls another signed header of a stored number a fork, and keeps it', async () => {
      const { device, reply } = await withOneUnit()
      const other = device.begin(null).header
      expect(refusalOf(await putHeader(server.app, device, 0, other))).toEqual({ status: 409, code: 'sync/fork' })
      const forks = await server.store.db
        .selectFrom('fork')
        .selectAll()
        .where('attempt_id', '=', device.attemptId)
        .execute()
      expect(forks.map((fork) => ({ kind: fork.kind, segment: fork.segment, bytes: fork.bytes }))).toEqual([
        { kind: 'header', segment: 0, bytes: Uint8Array.from(other) },
      ])
      expect(taken(await getHead(server.app, device)).head).toEqual(reply.head)
    })

    test('[S9] calls a signed header that names other bytes for the stored end a fork', async () => {
      const { device, writer } = await withOneUnit()
      const end = writer.mark().end()
      const forged = device.begin({ ...end, head: new Uint8Array(32).fill(1) })
      expect(refusalOf(await putHeader(server.app, device, 1, forged.header))).toEqual({
        status: 409,
        code: 'sync/fork',
      })
    })

    test('[S10] calls a header beyond the next number a gap', async () => {
      const { device, writer } = await withOneUnit()
      const second = device.begin(writer.mark().end())
      const third = device.begin(second.mark().end())
      expect(refusalOf(await putHeader(server.app, device, 2, third.header))).toEqual({ status: 409, code: 'sync/gap' })
    })
  })

  describe('units', () => {
    test('[S11] answers with a receipt that the server signed for what is stored', async () => {
      const { device, writer, unit, reply } = await withOneUnit()
      const receipt = verifyReceipt(reply.receipt, testPrimitives.importVerifier(server.receiptKey))
      const end = writer.mark().end()
      expect(receipt).toEqual({
        ok: true,
        value: {
          attemptId: device.attemptId,
          segment: 0,
          endOffset: HEADER + unit.length,
          frameNumber: end.frameNumber,
          nextSeq: 2,
          head: Uint8Array.from(end.head),
          serverTimeMs: server.clock.nowMs,
        },
      })
      const stored = await server.store.db
        .selectFrom('unit')
        .select('bytes')
        .where('attempt_id', '=', device.attemptId)
        .execute()
      expect(stored).toEqual([{ bytes: Uint8Array.from(unit) }])
    })

    test('[S12] answers a replay with the current head and the receipt that was given first', async () => {
      const { device, writer, unit, reply } = await withOneUnit()
      server.clock.nowMs += 60_000
      const second = unitOf(writer, 20, [typed(0, 'more')])
      const later = taken(await postUnit(server.app, device, { segment: 0, offset: HEADER + unit.length }, second))
      const again = taken(await postUnit(server.app, device, { segment: 0, offset: HEADER }, unit))
      expect(again).toEqual({ head: later.head, receipt: reply.receipt })
      expect(await countRows('unit', device.attemptId)).toBe(2)
    })

    test('[S13] stores nothing beyond the head, in an unknown segment, or between units', async () => {
      const { device, writer, unit } = await withOneUnit()
      const missing = unitOf(writer, 20, [typed(0, 'missing')])
      const offset = writer.mark().offset
      const beyond = unitOf(writer, 30, [typed(7, 'beyond')])
      const gap = { status: 409, code: 'sync/gap' }
      expect([
        refusalOf(await postUnit(server.app, device, { segment: 0, offset }, beyond)),
        refusalOf(await postUnit(server.app, device, { segment: 1, offset: HEADER }, beyond)),
        refusalOf(await postUnit(server.app, device, { segment: 0, offset: HEADER + 7 }, unit)),
      ]).toEqual([gap, gap, gap])
      expect(await countRows('unit', device.attemptId)).toBe(1)
      taken(await postUnit(server.app, device, { segment: 0, offset: HEADER + unit.length }, missing))
      taken(await postUnit(server.app, device, { segment: 0, offset }, beyond))
    })

    test('[S14] keeps signed bytes that differ from the stored ones as evidence, once', async () => {
      const device = await server.enrolled()
      const [one, other] = [device.begin(null, { salt: 1 }), device.begin(null, { salt: 1 })]
      taken(await putHeader(server.app, device, 0, one.header))
      const unit = unitOf(one, 10, [sessionStarted, attemptOpened])
      const reply = taken(await postUnit(server.app, device, { segment: 0, offset: HEADER }, unit))
      const forked = unitOf(other, 11, [sessionStarted, attemptOpened])
      const post = () => postUnit(server.app, device, { segment: 0, offset: HEADER }, forked)
      expect([refusalOf(await post()), refusalOf(await post())]).toEqual([
        { status: 409, code: 'sync/fork' },
        { status: 409, code: 'sync/fork' },
      ])
      expect(taken(await getHead(server.app, device))).toEqual({ head: reply.head, hasFork: true })
      const forks = await server.store.db
        .selectFrom('fork')
        .select(['kind', 'bytes'])
        .where('attempt_id', '=', device.attemptId)
        .execute()
      expect(forks).toEqual([{ kind: 'unit', bytes: Uint8Array.from(forked) }])
      expect(await countRows('unit', device.attemptId)).toBe(1)
    })

    test('[S15] stores one of many concurrent copies, and answers each with the same receipt', async () => {
      const device = await server.enrolled()
      const writer = device.begin(null)
      taken(await putHeader(server.app, device, 0, writer.header))
      const unit = unitOf(writer, 10, [sessionStarted, attemptOpened])
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => postUnit(server.app, device, { segment: 0, offset: HEADER }, unit)),
      )
      expect(new Set(answers.map((answer) => taken(answer).receipt)).size).toBe(1)
      expect(await countRows('unit', device.attemptId)).toBe(1)
    })

    test('[S15] stores one of two different units at one place; the other is a fork', async () => {
      const device = await server.enrolled()
      const [one, other] = [device.begin(null, { salt: 1 }), device.begin(null, { salt: 1 })]
      taken(await putHeader(server.app, device, 0, one.header))
      const units = [unitOf(one, 10, [sessionStarted]), unitOf(other, 11, [sessionStarted])]
      const answers = await Promise.all(
        units.map((unit) => postUnit(server.app, device, { segment: 0, offset: HEADER }, unit)),
      )
      expect(answers.filter((answer) => 'problem' in answer).map(refusalOf)).toEqual([
        { status: 409, code: 'sync/fork' },
      ])
      expect([await countRows('unit', device.attemptId), await countRows('fork', device.attemptId)]).toEqual([1, 1])
    })
  })

  /** A segment whose process died after an unsigned frame, and the one that continues it. */
  async function withDeadSegment() {
    const { device, writer } = await withOneUnit()
    const offset = writer.mark().offset
    const tail = tailOf(writer, 40, [typed(0, 'unsigned')])
    const end = writer.mark().end()
    const next = device.begin(end)
    return { device, offset, tail, end, next }
  }

  describe('tails', () => {
    test('[S16] names the tail that it misses, and takes it as the next header vouches for it', async () => {
      const { device, offset, tail, end, next } = await withDeadSegment()
      const awaiting = taken(await putHeader(server.app, device, 1, next.header))
      expect(awaiting.head).toMatchObject({ segment: 0, offset, awaitsTailTo: end.offset })
      const reply = taken(await postUnit(server.app, device, { segment: 0, offset }, tail))
      expect(reply.head).toMatchObject({ segment: 1, offset: HEADER, nextSeq: end.nextSeq, awaitsTailTo: null })
      const replay = taken(await postUnit(server.app, device, { segment: 0, offset }, tail))
      expect(replay).toEqual(reply)
    })

    test('[S16] refuses a tail that is not the vouched one', async () => {
      const { device, offset, tail, next } = await withDeadSegment()
      taken(await putHeader(server.app, device, 1, next.header))
      const changed = tail.slice()
      changed[30] = (changed[30] ?? 0) ^ 1
      expect(refusalOf(await postUnit(server.app, device, { segment: 0, offset }, changed))).toEqual({
        status: 422,
        code: 'journal/tail-mismatch',
      })
      expect(await countRows('fork', device.attemptId)).toBe(0)
    })

    test('[S16] refuses a tail before its next header came', async () => {
      const { device, offset, tail } = await withDeadSegment()
      expect(refusalOf(await postUnit(server.app, device, { segment: 0, offset }, tail)).status).toBe(422)
    })

    test('[S17] takes nothing of the next segment while a tail is awaited', async () => {
      const { device, offset, tail, next } = await withDeadSegment()
      taken(await putHeader(server.app, device, 1, next.header))
      const unit = unitOf(next, 5, [sessionStarted])
      const third = device.begin(next.mark().end())
      expect(refusalOf(await postUnit(server.app, device, { segment: 1, offset: HEADER }, unit))).toEqual({
        status: 409,
        code: 'sync/gap',
      })
      expect(refusalOf(await putHeader(server.app, device, 2, third.header))).toEqual({ status: 409, code: 'sync/gap' })
      taken(await postUnit(server.app, device, { segment: 0, offset }, tail))
      taken(await postUnit(server.app, device, { segment: 1, offset: HEADER }, unit))
      taken(await putHeader(server.app, device, 2, third.header))
    })

    test('[S14] calls a unit that appears where the next header says the segment ends a fork', async () => {
      const { device, writer } = await withOneUnit()
      const end = writer.mark().end()
      taken(await putHeader(server.app, device, 1, device.begin(end).header))
      const late = unitOf(writer, 50, [typed(0, 'late')])
      expect(refusalOf(await postUnit(server.app, device, { segment: 0, offset: end.offset }, late))).toEqual({
        status: 409,
        code: 'sync/fork',
      })
    })
  })

  describe('seals', () => {
    test('[S18] marks the attempt and orders its scoring with the seal, once', async () => {
      const { device, seal, offset, reply } = await withSeal()
      expect(reply.head.isSealed).toBe(true)
      const replay = taken(await postUnit(server.app, device, { segment: 0, offset }, seal))
      expect(replay).toEqual(reply)
      expect(server.orders.filter((id) => id === device.attemptId)).toEqual([device.attemptId])
      const attempt = await server.store.db
        .selectFrom('attempt')
        .select('sealed_ms')
        .where('attempt_id', '=', device.attemptId)
        .execute()
      expect(attempt).toEqual([{ sealed_ms: server.clock.nowMs }])
    })

    test('[S18] takes nothing after a seal, and keeps what the device signed as evidence', async () => {
      const device = await server.enrolled()
      const [writer, other] = [device.begin(null, { salt: 1 }), device.begin(null, { salt: 1 })]
      taken(await putHeader(server.app, device, 0, writer.header))
      const seal = sealOf(writer, 10, [sessionStarted])
      taken(await postUnit(server.app, device, { segment: 0, offset: HEADER }, seal))
      const offset = writer.mark().offset
      unitOf(other, 10, [sessionStarted])
      const header = device.begin(writer.mark().end()).header
      const sealed = { status: 409, code: 'sync/sealed' }
      expect(refusalOf(await putHeader(server.app, device, 1, header))).toEqual(sealed)
      expect(refusalOf(await postUnit(server.app, device, { segment: 0, offset }, new Uint8Array(200)))).toEqual(sealed)
      expect(refusalOf(await postUnit(server.app, device, { segment: 1, offset: HEADER }, seal))).toEqual(sealed)
      const forks = await server.store.db
        .selectFrom('fork')
        .select('kind')
        .where('attempt_id', '=', device.attemptId)
        .execute()
      expect(forks).toEqual([{ kind: 'after-seal' }])
    })
  })

  describe('damage and size', () => {
    test('[S19] refuses every flipped byte with a code, stores nothing and accuses nobody', async () => {
      const device = await server.enrolled()
      const writer = device.begin(null)
      taken(await putHeader(server.app, device, 0, writer.header))
      const unit = unitOf(writer, 10, [{ type: 'assessment.started', data: {} }])
      const statuses = new Set<number>()
      for (let index = 0; index < unit.length; index++) {
        const damaged = unit.slice()
        damaged[index] = (damaged[index] ?? 0) ^ 0x01
        const refused = refusalOf(await postUnit(server.app, device, { segment: 0, offset: HEADER }, damaged))
        expect(refused.code).toMatch(/^journal\//)
        statuses.add(refused.status)
      }
      expect([...statuses]).toEqual([422])
      expect([await countRows('unit', device.attemptId), await countRows('fork', device.attemptId)]).toEqual([0, 0])
      taken(await postUnit(server.app, device, { segment: 0, offset: HEADER }, unit))
    })

    test('[S19] calls a damaged replay damage, not a fork', async () => {
      const { device, unit } = await withOneUnit()
      const damaged = unit.slice()
      damaged[40] = (damaged[40] ?? 0) ^ 1
      const refused = refusalOf(await postUnit(server.app, device, { segment: 0, offset: HEADER }, damaged))
      expect(refused).toEqual({ status: 422, code: 'journal/signature-invalid' })
      expect(taken(await getHead(server.app, device)).hasFork).toBe(false)
    })

    test('[S20] refuses a header of an unknown version by name', async () => {
      const device = await server.enrolled()
      const header = device.begin(null).header.slice()
      header[4] = 2
      expect(refusalOf(await putHeader(server.app, device, 0, header))).toEqual({
        status: 422,
        code: 'journal/version-unknown',
      })
    })

    test('[S21] refuses a body above two mebibytes and a header of another size', async () => {
      const device = await server.enrolled()
      const { header } = device.begin(null)
      const large = await postUnit(server.app, device, { segment: 0, offset: HEADER }, new Uint8Array(2_097_153))
      expect(refusalOf(large)).toEqual({ status: 413, code: 'sync/too-large' })
      const malformed = { status: 422, code: 'journal/header-malformed' }
      expect(refusalOf(await putHeader(server.app, device, 0, header.subarray(0, 287)))).toEqual(malformed)
      expect(refusalOf(await putHeader(server.app, device, 0, new Uint8Array([...header, 0])))).toEqual(malformed)
    })

    test('[S22] counts forks beyond the bound without keeping their bytes', async () => {
      const { device } = await withOneUnit()
      for (let salt = 0; salt < 18; salt++)
        expect(refusalOf(await putHeader(server.app, device, 0, device.begin(null, { salt }).header)).code).toBe(
          'sync/fork',
        )
      const kept = await server.store.db
        .selectFrom('fork')
        .select(sql<number>`count(bytes)::int4`.as('kept'))
        .where('attempt_id', '=', device.attemptId)
        .execute()
      expect(kept).toEqual([{ kept: 16 }])
      const marked = await server.store.db
        .selectFrom('attempt')
        .select('fork_count')
        .where('attempt_id', '=', device.attemptId)
        .execute()
      expect(marked).toEqual([{ fork_count: 18 }])
    })
  })

  describe('time and load', () => {
    test('[S23] takes time from its own clock, whatever the device says', async () => {
      const device = await server.enrolled()
      const future = await createDevice(server.scoringKey.publicKey, {
        attemptId: device.attemptId,
        signer: device.signer,
        createdMs: 4_000_000_000_000,
      })
      const writer = future.begin(null)
      taken(await putHeader(server.app, device, 0, writer.header))
      const unit = unitOf(writer, 10, [sessionStarted])
      const { receipt } = taken(await postUnit(server.app, device, { segment: 0, offset: HEADER }, unit))
      const verified = verifyReceipt(receipt, testPrimitives.importVerifier(server.receiptKey))
      expect(verified).toMatchObject({ ok: true, value: { serverTimeMs: server.clock.nowMs } })
    })

    test('[S24] asks an attempt that sends too fast for patience, and stores nothing of it', async () => {
      const { device, unit } = await withOneUnit()
      const slow = await startTestServer(sameStore, { unitsPerSecond: 0.1, unitBurst: 1 })
      try {
        const other = await slow.enrolled()
        const at = { segment: 0, offset: HEADER }
        expect(refusalOf(await postUnit(slow.app, other, at, unit)).code).toBe('sync/gap')
        const refused = await postUnit(slow.app, other, at, unit)
        expect(refused).toMatchObject({ status: 429, problem: { code: 'server/busy', retryAfterMs: 10_000 } })
        expect(refusalOf(await postUnit(server.app, device, at, unit.subarray(1))).code).not.toBe('server/busy')
      } finally {
        await slow.close()
      }
    })

    test('[S24] asks an address that tries too many codes for patience', async () => {
      const strict = await startTestServer(sameStore, { invitationsPerSecond: 1, invitationBurst: 2 })
      try {
        const look = () => strict.app.inject({ method: 'GET', url: '/v1/invitations/AAAABBBBCCCC' })
        const codes = [await look(), await look(), await look()].map((response) => response.json().code)
        expect(codes).toEqual(['invitation/unknown', 'invitation/unknown', 'server/busy'])
      } finally {
        await strict.close()
      }
    })

    test('[S24] takes nothing while more waits than it can store, and says when to come back', async () => {
      const full = await startTestServer(sameStore, { fullDepth: 0 })
      try {
        const device = await full.enrolled()
        const response = await full.app.inject({
          method: 'POST',
          url: `/v1/attempts/${device.attemptId}/segments/0/units?offset=288`,
          headers: { authorization: `Bearer ${device.token}`, 'content-type': 'application/octet-stream' },
          payload: Buffer.from('any bytes'),
        })
        expect([response.statusCode, response.headers['retry-after'], response.json().code]).toEqual([
          503,
          '2',
          'server/overloaded',
        ])
      } finally {
        await full.close()
      }
    })

    test('[S25] asks for slower delivery on any answer while it is busy', async () => {
      const busy = await startTestServer(sameStore, { busyDepth: 0, slowShipIntervalMs: 20_000 })
      try {
        const device = await busy.enrolled()
        const head = { method: 'GET', url: `/v1/attempts/${device.attemptId}/head` } as const
        const [asked, calm] = [await busy.app.inject(head), await server.app.inject(head)]
        expect([asked.headers['candor-ship-interval-ms'], calm.headers['candor-ship-interval-ms']]).toEqual(
          [20_000, undefined].map((it) => it?.toString()),
        )
      } finally {
        await busy.close()
      }
    })
  })
}
