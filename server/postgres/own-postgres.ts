import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { AppError } from '../../shared/errors.ts'
import { isRunning } from '../store/lock-file.ts'
import { clusterFolder, clusterPassword, isClusterMade, makeCluster } from './cluster.ts'
import { findBinaries, type PostgresBinaries } from './find-binaries.ts'
import { freePort, isReady, launch, stop, stopOrphan } from './postmaster.ts'
import { chooseIdentity } from './runner-identity.ts'

export interface OwnPostgres {
  readonly connectionString: string
  readonly pid: number
  /** Resolves once the postmaster is gone. Connections are closed first ("fast"). */
  readonly stop: () => Promise<void>
}

export interface OwnPostgresOptions {
  /** The server's data folder; the cluster is its subfolder `postgresql`. */
  readonly dataFolder: string
  /** One line for a person per step that takes time. */
  readonly onProgress: (line: string) => void
  readonly binaries?: PostgresBinaries
  /** Called when it ends without having been asked to. */
  readonly onLost?: () => void
}

const MAX_STARTS = 20
const RESTART_DELAY_MS = 250

/**
 * Runs PostgreSQL as a child process in the data folder: makes the cluster at the first start, recovers it after an
 * unclean stop, listens on a free loopback port with a random password, and commits durably.
 * @throws AppError `store/no-binaries`, `store/start-failed`, or `store/locked` when another server runs there.
 */
export async function startOwnPostgres(options: OwnPostgresOptions): Promise<OwnPostgres> {
  const { dataFolder, onProgress } = options
  const binaries = options.binaries ?? findBinaries()
  const identity = chooseIdentity()
  const password = clusterPassword(dataFolder)
  if (!isClusterMade(dataFolder)) {
    onProgress(`Making a database in ${clusterFolder(dataFolder)} (PostgreSQL of the ${binaries.origin}) …`)
    await makeCluster(binaries, dataFolder, identity)
  }
  await stopOrphan(dataFolder)
  onProgress('Starting PostgreSQL …')
  for (let tries = 1; ; tries++) {
    const port = await freePort()
    const child = launch(binaries, dataFolder, port, identity)
    const connectionString = `postgresql://candor:${password}@127.0.0.1:${port}/postgres`
    if (await isReady(child, connectionString)) {
      const onLost = () => options.onLost?.()
      child.once('exit', onLost)
      return {
        connectionString,
        pid: child.pid ?? 0,
        stop: () => {
          child.off('exit', onLost)
          return stop(child)
        },
      }
    }
    // Processes of a killed postmaster hold its memory for a moment, and another program may have taken the port.
    if (tries === MAX_STARTS)
      throw new AppError('store/start-failed', {
        detail: `PostgreSQL did not start: see ${join(dataFolder, 'postgresql.log')}.`,
      })
    await delay(RESTART_DELAY_MS)
  }
}

/** How to reach the PostgreSQL that a running server keeps in `dataFolder`; null while none runs. */
export function runningConnectionString(dataFolder: string): string | null {
  const pidFile = join(clusterFolder(dataFolder), 'postmaster.pid')
  const [pid, , , port] = existsSync(pidFile) ? readFileSync(pidFile, 'utf8').split('\n') : []
  if (!isRunning(Number(pid)) || port === undefined) return null
  return `postgresql://candor:${clusterPassword(dataFolder)}@127.0.0.1:${port}/postgres`
}
