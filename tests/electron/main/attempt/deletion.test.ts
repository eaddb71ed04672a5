import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { readAttemptFiles } from '../../../../electron/main/attempt/attempt-files.ts'
import { deleteHere, finishDeletions, readTombstones } from '../../../../electron/main/attempt/deletion.ts'
import { createSealedFile } from '../../../../electron/main/vault/sealed-file.ts'
import { readAttempt } from '../../../../server/review/read-attempt.ts'
import { engine } from '../../../../server/scoring/engine.ts'
import { openAttempt as openStored } from '../../../../server/scoring/open-attempt.ts'
import { scoreAttempt } from '../../../../server/scoring/score-attempt.ts'
import { readStoredJournal } from '../../../../server/store/read-journal.ts'
import { fromBase64Url } from '../../../../shared/bytes.ts'
import { verifyDeletion } from '../../../../shared/journal/deletion.ts'
import type { Policy } from '../../../../shared/policy/policy.ts'
import { testPrimitives } from '../../../server/candidate.ts'
import { startTestServer, type TestServer } from '../../../server/test-server.ts'
import { codeOf } from '../code-of.ts'
import { beginAssessment, createDevice, fillSample, keepDevices } from './test-device.ts'

const secretWords = 'words that nobody may read any more'
const servers = new Map<Policy['deletion'], TestServer>()
const keep = keepDevices()
beforeAll(async () => {
  const always = await startTestServer(undefined, {}, { policy: { deletion: 'always' } })
  servers.set('always', always)
  const sameStore = async () => ({ ...always.store, close: async () => undefined })
  for (const deletion of ['never', 'before-submission'] as const)
    servers.set(deletion, await startTestServer(sameStore, {}, { policy: { deletion } }))
}, 60_000)
afterAll(async () => {
  for (const server of [...servers.values()].toReversed()) await server.close() // the first one owns the database
})

function serverOf(deletion: Policy['deletion']): TestServer {
  const server = servers.get(deletion)
  if (server === undefined) throw new Error('no such server')
  return server
}

async function answering(server: TestServer, isOnline = true) {
  const device = keep(createDevice(server.app))
  const code = await server.invite()
  const open = await device.enrol(code)
  device.network.isOnline = isOnline
  await beginAssessment(open)
  const splices = [{ kind: 'typed' as const, from: 0, removed: 0, inserted: secretWords }]
  await open.session().edit({ field: 'tool-library-note.problems', baseLength: 0, splices })
  return { server, device, open, code, attemptId: open.attemptId }
}

async function submitted(server: TestServer) {
  const device = keep(createDevice(server.app))
  const open = await device.enrol(await server.invite())
  await beginAssessment(open)
  await fillSample(open)
  await open.submit()
  await vi.waitFor(() => expect(server.orders).toContain(open.attemptId), { timeout: 5_000 })
  return { server, device, open, attemptId: open.attemptId }
}

const score = ({ store, scoringKey, organisationId, clock }: TestServer, attemptId: string) =>
  scoreAttempt(
    { db: store.db, primitives: testPrimitives, scoringKey, rater: engine, now: () => clock.nowMs },
    { organisationId, attemptId },
  )

/** Everything that the database holds, as text. */
async function dump({ store }: TestServer): Promise<string> {
  const tables = ['attempt', 'segment', 'unit', 'fork', 'opened', 'rating', 'hand_over', 'deletion', 'audit'] as const
  const rows = await Promise.all(tables.map((table) => store.db.selectFrom(table).selectAll().execute()))
  return JSON.stringify(rows, (_key, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
  )
}

async function rowsOf({ store }: TestServer, attemptId: string) {
  const tables = ['segment', 'unit', 'fork', 'opened', 'rating', 'hand_over'] as const
  const counts = await Promise.all(
    tables.map(async (table) => [
      table,
      (await store.db.selectFrom(table).select('attempt_id').where('attempt_id', '=', attemptId).execute()).length,
    ]),
  )
  return Object.fromEntries(counts)
}

describe('who may delete', () => {
  test('[D1] the policy decides, on the device and at the server', async () => {
    const never = await answering(serverOf('never'))
    const before = await submitted(serverOf('before-submission'))
    for (const { device, open, server, attemptId } of [never, before]) {
      expect(await codeOf(device.attempts.delete())).toBe('deletion/not-allowed')
      const files = await readAttemptFiles(device.path(attemptId), device.deps.safeStorage)
      const asked = device.deps.apiAt('').deleteAttempt(attemptId, files.secrets.token)
      expect(await codeOf(asked)).toBe('deletion/not-allowed')
      expect(open.view().values).toBeDefined()
      expect((await rowsOf(server, attemptId)).segment).toBe(1)
    }
    const early = await answering(serverOf('before-submission'))
    expect((await early.device.attempts.delete()).isKeyGone).toBe(true)
    const late = await submitted(serverOf('always'))
    expect((await late.device.attempts.delete()).isKeyGone).toBe(true)
  })
})

describe('on the device', () => {
  test('[D2] nothing that opens the attempt is left, and a tombstone is', async () => {
    const { device, attemptId } = await answering(serverOf('always'))
    const vault = readFileSync(device.path(attemptId, 'vault.sealed'))
    const view = await device.attempts.delete()
    const left = readdirSync(join(device.root, 'attempts'))
    expect(left).toEqual([`${attemptId}.deleted.json`])
    const tombstone = readFileSync(join(device.root, 'attempts', left[0] ?? ''))
    expect(tombstone.includes(vault)).toBe(false)
    expect([device.settings().attemptId, device.attempts.current()]).toEqual([null, null])
    expect(await codeOf(device.attempts.open(attemptId))).toBe('attempt/unknown')
    expect(view).toMatchObject({ attemptId, isKeyGone: true })
  })

  test('[SF3] a sealed file beside the journal is removed, and what would open a copy of it as well', async () => {
    const { device, attemptId } = await answering(serverOf('always'))
    const { attemptKey } = (await readAttemptFiles(device.path(attemptId), device.deps.safeStorage)).secrets
    const place = { attemptId, attemptKey: fromBase64Url(attemptKey) ?? new Uint8Array(), name: 'intake drafts' }
    const path = device.path(attemptId, 'intake-drafts.sealed')
    await createSealedFile(testPrimitives, place, path).write(new TextEncoder().encode(secretWords))
    await device.attempts.delete()
    expect(existsSync(path)).toBe(false)
    expect(existsSync(device.path(attemptId, 'vault.sealed'))).toBe(false)
  })

  test('[D2] the vault is overwritten in place before it is removed', async () => {
    const { device, open, attemptId } = await answering(serverOf('always'))
    await open.close('quit')
    const folder = device.path(attemptId)
    const files = await readAttemptFiles(folder, device.deps.safeStorage)
    const size = statSync(join(folder, 'vault.sealed')).size
    // A second name for the same file shows what became of its bytes.
    const name = join(device.root, 'second-name')
    const { linkSync } = await import('node:fs')
    linkSync(join(folder, 'vault.sealed'), name)
    await deleteHere(device.deps, attemptId, files)
    expect(readFileSync(name)).toEqual(Buffer.alloc(size))
  })

  test('[D2] a stop in between is finished at the next start', async () => {
    const { device, open, attemptId } = await answering(serverOf('always'))
    await open.close('quit')
    const copy = mkdtempSync(join(tmpdir(), 'candor-deletion-'))
    cpSync(device.path(attemptId), copy, { recursive: true })
    await deleteHere(device.deps, attemptId, await readAttemptFiles(device.path(attemptId), device.deps.safeStorage))
    // As if the process had ended right after the tombstone: everything else is still there.
    cpSync(copy, device.path(attemptId), { recursive: true })
    await finishDeletions(device.deps)
    expect(existsSync(device.path(attemptId))).toBe(false)
    expect((await readTombstones(device.root)).map(({ sealedToken }) => sealedToken)).toEqual([null])
    rmSync(copy, { recursive: true, force: true })
  })

  test('[D2] a tombstone that cannot be read is left alone', async () => {
    const { device } = await answering(serverOf('always'))
    const path = join(device.root, 'attempts', 'x.deleted.json')
    writeFileSync(path, 'no tombstone')
    await finishDeletions(device.deps)
    expect([readFileSync(path, 'utf8'), await readTombstones(device.root)]).toEqual(['no tombstone', []])
  })

  test('[D3] without a network the key goes at once, and the server is told at a later start', async () => {
    const { server, device, open, attemptId } = await answering(serverOf('always'))
    await vi.waitFor(() => expect(open.view().sync.state).toBe('sent'), { timeout: 5_000 })
    device.network.isOnline = false
    expect(await device.attempts.delete()).toMatchObject({ receipt: null, isKeyGone: true })
    expect(existsSync(device.path(attemptId))).toBe(false)
    expect((await rowsOf(server, attemptId)).segment).toBe(1)
    const next = keep(device.kill())
    next.network.isOnline = false
    await finishDeletions(next.deps)
    expect((await readTombstones(next.root))[0]?.receipt).toBe(null)
    next.network.isOnline = true
    await finishDeletions(next.deps)
    const [tombstone] = await readTombstones(next.root)
    expect(tombstone?.receipt).toMatch(/^candor-deletion-1\./)
    expect(tombstone?.sealedToken).toBe(null)
    expect((await rowsOf(server, attemptId)).segment).toBe(0)
  })

  test('[D3] an attempt that the server never knew is deleted without a statement', async () => {
    const server = serverOf('always')
    const device = keep(createDevice(server.app))
    const looked = await device.look(await server.invite())
    device.network.isOnline = false
    await device.enrolWith(looked)
    const pending = await device.attempts.delete()
    device.network.isOnline = true
    await finishDeletions(device.deps)
    expect([pending.receipt, (await readTombstones(device.root))[0]?.sealedToken]).toEqual([null, null])
  })

  test('[D3] a statement that the server did not sign is none', async () => {
    const { device } = await answering(serverOf('always'))
    device.network.isOnline = false
    await device.attempts.delete()
    const forged = { ...device.deps.apiAt(''), deleteAttempt: async () => `candor-deletion-1.${'A'.repeat(176)}` }
    await finishDeletions({ ...device.deps, apiAt: () => forged })
    expect((await readTombstones(device.root))[0]).toMatchObject({ receipt: null, sealedToken: expect.any(String) })
  })
})

describe('at the server', () => {
  test('[D4] everything that was in it goes; row, tombstone and audit stay', async () => {
    const { server, device, attemptId } = await submitted(serverOf('always'))
    await score(server, attemptId)
    const head = await server.store.db
      .selectFrom('segment')
      .select(['head_digest', 'next_seq'])
      .where('attempt_id', '=', attemptId)
      .executeTakeFirstOrThrow()
    expect(await rowsOf(server, attemptId)).toMatchObject({ segment: 1, opened: 1, rating: 2 })
    const { receipt } = await device.attempts.delete()
    expect(await rowsOf(server, attemptId)).toEqual({
      segment: 0,
      unit: 0,
      fork: 0,
      opened: 0,
      rating: 0,
      hand_over: 0,
    })
    const deletion = verifyDeletion(receipt ?? '', testPrimitives.importVerifier(server.receiptKey))
    expect(deletion).toMatchObject({
      ok: true,
      value: { attemptId, deletedMs: server.clock.nowMs, head: head.head_digest, nextSeq: head.next_seq },
    })
    const audit = await server.store.db.selectFrom('audit').selectAll().where('attempt_id', '=', attemptId).execute()
    expect(audit).toMatchObject([{ action: 'attempt-deleted', account_id: null }])
    const row = await server.store.db.selectFrom('attempt').selectAll().where('attempt_id', '=', attemptId).execute()
    expect(row).toMatchObject([{ deleted_ms: server.clock.nowMs, device_key: new Uint8Array() }])
    const review = await readAttempt(server.store.db, server.organisationId, attemptId)
    expect(review).toMatchObject({
      summary: { status: 'deleted', scores: [] },
      events: [],
      ratings: [],
      verification: null,
    })
  })

  test('[D4] the attempt cannot be opened any more, by the client, a worker, or whoever has all rows and files', async () => {
    const { server, device, open, attemptId } = await answering(serverOf('always'))
    await open.session().flag('garden-notice', true) // signed and shipped at once, with what was written before it
    await open.settle()
    await vi.waitFor(() => expect(open.view().sync).toMatchObject({ state: 'sent', pendingBytes: 0 }), {
      timeout: 5_000,
    })
    const files = await readAttemptFiles(device.path(attemptId), device.deps.safeStorage)
    const { db } = server.store
    const before = await readStoredJournal(db, server.organisationId, attemptId)
    // The worker could open it until now.
    const opened = await openStored(testPrimitives, server.scoringKey, attemptId, before)
    expect(JSON.stringify(opened.events)).toContain(secretWords)
    const sealedKey = Buffer.from(before[0]?.bytes.subarray(128, 208) ?? []).toString('latin1')
    await device.attempts.delete()
    const after = await readStoredJournal(db, server.organisationId, attemptId)
    expect(after).toEqual([])
    await expect(openStored(testPrimitives, server.scoringKey, attemptId, after)).rejects.toMatchObject({
      code: 'scoring/journal-damaged',
    })
    const left = [
      await dump(server),
      ...readdirSync(device.root, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1')),
    ].join('\n')
    const secrets = [files.secrets.attemptKey, files.secrets.deviceSeed].flatMap((secret) => [
      secret,
      Buffer.from(secret, 'base64url').toString('latin1'),
    ])
    for (const secret of [...secrets, sealedKey, secretWords]) expect(left.includes(secret)).toBe(false)
  })

  test('[D4] the triggers let that function through and nothing else', async () => {
    const { server, attemptId } = await submitted(serverOf('always'))
    await score(server, attemptId)
    const { store, organisationId } = server
    const { sql } = await import('kysely')
    const run = (script: string) => sql.raw(script).execute(store.db)
    const refused = [
      `DELETE FROM rating WHERE attempt_id = '${attemptId}'`,
      `UPDATE rating SET rating = '{}' WHERE attempt_id = '${attemptId}'`,
      'TRUNCATE rating',
      'TRUNCATE audit',
      `DELETE FROM audit`,
      // A function of another name, and a tombstone without the function.
      `DO $$ BEGIN DELETE FROM rating WHERE attempt_id = '${attemptId}'; END $$`,
    ]
    for (const script of refused) await expect(run(script)).rejects.toThrow('append-only')
    await run(`INSERT INTO deletion VALUES ('${organisationId}', '00000000-0000-4000-8000-000000000000', 1, 'x')`)
    await expect(run(`DELETE FROM deletion`)).rejects.toThrow('append-only')
    await expect(run(`UPDATE deletion SET receipt = 'y'`)).rejects.toThrow('append-only')
    expect((await rowsOf(server, attemptId)).rating).toBe(2)
  })

  test('[D5] again it answers the same receipt, and everything else is refused', async () => {
    const { server, device, code, attemptId } = await answering(serverOf('always'))
    const { secrets, enrolment } = await readAttemptFiles(device.path(attemptId), device.deps.safeStorage)
    const { receipt } = await device.attempts.delete()
    server.clock.nowMs += 1_000
    const api = device.deps.apiAt('')
    expect(await api.deleteAttempt(attemptId, secrets.token)).toBe(receipt)
    const deviceKey = 'A'.repeat(43)
    expect([
      await codeOf(api.head(attemptId, secrets.token)),
      await codeOf(api.putSegment(attemptId, secrets.token, 0, new Uint8Array(288))),
      await codeOf(api.postUnit(attemptId, secrets.token, { segment: 0, offset: 288 }, new Uint8Array(99))),
      await codeOf(api.results(attemptId, secrets.token)),
      await codeOf(api.downloadJournal(attemptId, secrets.token)),
      await codeOf(api.enrol(attemptId, { code, deviceKey, token: secrets.token })),
    ]).toEqual(Array.from({ length: 6 }, () => 'attempt/deleted'))
    expect(await codeOf(api.deleteAttempt(attemptId, 'A'.repeat(43)))).toBe('sync/not-enrolled')
    expect(enrolment.code.length).toBe(12)
  })

  test('[D5] a worker that was about to score it stores nothing', async () => {
    const { server, device, attemptId } = await submitted(serverOf('always'))
    const { db } = server.store
    let isDeleted = false
    const deps = { db, primitives: testPrimitives, scoringKey: server.scoringKey, now: () => server.clock.nowMs }
    const slow = {
      ...engine,
      rate: async (...args: Parameters<typeof engine.rate>) => {
        await device.attempts.delete()
        isDeleted = true
        return engine.rate(...args)
      },
    }
    await scoreAttempt({ ...deps, rater: slow }, { organisationId: server.organisationId, attemptId })
    await score(server, attemptId)
    expect([isDeleted, await rowsOf(server, attemptId)]).toMatchObject([true, { opened: 0, rating: 0 }])
  })

  test('[D6] it counts for the retake, and the client says so after the deletion', async () => {
    const { device, code } = await answering(serverOf('always'))
    await device.attempts.delete()
    expect(await device.attempts.retake()).toEqual({
      invitationCode: code.replaceAll('-', ''),
      attemptNumber: 1,
      attemptsAllowed: 1,
      isAllowed: false,
      fromMs: null,
      code: 'retake/none-left',
    })
    expect(await codeOf(device.look(code))).toBe('retake/none-left')
  })
})
