import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { OpenAttempt } from '../../../../electron/main/attempt/attempts.ts'
import { checkExport } from '../../../../shared/journal/check-export.ts'
import { decodeExport } from '../../../../shared/journal/export.ts'
import { testPrimitives } from '../../../server/candidate.ts'
import { startTestServer, type TestServer } from '../../../server/test-server.ts'
import { codeOf } from '../code-of.ts'
import { beginAssessment, createDevice, type Device, fillSample, keepDevices } from './test-device.ts'

let server: TestServer
const keep = keepDevices()
beforeAll(async () => {
  server = await startTestServer()
}, 60_000)
afterAll(() => server.close())

const newDevice = () => keep(createDevice(server.app))
const killed = (device: Device) => keep(device.kill())
const sent = (open: OpenAttempt) => vi.waitFor(() => expect(open.view().sync.state).toBe('sent'), { timeout: 5_000 })
const confirmed = (open: OpenAttempt) =>
  vi.waitFor(() => expect(open.view().receipt?.serverTimeMs).toBe(server.clock.nowMs), { timeout: 5_000 })

async function answering() {
  const device = newDevice()
  const open = await device.enrol(await server.invite())
  await beginAssessment(open)
  return { device, open }
}

async function submitted() {
  const { device, open } = await answering()
  await sent(open)
  await fillSample(open)
  await open.submit()
  return { device, open }
}

describe('enrolling', () => {
  test('it puts everything in place, records the consent and enrols at the server', async () => {
    const device = newDevice()
    const open = await device.enrol(await server.invite())
    await sent(open)
    const view = open.view()
    const consent = JSON.parse(readFileSync(device.path(open.attemptId, 'enrolment.json'), 'utf8')).consent
    expect(view).toMatchObject({ phase: 'consented', interruption: null, receipt: null, candidateName: 'Casey' })
    expect([device.settings().attemptId, device.attemptsOnDisk(), consent.choices]).toEqual([
      open.attemptId,
      [open.attemptId],
      { research: true },
    ])
    // Once before anything begins, and once more by sync, which remembers nothing.
    expect(device.network.asked.slice(1, 4)).toEqual([
      'PUT /v1/attempts/ID',
      'PUT /v1/attempts/ID',
      'PUT /v1/attempts/ID/segments/0',
    ])
  })

  test('an invitation that another device used up is told before anything begins', async () => {
    const code = await server.invite()
    const [first, second] = [newDevice(), newDevice()]
    const looked = await second.look(code)
    await first.enrol(code)
    expect(await codeOf(second.enrolWith(looked))).toBe('invitation/used')
    expect([second.settings().attemptId, second.attempts.current()]).toEqual([null, null])
  })

  test('without a network the assessment runs, and is sent when there is one', async () => {
    const device = newDevice()
    const open = await device.enrol(await server.invite())
    device.network.isOnline = false
    await beginAssessment(open)
    await fillSample(open)
    await open.submit()
    expect(open.view().receipt).toMatchObject({ serverTimeMs: null })
    device.network.isOnline = true
    open.sendNow()
    await confirmed(open)
  })

  test('two requests at once make one attempt, and no second one begins beside it', async () => {
    const device = newDevice()
    const code = await server.invite()
    const [one, two] = await Promise.all([device.enrol(code), device.enrol(code)])
    expect([one === two, device.attemptsOnDisk().length, await codeOf(device.enrol(await server.invite()))]).toEqual([
      true,
      1,
      'attempt/wrong-phase',
    ])
  })

  test('a consent that a stop kept from the journal is recorded at the next start', async () => {
    const device = newDevice()
    const open = await device.enrol(await server.invite())
    await open.close('quit')
    rmSync(device.path(open.attemptId, '000000.cnj'))
    const again = await killed(device).attempts.open(open.attemptId)
    expect(again.view().phase).toBe('consented')
  })
})

describe('returning', () => {
  test('a killed client returns to the same place, says so once, and ships the tail after the header that vouches for it', async () => {
    const { device, open } = await answering()
    await sent(open)
    await fillSample(open)
    device.network.isOnline = false
    const values = open.view().values
    const next = killed(device)
    const returned = await next.attempts.open(open.attemptId)
    expect(returned.view()).toMatchObject({ phase: 'answering', values })
    expect(returned.view().interruption?.resumedWallMs).toBe(next.time.wallMs())
    await sent(returned)
    // Presence has a pace of its own (docs/spec/live.md).
    const places = next.network.asked
      .map((line) => line.replace(/\?.*/, ''))
      .filter((line) => !line.endsWith('/presence'))
    const unit = (segment: number) => `POST /v1/attempts/ID/segments/${segment}/units`
    expect(places.slice(0, 4)).toEqual(['PUT /v1/attempts/ID', 'PUT /v1/attempts/ID/segments/1', unit(0), unit(1)])
    await returned.close('quit')
    const third = killed(next)
    expect((await third.attempts.open(open.attemptId)).view().interruption).toBe(null)
  })

  test('the open attempt is simply returned, and another one is not opened beside it', async () => {
    const { device, open } = await answering()
    const other = '00000000-0000-4000-8000-000000000000'
    expect([(await device.attempts.open(open.attemptId)) === open, await codeOf(device.attempts.open(other))]).toEqual([
      true,
      'attempt/wrong-phase',
    ])
  })

  test('two requests at once open one journal', async () => {
    const { device, open } = await answering()
    const next = killed(device)
    const [one, two] = await Promise.all([next.attempts.open(open.attemptId), next.attempts.open(open.attemptId)])
    expect(one === two).toBe(true)
  })

  test('a missing vault is a lost key, and missing or changed files an unknown attempt; nothing is held after it', async () => {
    const { device, open } = await answering()
    await open.close('quit')
    const next = killed(device)
    const path = (name: string) => next.path(open.attemptId, name)
    const [vault, enrolment] = [readFileSync(path('vault.sealed')), readFileSync(path('enrolment.json'), 'utf8')]
    const tryOpen = () => codeOf(next.attempts.open(open.attemptId))
    rmSync(path('vault.sealed'))
    const codes = [await tryOpen()]
    writeFileSync(path('vault.sealed'), vault)
    for (const text of ['', '{}', enrolment.replace('"version":1', '"version":2')]) {
      writeFileSync(path('enrolment.json'), text)
      codes.push(await tryOpen())
    }
    rmSync(path('enrolment.json'))
    codes.push(await tryOpen())
    // Well-formed, and not what the journal began with.
    writeFileSync(path('enrolment.json'), enrolment.replace('"lockdown":"observe"', '"lockdown":"restrict"'))
    codes.push(await tryOpen())
    writeFileSync(path('enrolment.json'), enrolment)
    codes.push(await tryOpen())
    const unknown = 'attempt/unknown'
    expect(codes).toEqual(['attempt/key-lost', unknown, unknown, unknown, unknown, unknown, null])
  })
})

describe('submitting', () => {
  test('it seals, orders the scoring and shows the server’s receipt', async () => {
    const { device, open } = await submitted()
    await confirmed(open)
    const receipt = open.view().receipt
    expect(receipt).toMatchObject({ headDigest: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(server.orders).toContain(open.attemptId)
    expect(device.told.filter(([topic]) => topic === 'receipt/changed').at(-1)).toEqual(['receipt/changed', receipt])
  })

  test('a submission that a stop interrupted before its seal is finished at the next start', async () => {
    const { device, open } = await answering()
    await fillSample(open)
    await open.session().submit()
    const returned = await killed(device).attempts.open(open.attemptId)
    expect(returned.view()).toMatchObject({ phase: 'submitted', interruption: null })
    await confirmed(returned)
  })

  test('a sealed attempt opens for reading, with its receipt, and without a network', async () => {
    const { device, open } = await submitted()
    await confirmed(open)
    const { receipt, values } = open.view()
    await open.close('quit')
    const next = killed(device)
    next.network.isOnline = false
    const returned = await next.attempts.open(open.attemptId)
    const edit = { field: 'tool-library-note.problems', baseLength: 0, splices: [] }
    expect(returned.view()).toMatchObject({ phase: 'submitted', receipt, values, interruption: null })
    expect(await codeOf(returned.session().edit(edit))).toBe('attempt/locked')
  })

  test('[S12] a receipt of the seal that got lost is asked for again, once', async () => {
    const { device, open } = await answering()
    await sent(open)
    device.network.losesLastAnswer = true
    await fillSample(open)
    await open.submit()
    while (!server.orders.includes(open.attemptId)) {
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    expect(open.view().receipt?.serverTimeMs).toBe(null)
    const next = killed(device)
    const returned = await next.attempts.open(open.attemptId)
    await confirmed(returned)
    returned.sendNow()
    await sent(returned)
    expect(next.network.asked.map((line) => line.replace(/\?.*/, ''))).toEqual([
      'PUT /v1/attempts/ID',
      'POST /v1/attempts/ID/segments/0/units',
    ])
  })

  test('the saved file decodes, verifies, and holds the receipts of this start too', async () => {
    const { device, open } = await submitted()
    await confirmed(open)
    const path = join(device.root, 'saved.candor')
    await open.exportTo(path)
    const decoded = decodeExport(new Uint8Array(readFileSync(path)))
    if (!decoded.ok) throw new Error(decoded.failure)
    const report = checkExport(testPrimitives, decoded.value, { serverPublicKey: server.receiptKey })
    expect(report).toMatchObject({ ok: true, isLabelRight: true, serverKeyOrigin: 'given' })
    expect(report.receipts).toMatchObject({ confirmedNextSeq: open.view().receipt?.events, problems: [] })
    // The one that entered the journal in this start, and the one of the seal.
    expect([report.receipts.confirmed, decoded.value.attemptId]).toEqual([2, open.attemptId])
  })
})

describe('leaving and closing', () => {
  test('an attempt is left after its seal, and not before', async () => {
    const { device, open } = await answering()
    const early = await codeOf(device.attempts.leave())
    await fillSample(open)
    await open.submit()
    await device.attempts.leave()
    expect([early, device.attempts.current(), device.settings().attemptId]).toEqual(['attempt/wrong-phase', null, null])
    expect(existsSync(device.path(open.attemptId, '000000.cnj'))).toBe(true)
  })

  test('an attempt that cannot be opened may be left', async () => {
    const device = newDevice()
    await device.attempts.leave()
    expect(device.settings().attemptId).toBe(null)
  })

  test('two closes at once end the record once', async () => {
    const { device, open } = await answering()
    await Promise.all([device.attempts.close('shutdown'), device.attempts.close('quit')])
    const returned = await killed(device).attempts.open(open.attemptId)
    expect([returned.view().interruption, device.attempts.current()]).toEqual([null, null])
  })

  test('a disk that refuses does not keep the client from closing', async () => {
    const { device, open } = await answering()
    device.disk(open.attemptId)?.refuseWith(Object.assign(new Error('full'), { code: 'ENOSPC' }))
    const lost = open.session().setField({ field: 'tool-library-note.accuracy', value: 2 })
    const code = codeOf(lost)
    await open.close('quit')
    expect([await code, open.view().save.state]).toEqual(['journal/storage-full', 'failed'])
  })

  // That nothing is rejected with nobody to hear it is checked by the runner: it fails on any such rejection.
  test('an answer that arrives after the close is of no consequence', async () => {
    const device = newDevice()
    const open = await device.enrol(await server.invite())
    const { promise, resolve } = Promise.withResolvers<void>()
    device.network.held = promise
    await beginAssessment(open)
    await open.close('quit')
    const told = device.told.length
    resolve()
    await new Promise((done) => setTimeout(done, 50))
    expect(device.told.slice(told)).toEqual([])
  })
})
