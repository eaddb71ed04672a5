import { readdirSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectPglite } from '../../server/store/connect-pglite.ts'
import { appliedMigrations, migrate, migrations, readMigration } from '../../server/store/migrate.ts'
import type { Store } from '../../server/store/store.ts'

let store: Store
beforeAll(async () => {
  store = await connectPglite()
})
afterAll(() => store.close())

/** An empty database. */
async function open(): Promise<Store> {
  await store.runScript('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  return store
}

test('lists every file of the folder, numbered without a gap', () => {
  const folder = new URL('../../server/store/migrations/', import.meta.url)
  const files = readdirSync(folder).map((name) => name.replace(/\.sql$/, ''))
  expect(files.toSorted()).toEqual([...migrations])
  expect(migrations.map((name) => Number(name.slice(0, 4)))).toEqual(migrations.map((_name, index) => index + 1))
})

test('applies what is missing, once', async () => {
  const it = await open()
  expect(await migrate(it)).toEqual([...migrations])
  expect(await migrate(it)).toEqual([])
  expect(await appliedMigrations(it)).toEqual([...migrations])
})

test('lets two processes migrate at once', async () => {
  const it = await open()
  await Promise.all([migrate(it), migrate(it)])
  expect(await appliedMigrations(it)).toEqual([...migrations])
})

test('keeps every row of the version before', async () => {
  const it = await open()
  await migrate(it, migrations)
  await sql`INSERT INTO organisation VALUES (gen_random_uuid(), 'Kept', '\\x00', '\\x01', 7)`.execute(it.db)
  const before = await it.db.selectFrom('organisation').selectAll().execute()
  await migrate(it, [...migrations, '9999-next'], (name) =>
    name === '9999-next' ? 'ALTER TABLE organisation ADD COLUMN added text' : readMigration(name),
  )
  const after = await it.db.selectFrom('organisation').select(['name', 'created_ms', 'scoring_key_id']).execute()
  expect(after).toEqual(before.map(({ name, created_ms, scoring_key_id }) => ({ name, created_ms, scoring_key_id })))
})

test('refuses a database that a newer version wrote, and leaves it alone', async () => {
  const it = await open()
  await migrate(it, [...migrations, '9999-next'], (name) => (name === '9999-next' ? 'SELECT 1' : readMigration(name)))
  await expect(migrate(it)).rejects.toMatchObject({ code: 'store/newer' })
})

test('leaves nothing of a migration that fails', async () => {
  const it = await open()
  const broken = (name: string) => (name === '9999-next' ? 'CREATE TABLE half (); SELECT 1/0' : readMigration(name))
  await expect(migrate(it, [...migrations, '9999-next'], broken)).rejects.toMatchObject({
    code: 'store/migration-failed',
  })
  expect(await appliedMigrations(it)).toEqual([...migrations])
  const half = await sql`SELECT to_regclass('half') AS half`.execute(it.db)
  expect(half.rows).toEqual([{ half: null }])
})

test('refuses to change what was rated and what was written down about who opened what', async () => {
  const it = await open()
  await migrate(it)
  await sql`INSERT INTO audit VALUES (gen_random_uuid(), gen_random_uuid(), 1, NULL, 'signed-in', NULL)`.execute(it.db)
  await expect(sql`UPDATE audit SET action = 'other'`.execute(it.db)).rejects.toThrow('append-only')
  await expect(sql`DELETE FROM audit`.execute(it.db)).rejects.toThrow('append-only')
})

test('gives bytes as Uint8Array and large integers as numbers', async () => {
  const it = await open()
  const answer = await sql<{
    bytes: Uint8Array
    big: number
  }>`SELECT '\\xff00'::bytea AS bytes, 5000000000::int8 AS big`.execute(it.db)
  expect(answer.rows).toEqual([{ bytes: new Uint8Array([255, 0]), big: 5_000_000_000 }])
})
