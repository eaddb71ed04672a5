import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect } from 'kysely'
import { fromPglite } from 'pg-boss'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

/**
 * Opens PostgreSQL in WebAssembly, in memory or in `folder`. It never calls fsync and two processes on one folder lose
 * rows: for unit tests and throw-away use only, under the lock file of server/store/lock-file.ts.
 */
export async function connectPglite(folder?: string): Promise<Store> {
  const pglite = await (folder === undefined ? PGlite.create() : PGlite.create(folder))
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) })
  return {
    kind: 'pglite',
    db,
    runScript: async (script) => {
      try {
        await pglite.exec(script)
      } catch (cause) {
        await pglite.exec('ROLLBACK') // the one connection must not stay in a failed transaction
        throw cause
      }
    },
    bossOptions: { db: fromPglite(pglite), backend: 'pglite' },
    close: async () => {
      await db.destroy()
      if (!pglite.closed) await pglite.close()
    },
  }
}
