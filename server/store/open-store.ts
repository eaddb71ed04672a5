import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ServerOptions } from '../options.ts'
import { type OwnPostgresOptions, startOwnPostgres } from '../postgres/own-postgres.ts'
import { connectPostgresql } from './connect-postgresql.ts'
import { takeLockFile } from './lock-file.ts'
import { migrate } from './migrate.ts'
import type { Store } from './store.ts'

/**
 * Opens the store that the options name and brings it to this version's schema. A data folder that holds the data is
 * locked for this process. `close` undoes everything, in order; `onLost` is called when an
 * own database ends by itself. @throws AppError `store/…`.
 */
export async function openStore(
  options: Pick<ServerOptions, 'store' | 'dataFolder'>,
  onProgress: (line: string) => void,
  onLost: () => void = () => undefined,
): Promise<Store> {
  const opened = await open(options, onProgress, onLost)
  try {
    const applied = await migrate(opened)
    if (applied.length > 0) onProgress(`Brought the database to ${applied.at(-1)}.`)
    return opened
  } catch (cause) {
    await opened.close()
    throw cause
  }
}

async function open(
  { store, dataFolder }: Pick<ServerOptions, 'store' | 'dataFolder'>,
  onProgress: (line: string) => void,
  onLost: () => void,
): Promise<Store> {
  if (store.type === 'url') return connectPostgresql(store.url)
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const unlock = takeLockFile(join(dataFolder, 'server.lock'))
  try {
    return store.type === 'own'
      ? await openOwn({ dataFolder, onProgress, onLost }, unlock)
      : await openPglite(dataFolder, onProgress, unlock)
  } catch (cause) {
    unlock()
    throw cause
  }
}

async function openOwn(options: OwnPostgresOptions, unlock: () => void): Promise<Store> {
  const postgres = await startOwnPostgres(options)
  const store = connectPostgresql(postgres.connectionString)
  return {
    ...store,
    close: async () => {
      await store.close()
      await postgres.stop()
      unlock()
    },
  }
}

async function openPglite(dataFolder: string, onProgress: (line: string) => void, unlock: () => void): Promise<Store> {
  onProgress('Throw-away store: what it acknowledges is NOT safe against power loss. Never use it for real attempts.')
  // Loaded only here: a production install does not carry it.
  const { connectPglite } = await import('./connect-pglite.ts')
  const store = await connectPglite(join(dataFolder, 'pglite'))
  return {
    ...store,
    close: async () => {
      await store.close()
      unlock()
    },
  }
}
