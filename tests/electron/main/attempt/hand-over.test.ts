import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createAttemptFolder } from '../../../../electron/main/journal/attempt-folder.ts'
import { openAttemptJournal } from '../../../../electron/main/journal/open-attempt-journal.ts'
import { importSigner } from '../../../../node/crypto/device-key.ts'
import { openKit, sealKit } from '../../../../node/crypto/hand-over-kit.ts'
import { foldEvents } from '../../../../shared/attempt/state.ts'
import { fromBase64Url } from '../../../../shared/bytes.ts'
import { decodeExport } from '../../../../shared/journal/export.ts'
import { openJournal } from '../../../../shared/journal/open.ts'
import { verifyJournal } from '../../../../shared/journal/verify.ts'
import { testPrimitives } from '../../../server/candidate.ts'
import { startTestServer, type TestServer } from '../../../server/test-server.ts'
import { codeOf } from '../code-of.ts'
import { realTime } from '../journal/journal-desk.ts'
import { beginAssessment, createDevice, type Device, fillSample, keepDevices } from './test-device.ts'

const address = 'http://score.test'
const field = 'tool-library-note.problems'
let server: TestServer
const keep = keepDevices()
beforeAll(async () => {
  server = await startTestServer()
}, 60_000)
afterAll(() => server.close())

const newDevice = () => keep(createDevice(server.app))
const killed = (device: Device) => keep(device.kill())
const current = (device: Device) => {
  const open = device.attempts.current()
  if (open === null) throw new Error('nothing is open')
  return open
}
const write = (device: Device, at: number, inserted: string) => {
  const splices = [{ kind: 'typed' as const, from: at, removed: 0, inserted }]
  return current(device).session().edit({ field, baseLength: at, splices })
}
const tryWrite = (device: Device) => codeOf(write(device, 0, 'x'))
const sent = (device: Device) =>
  vi.waitFor(() => expect(current(device).view().sync.state).toBe('sent'), { timeout: 5_000 })

async function answering() {
  const device = newDevice()
  const open = await device.enrol(await server.invite())
  await beginAssessment(open)
  await write(device, 0, 'first')
  return { device, attemptId: open.attemptId }
}

/** An attempt that was written on one device and offered. */
async function offered() {
  const { device, attemptId } = await answering()
  const { code, expiresWallMs } = await device.attempts.offerHandOver()
  return { old: device, attemptId, code, expiresWallMs }
}

/** The events of the stored journal, as the candidate's own key opens them. */
async function storedEvents(attemptId: string, device: Device) {
  const files = await readSecrets(device, attemptId)
  const file = decodeExport(
    (
      await server.app.inject({
        method: 'GET',
        url: `/v1/attempts/${attemptId}/journal`,
        headers: { authorization: `Bearer ${files.token}` },
      })
    ).rawPayload,
  )
  if (!file.ok) throw new Error(file.failure)
  return openJournal(testPrimitives, file.value.segments, fromBase64Url(files.attemptKey) ?? new Uint8Array())
}

async function readSecrets(device: Device, attemptId: string) {
  const sealed = readFileSync(device.path(attemptId, 'vault.sealed'))
  const { result } = await device.deps.safeStorage.decryptStringAsync(sealed)
  return JSON.parse(result) as { deviceSeed: string; attemptKey: string; token: string }
}

describe('offering', () => {
  test('[H1] it is refused without a network or behind, records nothing, and the candidate goes on', async () => {
    const { device } = await answering()
    await sent(device)
    device.network.isOnline = false
    expect(await codeOf(device.attempts.offerHandOver())).toBe('handover/offline')
    device.network.isOnline = true
    device.network.refuses = /units/
    await write(device, 5, ' second')
    await current(device).session().flag('garden-notice', true)
    expect(await codeOf(device.attempts.offerHandOver())).toBe('handover/offline')
    device.network.refuses = null
    expect(current(device).view().isHandedOver).toBe(false)
    await write(device, 12, ' third')
    expect(current(device).view().values[field]).toBe('first second third')
  })

  test('[H2] everything is at the server before the code is shown, and the device takes no change any more', async () => {
    const { old, attemptId } = await offered()
    expect(await tryWrite(old)).toBe('attempt/handed-over')
    expect(current(old).view()).toMatchObject({ isHandedOver: true, time: { isRunning: false } })
    const { events } = await storedEvents(attemptId, old)
    expect(events.slice(-2).map((event) => event.type)).toEqual(['attempt.handed-over', 'session.ended'])
    expect(foldEvents(events).values).toContain('first')
  })

  test('[H2, J49] a later start shows it as handed over, starts no segment and takes no change', async () => {
    const { old, attemptId } = await offered()
    const next = killed(old)
    const open = await next.attempts.open(attemptId)
    expect([open.view().isHandedOver, await tryWrite(next)]).toEqual([true, 'attempt/handed-over'])
    expect(existsSync(next.path(attemptId, '000001.cnj'))).toBe(false)
    await next.attempts.leave()
    expect(next.settings().attemptId).toBe(null)
  })

  test.each([
    ['the last bytes do', /units/],
    ['the offer does', /hand-over/],
  ])('[H3] when %s not arrive, the device takes it back by itself', async (_name, lost) => {
    const { device, attemptId } = await answering()
    await sent(device)
    const isGiven = () => device.attempts.current()?.session().state().isHandedOver === true
    const isLost = (line: string) => lost.test(line) && isGiven()
    device.network.refuses = { test: isLost }
    expect(await codeOf(device.attempts.offerHandOver())).toBe('server/unreachable')
    device.network.refuses = null
    await write(device, 5, ' second')
    expect(current(device).view()).toMatchObject({ isHandedOver: false, values: { [field]: 'first second' } })
    await sent(device)
    const { report, events } = await storedEvents(attemptId, device)
    expect([report.ok, events.filter((event) => event.type === 'attempt.taken-over').length]).toEqual([true, 1])
  })

  test('[H4] the server keeps a digest and sealed bytes, the newest offer alone, and none that ends elsewhere', async () => {
    const { old, attemptId, code } = await offered()
    const letters = code.replaceAll('-', '')
    const again = (await old.attempts.offerHandOver()).code
    const rows = await server.store.db.selectFrom('hand_over').selectAll().where('attempt_id', '=', attemptId).execute()
    const { deviceSeed, attemptKey, token } = await readSecrets(old, attemptId)
    const stored = Buffer.concat(rows.flatMap((row) => [row.address_digest, row.kit])).toString('latin1')
    for (const secret of [letters, letters.slice(0, 8), deviceSeed, attemptKey, token])
      expect(stored).not.toContain(secret)
    expect(rows.length).toBe(1)
    const other = newDevice()
    expect(await codeOf(other.attempts.takeOver(code, address))).toBe('handover/unknown')
    const payload = {
      addressDigest: 'A'.repeat(43),
      kit: 'AAAA',
      end: { segment: 0, offset: 288, headDigest: '0'.repeat(64), nextSeq: 0 },
    }
    const wrong = await server.app.inject({
      method: 'PUT',
      url: `/v1/attempts/${attemptId}/hand-over`,
      headers: { authorization: `Bearer ${token}` },
      payload,
    })
    expect(wrong.json().code).toBe('handover/behind')
    await other.attempts.takeOver(again, address)
  })

  test('[H5] an offer holds for a day', async () => {
    const { code, expiresWallMs } = await offered()
    expect(expiresWallMs).toBe(server.clock.nowMs + 24 * 3_600_000)
    server.clock.nowMs = expiresWallMs
    expect(await codeOf(newDevice().attempts.takeOver(code, address))).toBe('handover/expired')
  })

  test('[H6] it can be taken back while nobody has claimed it, and not after', async () => {
    const { old, attemptId, code } = await offered()
    await old.attempts.cancelHandOver()
    expect(await codeOf(newDevice().attempts.takeOver(code, address))).toBe('handover/unknown')
    await write(old, 5, ' second')
    await sent(old)
    const { events } = await storedEvents(attemptId, old)
    expect(
      events
        .filter((event) => event.segment === 1)
        .map((event) => event.type)
        .slice(0, 2),
    ).toEqual(['session.started', 'attempt.taken-over'])
    const next = (await old.attempts.offerHandOver()).code
    await newDevice().attempts.takeOver(next, address)
    expect([await codeOf(old.attempts.cancelHandOver()), current(old).view().isHandedOver]).toEqual([
      'handover/claimed',
      true,
    ])
  })
})

describe('taking', () => {
  test('[H7] wrong codes are told apart from nothing, and change nothing', async () => {
    const { code } = await offered()
    const other = newDevice()
    const take = (typed: string) => codeOf(other.attempts.takeOver(typed, address))
    const last = code.at(-1) === 'A' ? 'B' : 'A'
    expect([await take('short'), await take(`AAAA${code.slice(4)}`), await take(code.slice(0, -1) + last)]).toEqual([
      'handover/malformed',
      'handover/unknown',
      'handover/unknown',
    ])
    expect(other.settings().attemptId).toBe(null)
    await other.attempts.takeOver(code.toLowerCase().replaceAll('-', ' '), address)
  })

  test('[H8] the token is exchanged once: the old one is refused, also where it was known', async () => {
    const { old, attemptId, code } = await offered()
    const before = await readSecrets(old, attemptId)
    const other = newDevice()
    await other.attempts.takeOver(code, address)
    const after = await readSecrets(other, attemptId)
    expect([after.token === before.token, after.attemptKey, after.deviceSeed]).toEqual([
      false,
      before.attemptKey,
      before.deviceSeed,
    ])
    const api = old.deps.apiAt(address)
    const at = { segment: 0, offset: 288 }
    expect([
      await codeOf(api.head(attemptId, before.token)),
      await codeOf(api.postUnit(attemptId, before.token, at, new Uint8Array(200))),
      await codeOf(api.putSegment(attemptId, before.token, 1, new Uint8Array(288))),
      await codeOf(api.deleteAttempt(attemptId, before.token)),
      await codeOf(newDevice().attempts.takeOver(code, address)),
    ]).toEqual([...Array.from({ length: 4 }, () => 'sync/not-enrolled'), 'handover/claimed'])
    const rows = await server.store.db
      .selectFrom('hand_over')
      .select('kit')
      .where('attempt_id', '=', attemptId)
      .execute()
    expect(rows).toEqual([{ kit: new Uint8Array() }])
  })

  test('[H9] a journal that is not what was handed over is refused', async () => {
    const { old, attemptId, code } = await offered()
    const { db } = server.store
    const unit = await db
      .selectFrom('unit')
      .selectAll()
      .where('attempt_id', '=', attemptId)
      .orderBy('start_offset', 'desc')
      .executeTakeFirstOrThrow()
    // A server that leaves the last unit out, and one that changes it.
    await db
      .deleteFrom('unit')
      .where('attempt_id', '=', attemptId)
      .where('start_offset', '=', unit.start_offset)
      .execute()
    const other = newDevice()
    expect(await codeOf(other.attempts.takeOver(code, address))).toBe('handover/mismatch')
    const bytes = Uint8Array.from(unit.bytes)
    bytes[40] = (bytes[40] ?? 0) ^ 1
    await db
      .insertInto('unit')
      .values({ ...unit, bytes })
      .execute()
    expect(await codeOf(other.attempts.open(attemptId))).toBe('handover/mismatch')
    await db
      .updateTable('unit')
      .set({ bytes: unit.bytes })
      .where('attempt_id', '=', attemptId)
      .where('start_offset', '=', unit.start_offset)
      .execute()
    const open = await other.attempts.open(attemptId)
    expect(open.view()).toMatchObject({ isHandedOver: false, values: { [field]: 'first' } })
    expect(current(old).view().isHandedOver).toBe(true)
  })

  test('[H10] it goes on in a new segment, is written to, submitted, and is one whole record', async () => {
    const { attemptId, code } = await offered()
    const other = newDevice()
    const open = await other.attempts.takeOver(code, address)
    expect(open.view()).toMatchObject({ phase: 'answering', values: { [field]: 'first' } })
    await current(other)
      .session()
      .edit({
        field,
        baseLength: 5,
        splices: [{ kind: 'deleted', from: 0, removed: 5, inserted: '' }],
      })
    await fillSample(open)
    await open.submit()
    await vi.waitFor(() => expect(server.orders).toContain(attemptId), { timeout: 5_000 })
    const { report, events } = await storedEvents(attemptId, other)
    expect(report).toMatchObject({ ok: true, isSealed: true, segments: 2, forks: 0 })
    const second = events.filter((event) => event.segment === 1).map((event) => event.type)
    expect(second.slice(0, 2)).toEqual(['session.started', 'attempt.taken-over'])
    expect(verifyJournal(testPrimitives, await createAttemptFolder(other.path(attemptId)).list())).toMatchObject({
      ok: true,
      isSealed: true,
    })
  })

  test.each([
    ['before the claim arrives', 'refuses', /claim/],
    ['after the claim, before its answer', 'losesAnswerOf', /claim/],
    ['before the journal arrives', 'refuses', /journal/],
    ['while the journal arrives', 'losesAnswerOf', /journal/],
  ] as const)('[H11] a stop %s loses nothing', async (_name, how, request) => {
    const { attemptId, code } = await offered()
    const other = newDevice()
    other.network[how] = request
    expect(await codeOf(other.attempts.takeOver(code, address))).toBe('server/unreachable')
    const next = killed(other)
    expect(next.settings().attemptId).toBe(attemptId)
    await next.attempts.open(attemptId)
    await write(next, 5, ' second')
    expect(current(next).view()).toMatchObject({ isHandedOver: false, values: { [field]: 'first second' } })
  })

  test('[H11] a stop after the journal is in place, and one after the attempt went on, lose nothing', async () => {
    const { attemptId, code } = await offered()
    const other = newDevice()
    const root = mkdtempSync(join(tmpdir(), 'candor-marker-'))
    await other.attempts.takeOver(code, address)
    await write(other, 5, ' second')
    await current(other).close('quit')
    // The folder as it was before the first event here: no new segment, and the marker still there.
    cpSync(other.root, root, { recursive: true })
    rmSync(join(root, 'attempts', attemptId, '000001.cnj'))
    writeFileSync(join(root, 'attempts', attemptId, 'take-over.sealed'), 'any bytes')
    const again = keep(createDevice(server.app, { root, settings: other.settings() }))
    again.network.isOnline = false
    await again.attempts.open(attemptId)
    expect([await tryWrite(again), existsSync(again.path(attemptId, 'take-over.sealed'))]).toEqual([
      'attempt/out-of-step',
      false,
    ])
    // And with the marker left behind although the attempt went on.
    writeFileSync(other.path(attemptId, 'take-over.sealed'), 'any bytes')
    const next = killed(other)
    const open = await next.attempts.open(attemptId)
    expect(open.view()).toMatchObject({ isHandedOver: false, values: { [field]: 'first second' } })
    rmSync(root, { recursive: true, force: true })
  })

  test('[H11] before the claim the old device can go on instead', async () => {
    const { old, attemptId, code } = await offered()
    const other = newDevice()
    other.network.refuses = /claim/
    await other.attempts.takeOver(code, address).catch(() => undefined)
    const next = killed(old)
    await next.attempts.open(attemptId)
    await next.attempts.cancelHandOver()
    await write(next, 5, ' second')
    other.network.refuses = null
    expect(await codeOf(other.attempts.open(attemptId))).toBe('handover/unknown')
    await other.attempts.leave()
  })

  test('[H12] an old device that writes on is refused by the server, and its file contradicts the other', async () => {
    const { old, attemptId, code } = await offered()
    const other = newDevice()
    await other.attempts.takeOver(code, address)
    await write(other, 5, ' here')
    await sent(other)
    await current(old).close('quit')
    // A client that does not keep the rules: it takes the attempt back without asking.
    const { deviceSeed, attemptKey, token } = await readSecrets(old, attemptId)
    const { invitation } = JSON.parse(readFileSync(old.path(attemptId, 'enrolment.json'), 'utf8'))
    const journal = await openAttemptJournal({
      folder: old.path(attemptId),
      primitives: testPrimitives,
      deviceKey: importSigner(fromBase64Url(deviceSeed) ?? new Uint8Array()),
      attemptId,
      attemptKey: fromBase64Url(attemptKey) ?? new Uint8Array(),
      scoringPublicKey: fromBase64Url(invitation.scoringKey.publicKey) ?? new Uint8Array(),
      ...realTime,
      sessionFacts: {
        catalogue: 1,
        appVersion: '0.1.0',
        runtime: 'patched',
        os: 'linux',
        arch: 'x64',
        locale: 'en',
        timeZone: 'UTC',
        displays: [],
      },
      takesOver: true,
    })
    await journal.append({
      type: 'edit.made',
      data: { kind: 'typed', field: 1, from: 5, removed: 0, inserted: ' there' },
    })
    await journal.close('quit')
    const [mine, theirs] = [
      await createAttemptFolder(old.path(attemptId)).list(),
      await createAttemptFolder(other.path(attemptId)).list(),
    ]
    const both = [...theirs, ...mine.filter(({ segment }) => segment === 1)]
    expect(verifyJournal(testPrimitives, both)).toMatchObject({ ok: false, forks: 1 })
    const header = mine[1]?.bytes.subarray(0, 288) ?? new Uint8Array()
    const api = old.deps.apiAt(address)
    expect(await codeOf(api.putSegment(attemptId, token, 1, header))).toBe('sync/not-enrolled')
    // With the new token it would be a fork, and is kept.
    const stolen = (await readSecrets(other, attemptId)).token
    expect(await codeOf(api.putSegment(attemptId, stolen, 1, header))).toBe('sync/fork')
  })
})

test('[H7] a kit opens with its code and attempt alone, and not when a byte was changed', () => {
  const attemptId = '0d9f2b52-6a4e-4f3b-9a57-3c1f0d5f8a11'
  const bytes = (length: number) => new Uint8Array(length).fill(7)
  const kit = sealKit('A'.repeat(28), attemptId, 'the kit', bytes)
  expect(openKit('A'.repeat(28), attemptId, kit)).toBe('the kit')
  expect(openKit(`${'A'.repeat(27)}B`, attemptId, kit)).toBe(null)
  expect(openKit('A'.repeat(28), attemptId.replace('0d', '0e'), kit)).toBe(null)
  for (let at = 0; at < kit.length; at++) {
    const changed = kit.slice()
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(openKit('A'.repeat(28), attemptId, changed)).toBe(null)
    expect(openKit('A'.repeat(28), attemptId, kit.subarray(0, at))).toBe(null)
  }
})
