import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { AppError } from '../../shared/errors.ts'
import type { Store } from './store.ts'

/** Every migration, oldest first. A file is frozen once released; a change is a new file at the end. */
export const migrations = [
  '0001-first-form',
  '0002-forms-and-retakes',
  '0003-hand-over-and-deletion',
  '0004-review-desk',
  '0005-replies',
  '0006-live',
] as const

/** Any number that no other program uses for an advisory lock on this database. */
const LOCK = 4_270_001

/** Reads the SQL of one migration from its file. */
export function readMigration(name: string): string {
  return readFileSync(new URL(`./migrations/${name}.sql`, import.meta.url), 'utf8')
}

/** The names that were applied, oldest first; the table is made on the first call. */
export async function appliedMigrations(store: Store): Promise<readonly string[]> {
  await store.runScript(
    `BEGIN; SELECT pg_advisory_xact_lock(${LOCK});
     CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now()); COMMIT`,
  )
  const applied = await sql<{ name: string }>`SELECT name FROM migration ORDER BY name`.execute(store.db)
  return applied.rows.map((row) => row.name)
}

/**
 * Brings the database to the last of `names`; several processes may call it at once. `readScript` is for tests.
 * @throws AppError `store/newer` when a migration was applied that this version does not know.
 */
export async function migrate(
  store: Store,
  names: readonly string[] = migrations,
  readScript: (name: string) => string = readMigration,
): Promise<readonly string[]> {
  const applied = new Set(await appliedMigrations(store))
  const unknown = [...applied].find((name) => !names.includes(name))
  if (unknown !== undefined) throw new AppError('store/newer', { detail: `The database knows ${unknown}.` })
  const missing = names.filter((name) => !applied.has(name))
  for (const name of missing) await apply(store, name, readScript(name))
  return missing
}

/** One migration in one transaction; of several processes one applies it and the others find it applied. */
async function apply(store: Store, name: string, script: string): Promise<void> {
  const isGone = (await appliedMigrations(store)).includes(name)
  if (isGone) return
  try {
    await store.runScript(
      `BEGIN; SELECT pg_advisory_xact_lock(${LOCK}); INSERT INTO migration (name) VALUES ('${name}'); ${script}; COMMIT`,
    )
  } catch (cause) {
    const isAppliedByAnother = (await appliedMigrations(store)).includes(name)
    if (!isAppliedByAnother)
      throw new AppError('store/migration-failed', { cause, detail: `Migration ${name} failed.` })
  }
}
