import { readFileSync } from 'node:fs'
import { readOptions } from '../options.ts'
import { runningConnectionString } from '../postgres/own-postgres.ts'
import { connectPostgresql } from '../store/connect-postgresql.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'

/**
 * Opens the operator's database: `DATABASE_URL`, else the one in the data folder, whether its server is running now or
 * not. `dataFolder` null means the default one. @throws AppError `store/…`.
 */
export async function openDatabase(dataFolder: string | null): Promise<Store> {
  const options = readOptions(dataFolder === null ? [] : ['--data', dataFolder], process.env)
  const running = options.store.type === 'own' ? runningConnectionString(options.dataFolder) : null
  return running === null ? openStore(options, () => undefined) : connectPostgresql(running, 2)
}

/** Reads a password: the first line of `file`, or of standard input for `-`. */
export function readSecret(file: string): string {
  return readFileSync(file === '-' ? 0 : file, 'utf8').split('\n')[0] ?? ''
}
