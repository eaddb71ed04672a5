import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findBinaries } from '../../server/postgres/find-binaries.ts'
import { startOwnPostgres } from '../../server/postgres/own-postgres.ts'
import { findUser } from '../../server/postgres/runner-identity.ts'
import { connectPostgresql } from '../../server/store/connect-postgresql.ts'
import { isRunning } from '../../server/store/lock-file.ts'
import { openStore } from '../../server/store/open-store.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'candor-postgres-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const quiet = () => undefined

test.each(['system', 'package'] as const)('runs the binaries of the %s, and stops them', async (origin) => {
  const binaries = findBinaries(undefined, origin)
  const postgres = await startOwnPostgres({ dataFolder: folder, onProgress: quiet, binaries })
  const store = connectPostgresql(postgres.connectionString)
  const settings = await sql<{ sync: string; fsync: string }>`
    SELECT current_setting('synchronous_commit') AS sync, current_setting('fsync') AS fsync`.execute(store.db)
  await store.close()
  await postgres.stop()
  expect(settings.rows).toEqual([{ sync: 'on', fsync: 'on' }])
  expect(isRunning(postgres.pid)).toBe(false)
})

test('keeps the rows of a postmaster that was killed, and starts again', async () => {
  const first = await startOwnPostgres({ dataFolder: folder, onProgress: quiet })
  const before = connectPostgresql(first.connectionString)
  await before.runScript('CREATE TABLE kept (n int); INSERT INTO kept SELECT generate_series(1, 500)')
  process.kill(first.pid, 'SIGKILL')
  await before.close().catch(quiet)
  const second = await startOwnPostgres({ dataFolder: folder, onProgress: quiet })
  const after = connectPostgresql(second.connectionString)
  const rows = await sql<{ rows: number }>`SELECT count(*)::int AS rows FROM kept`.execute(after.db)
  await after.close()
  await second.stop()
  expect(rows.rows).toEqual([{ rows: 500 }])
})

test('takes over a postmaster whose server is gone', async () => {
  const orphan = await startOwnPostgres({ dataFolder: folder, onProgress: quiet })
  const store = await openStore({ store: { type: 'own' }, dataFolder: folder }, quiet)
  const isOrphanRunning = isRunning(orphan.pid)
  await store.close()
  expect(isOrphanRunning).toBe(false)
})

test('refuses a data folder that a running server holds', async () => {
  const options = { store: { type: 'own' }, dataFolder: folder } as const
  const store = await openStore(options, quiet)
  const lock = join(folder, 'server.lock')
  expect(Number(readFileSync(lock, 'utf8'))).toBe(process.pid)
  writeFileSync(lock, `${process.ppid}\n`) // a process that lives and is not this one
  await expect(openStore(options, quiet)).rejects.toMatchObject({ code: 'store/locked' })
  await store.close()
  expect(() => statSync(lock)).toThrow('ENOENT')
})

test('says in one line at the first start what takes time, and nothing secret', async () => {
  const lines: string[] = []
  const postgres = await startOwnPostgres({ dataFolder: folder, onProgress: (line) => lines.push(line) })
  await postgres.stop()
  const password = readFileSync(join(folder, 'postgresql.password'), 'utf8').trim()
  expect(lines.length).toBe(2)
  expect(lines.join('\n')).not.toContain(password)
  expect(statSync(join(folder, 'postgresql.password')).mode & 0o777).toBe(0o600)
})

test('names the folder that lets no other user through, when it was started as root', async () => {
  if (process.getuid?.() !== 0)
    return expect(findUser('nobody', 'nobody:x:65534:65534::/:/bin/false')?.uid).toBe(65_534)
  const closed = join(folder, 'closed')
  mkdirSync(join(closed, 'inner', 'data'), { recursive: true })
  mkdirSync(closed, { recursive: true })
  chmodSync(closed, 0o700)
  await expect(
    startOwnPostgres({ dataFolder: join(closed, 'inner', 'data'), onProgress: quiet }),
  ).rejects.toMatchObject({
    code: 'store/start-failed',
    message: expect.stringContaining(closed),
  })
})
