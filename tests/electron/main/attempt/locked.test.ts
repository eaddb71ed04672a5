import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { readAttemptFiles } from '../../../../electron/main/attempt/attempt-files.ts'
import { createInnerClipboard } from '../../../../electron/main/hold/inner-clipboard.ts'
import { answer } from '../../../../electron/main/ipc/bridge.ts'
import { createHandlers } from '../../../../electron/main/ipc/handlers.ts'
import { createAttemptFolder } from '../../../../electron/main/journal/attempt-folder.ts'
import { isErrorCode } from '../../../../shared/errors.ts'
import { type Args, type Channel, contract } from '../../../../shared/ipc/contract.ts'
import { defaultPreferences } from '../../../../shared/ipc/preferences.ts'
import { checkExport } from '../../../../shared/journal/check-export.ts'
import { decodeExport } from '../../../../shared/journal/export.ts'
import { unmanaged } from '../../../../shared/policy/merge-managed.ts'
import { testPrimitives } from '../../../server/candidate.ts'
import { startTestServer, type TestServer } from '../../../server/test-server.ts'
import { codeOf } from '../code-of.ts'
import { beginAssessment, createDevice, type Device, fillSample, keepDevices } from './test-device.ts'

// The bridge takes nothing else from Electron at run time; nothing here opens it.
vi.mock('electron', () => ({ ipcMain: {} }))

let server: TestServer
const keep = keepDevices()
beforeAll(async () => {
  server = await startTestServer()
}, 60_000)
afterAll(() => server.close())

const field = 'tool-library-note.problems'

/** A submitted attempt whose seal the server holds; `before` is the device as it was just before the submission. */
async function submitted() {
  const device = keep(createDevice(server.app))
  const open = await device.enrol(await server.invite())
  await beginAssessment(open)
  await fillSample(open)
  await open.session().flag('garden-notice', true)
  await open.settle()
  await vi.waitFor(() => expect(open.view().sync).toMatchObject({ state: 'sent', pendingBytes: 0 }), { timeout: 5_000 })
  const before = keep(device.kill())
  await open.submit()
  await vi.waitFor(() => expect(open.view().receipt?.serverTimeMs).not.toBe(null), { timeout: 5_000 })
  return { device, open, before, attemptId: open.attemptId }
}

/** Every byte of every file of the attempt's journal. */
function bytesOf(device: Device, attemptId: string): string {
  return readdirSync(device.path(attemptId))
    .filter((name) => name.endsWith('.cnj'))
    .map((name) => `${name} ${readFileSync(device.path(attemptId, name)).toString('base64')}`)
    .join('\n')
}

/** What a page that was taken over would ask, with arguments that fit. */
const asked: { readonly [C in Channel]: Args<C> | null } = {
  'app/describe': null,
  'app/prefer': defaultPreferences,
  'app/quit': null,
  'invitation/look': { code: 'AAAABBBBCCCC', server: null },
  'attempt/enrol': { code: 'AAAABBBBCCCC', consentDigest: '0'.repeat(64), choices: {} },
  'attempt/open': { attemptId: '00000000-0000-4000-8000-000000000000' },
  'attempt/check': null,
  'attempt/begin': null,
  'attempt/view-item': { item: 'garden-notice' },
  'attempt/edit': { field, baseLength: 0, splices: [{ kind: 'typed', from: 0, removed: 0, inserted: 'x' }] },
  'attempt/set': { field: 'tool-library-note.accuracy', value: 1 },
  'attempt/copied': { region: 'other', chars: 1, isCut: false },
  'clipboard/keep': { text: 'x' },
  'clipboard/kept': null,
  'clipboard/refused': { gesture: 'pasted', field, chars: 1 },
  'preflight/run': { tryFullScreen: false },
  'preflight/save': { format: 'text' },
  'reason/give': { askedSeq: 1, text: 'x' },
  'hold/again': null,
  'hold/leave-full-screen': null,
  'attempt/flag': { item: 'garden-notice', isFlagged: false },
  'break/start': null,
  'break/end': null,
  'attempt/submit': null,
  'attempt/download': { format: 'json' },
  'attempt/delete': null,
  'attempt/retake': null,
  'live/look': null,
  'live/hand': { isRaised: true },
  'live/write': { text: 'Hello' },
  'live/read': { id: '00000000-0000-4000-8000-000000000000' },
  'record/look': null,
  'record/reply': { about: 0, text: 'The doorbell rang.' },
  'intake/look': null,
  'intake/open': { choices: { voice: false, keepAudio: false, shareTranscript: false }, language: 'en', told: [] },
  'intake/answer': { turnId: '1', text: 'x' },
  'intake/skip': { turnId: '1' },
  'intake/correct': { turnId: '1', text: 'x' },
  'intake/draft': { turnId: '1', of: 'answer', text: 'x' },
  'intake/mode': { mode: 'keyboard' },
  'intake/finish': null,
  'intake/decide': { id: '1', decision: 'confirmed', value: null },
  'intake/choose-update': { id: '1', isChosen: true },
  'intake/delete': null,
  'intake/speak': { turnId: '1', voice: '', rate: 1 },
  'hearing/start': { turnId: '1', isHandsFree: false },
  'hearing/sound': { sound: '' },
  'hearing/end': null,
  'hearing/retry': null,
  'hearing/cancel': null,
  'results/look': null,
  'hand-over/offer': null,
  'hand-over/cancel': null,
  'hand-over/take': { code: 'A'.repeat(28), server: null },
  'preview/pack': null,
  'attempt/save-sealed': null,
  'sync/now': null,
  'attempt/leave': null,
  'network/claim': { isOnline: true },
}

const refused: Partial<Record<Channel, string>> = {
  'invitation/look': 'invitation/unknown',
  'attempt/enrol': 'attempt/wrong-phase',
  'attempt/open': 'attempt/wrong-phase',
  'attempt/check': 'attempt/wrong-phase',
  'attempt/begin': 'attempt/wrong-phase',
  'attempt/view-item': 'attempt/locked',
  'attempt/edit': 'attempt/locked',
  'attempt/set': 'attempt/locked',
  'attempt/copied': 'attempt/locked',
  'clipboard/refused': 'attempt/locked',
  'attempt/flag': 'attempt/locked',
  'break/start': 'attempt/locked',
  'attempt/submit': 'attempt/locked',
  'attempt/delete': 'deletion/not-allowed',
  'hand-over/offer': 'attempt/locked',
  'hand-over/take': 'attempt/wrong-phase',
  'intake/open': 'intake/closed',
  'intake/answer': 'intake/closed',
  'intake/skip': 'intake/closed',
  'intake/correct': 'intake/closed',
  'intake/mode': 'intake/closed',
  'intake/finish': 'intake/closed',
  'intake/decide': 'intake/closed',
  'intake/choose-update': 'intake/closed',
  'intake/delete': 'intake/closed',
  'intake/speak': 'intake/wrong-turn',
  'hearing/start': 'intake/closed',
  'hearing/end': 'intake/nothing-heard',
  'hearing/retry': 'intake/nothing-heard',
  'live/hand': 'attempt/wrong-phase',
  'live/write': 'attempt/wrong-phase',
}

describe('the bridge', () => {
  test('[E11] no channel changes a submitted attempt, and each that would is refused with its code', async () => {
    const { device, open, attemptId } = await submitted()
    const handlers = createHandlers({
      attempts: device.attempts,
      digest: () => '0'.repeat(64),
      describe: () => {
        throw new Error('not asked for here')
      },
      prefer: () => undefined,
      trustServer: () => 'http://score.test',
      machine: unmanaged,
      lookUp: (code) => device.look(code),
      checkSystem: async () => [],
      preflight: async () => ({ checks: [], displays: [] }),
      report: (checks, held) => ({
        format: 'candor-preflight-report',
        version: 1,
        madeAt: '',
        client: { version: '', runtime: '', platform: '', arch: '' },
        server: '',
        held,
        checks,
      }),
      askWhereToSave: async () => null,
      saveFile: async () => undefined,
      print: async () => new Uint8Array(),
      preview: null,
      innerClipboard: createInnerClipboard(async () => ''),
      quit: () => undefined,
      networkClaimed: () => undefined,
    })
    const before = [bytesOf(device, attemptId), JSON.stringify(open.view().values), open.view().receipt]
    const codes: Partial<Record<Channel, string>> = {}
    for (const channel of Object.keys(contract) as Channel[]) {
      if (['app/describe', 'app/quit', 'attempt/leave'].includes(channel)) continue // they end the page, not the attempt
      const reply = await answer({ handlers, developmentUrl: null, report: () => undefined }, channel, asked[channel])
      if (!reply.ok) codes[channel] = reply.code
    }
    expect(codes).toEqual(refused)
    expect([bytesOf(device, attemptId), JSON.stringify(open.view().values), open.view().receipt]).toEqual(before)
  })

  test('[E11] nor after a restart', async () => {
    const { device, open, attemptId } = await submitted()
    await open.close('quit')
    const before = bytesOf(device, attemptId)
    const next = keep(device.kill())
    const again = await next.attempts.open(attemptId)
    const session = again.session()
    expect([
      await codeOf(session.edit(asked['attempt/edit'] ?? { field, baseLength: 0, splices: [] })),
      await codeOf(session.record({ type: 'renderer.hung', data: {} })),
      await codeOf(again.submit()),
      await codeOf(again.offerHandOver()),
    ]).toEqual(['attempt/locked', 'journal/sealed', 'attempt/locked', 'attempt/locked'])
    await again.close('quit')
    expect(bytesOf(next, attemptId)).toBe(before)
  })
})

describe('the files', () => {
  /** The sealed export, with the segment changed, as a verifier judges it. */
  async function judge(change: (bytes: Uint8Array) => Uint8Array) {
    const { device, open, attemptId } = await submitted()
    const path = `${device.root}/sealed.candor`
    await open.exportTo(path)
    const file = decodeExport(new Uint8Array(readFileSync(path)))
    if (!file.ok) throw new Error(file.failure)
    const [first] = file.value.segments
    if (first === undefined) throw new Error('no segment')
    const changed = { ...file.value, segments: [{ segment: 0, bytes: change(first.bytes) }] }
    const report = checkExport(testPrimitives, changed, { serverPublicKey: server.receiptKey })
    const codes = [...report.journal.problems, ...report.receipts.problems].map(({ code }) => code)
    return { report, codes, device, open, attemptId, path: device.path(attemptId, '000000.cnj') }
  }
  const flip = (at: (length: number) => number) => (bytes: Uint8Array) => {
    const changed = bytes.slice()
    const place = at(bytes.length)
    changed[place] = (changed[place] ?? 0) ^ 1
    return changed
  }

  test('[E12] as it is, it holds', async () => {
    const { report } = await judge((bytes) => bytes)
    expect(report).toMatchObject({ ok: true, journal: { isSealed: true } })
  })

  test.each([
    ['bytes after the seal', (bytes: Uint8Array) => new Uint8Array([...bytes, ...bytes.subarray(288, 500)])],
    ['zeros after the seal', (bytes: Uint8Array) => new Uint8Array([...bytes, ...new Uint8Array(300)])],
    ['a file that ends before its seal', (bytes: Uint8Array) => bytes.subarray(0, -84)],
    ['a file that ends within its seal', (bytes: Uint8Array) => bytes.subarray(0, -1)],
    ['a changed header', flip(() => 100)],
    ['a changed answer', flip(() => 700)],
    ['a changed seal', flip((length) => length - 10)],
    ['no file', () => new Uint8Array()],
  ])('[E12] %s shows', async (_name, change) => {
    const { report, codes } = await judge(change)
    expect([report.ok, codes.length > 0, codes.every(isErrorCode)]).toEqual([false, true, true])
  })

  test('[E12] a folder that was changed opens no way to change what the server holds', async () => {
    const { device, open, attemptId, path } = await judge((bytes) => bytes)
    const before = await server.store.db.selectFrom('unit').selectAll().where('attempt_id', '=', attemptId).execute()
    await open.close('quit')
    const bytes = readFileSync(path)
    for (const changed of [
      bytes.subarray(0, -84),
      Buffer.concat([bytes, bytes.subarray(288, 400)]),
      flip(() => 700)(bytes),
    ]) {
      writeFileSync(path, changed)
      const next = keep(device.kill())
      const opened = await next.attempts.open(attemptId).catch((cause: unknown) => cause)
      if (next.attempts.current() !== null) {
        const again = next.attempts.current()
        await codeOf(
          again?.session().edit(asked['attempt/edit'] ?? { field, baseLength: 0, splices: [] }) ?? Promise.resolve(),
        )
        await again?.close('quit')
      } else expect(opened).toMatchObject({ code: expect.stringMatching(/^journal\//) })
    }
    const after = await server.store.db.selectFrom('unit').selectAll().where('attempt_id', '=', attemptId).execute()
    expect(after).toEqual(before)
  })

  test('[E12] a segment of another attempt is refused', async () => {
    const { device, open, attemptId, path } = await judge((bytes) => bytes)
    const other = await submitted()
    await open.close('quit')
    await other.open.close('quit')
    cpSync(other.device.path(other.attemptId, '000000.cnj'), path)
    expect(await codeOf(keep(device.kill()).attempts.open(attemptId))).toMatch(
      /^journal\/(other-attempt|history-damaged)$/,
    )
  })
})

describe('an older copy', () => {
  test('[E13] is written on in vain: nothing of it is taken, and it shows', async () => {
    const { before, attemptId } = await submitted()
    const units = () => server.store.db.selectFrom('unit').selectAll().where('attempt_id', '=', attemptId).execute()
    const held = await units()
    const open = await before.attempts.open(attemptId)
    await open.session().setField({ field: 'tool-library-note.accuracy', value: 5 })
    await open.session().flag('garden-notice', false)
    await vi.waitFor(() => expect(open.view().sync).toMatchObject({ state: 'stopped', code: 'sync/sealed' }), {
      timeout: 5_000,
    })
    expect(await units()).toEqual(held)
    const forks = await server.store.db.selectFrom('fork').select('kind').where('attempt_id', '=', attemptId).execute()
    expect(forks).toEqual([{ kind: 'after-seal' }])
    expect(await codeOf(before.attempts.offerHandOver())).toMatch(/^handover\/behind$|^sync\/sealed$/)
  })
})

test('[E14] no route of the server changes a sealed attempt', async () => {
  const { device, open, attemptId } = await submitted()
  const { secrets, enrolment } = await readAttemptFiles(device.path(attemptId), device.deps.safeStorage)
  const api = device.deps.apiAt('')
  const [segment] = await createAttemptFolder(device.path(attemptId)).list()
  const bytes = segment?.bytes ?? new Uint8Array()
  const end = { segment: 0, offset: bytes.length, headDigest: open.view().receipt?.headDigest ?? '', nextSeq: 9 }
  const other = 'A'.repeat(43)
  const before = await server.store.db.selectFrom('unit').selectAll().where('attempt_id', '=', attemptId).execute()
  expect([
    await codeOf(api.putSegment(attemptId, secrets.token, 1, bytes.subarray(0, 288))),
    await codeOf(
      api.postUnit(attemptId, secrets.token, { segment: 0, offset: bytes.length }, bytes.subarray(288, 700)),
    ),
    await codeOf(api.enrol(attemptId, { code: enrolment.code, deviceKey: other, token: secrets.token })),
    await codeOf(api.offerHandOver(attemptId, secrets.token, { addressDigest: other, kit: 'AAAA', end })),
    await codeOf(api.claimHandOver(attemptId, secrets.token, other)),
    await codeOf(api.deleteAttempt(attemptId, secrets.token)),
  ]).toEqual([
    'journal/segment-gap',
    'sync/sealed',
    'attempt/enrolled-differently',
    'handover/behind',
    'handover/unknown',
    'deletion/not-allowed',
  ])
  const after = await server.store.db.selectFrom('unit').selectAll().where('attempt_id', '=', attemptId).execute()
  expect(after).toEqual(before)
})
