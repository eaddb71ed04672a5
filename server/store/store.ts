import type { Kysely } from 'kysely'
import type { ConstructorOptions } from 'pg-boss'
import type { Tables } from './tables.ts'

export type Database = Kysely<Tables>

/** An open database, whichever driver carries it. */
export interface Store {
  /** `postgresql` or `pglite`; only the first survives a power loss. */
  readonly kind: 'postgresql' | 'pglite'
  readonly db: Database
  /** Runs a script of several statements, in a transaction of its own. */
  readonly runScript: (script: string) => Promise<void>
  /** How pg-boss reaches the same database. */
  readonly bossOptions: ConstructorOptions
  readonly close: () => Promise<void>
}
