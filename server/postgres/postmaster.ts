import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { AppError } from '../../shared/errors.ts'
import { isRunning } from '../store/lock-file.ts'
import { clusterFolder } from './cluster.ts'
import type { PostgresBinaries } from './find-binaries.ts'
import type { RunnerIdentity } from './runner-identity.ts'

const START_TIMEOUT_MS = 60_000

/**
 * A postmaster that outlived its server (SIGKILL) still holds the folder. The caller holds the folder's lock, so no
 * other server uses it: it is stopped as PostgreSQL wants to be stopped.
 */
export async function stopOrphan(dataFolder: string): Promise<void> {
  const folder = clusterFolder(dataFolder)
  const pidFile = join(folder, 'postmaster.pid')
  const pid = existsSync(pidFile) ? Number.parseInt(readFileSync(pidFile, 'utf8'), 10) : Number.NaN
  if (!Number.isInteger(pid) || !isRunning(pid)) return
  if (!isPostmasterOf(pid, folder)) return // the pid was given to another program since; PostgreSQL sees that too
  process.kill(pid, 'SIGINT')
  const deadline = Date.now() + 20_000
  while (isRunning(pid)) {
    if (Date.now() > deadline) throw new AppError('store/locked')
    await delay(50)
  }
}

/** Looks at the program's own arguments where the system shows them; elsewhere the pid file is believed. */
function isPostmasterOf(pid: number, folder: string): boolean {
  const file = `/proc/${pid}/cmdline`
  return !existsSync('/proc/self/cmdline') || (existsSync(file) && readFileSync(file, 'utf8').includes(folder))
}

/** Starts a postmaster on a loopback port, durable, with its words in postgresql.log. Does not wait for it. */
export function launch(
  binaries: PostgresBinaries,
  dataFolder: string,
  port: number,
  identity: RunnerIdentity | null,
): ChildProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    max_connections: 60,
    shared_buffers: '128MB',
    log_min_messages: 'warning',
  }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = openSync(join(dataFolder, 'postgresql.log'), 'a', 0o600)
  const stdio: ['ignore', number, number] = ['ignore', log, log]
  // Its own process group: a terminal's Ctrl+C must reach the server first, which then stops the database.
  const child = spawn(binaries.postgres, ['-D', clusterFolder(dataFolder), ...args], {
    ...identity,
    stdio,
    cwd: '/',
    detached: true,
  })
  closeSync(log)
  child.on('error', () => undefined) // waitUntilReady reports it
  return child
}

/** False when it ended by itself, or did not answer in time. */
export async function isReady(child: ChildProcess, connectionString: string): Promise<boolean> {
  const deadline = Date.now() + START_TIMEOUT_MS
  while (Date.now() < deadline && child.exitCode === null && child.signalCode === null) {
    if (await answers(connectionString)) return true
    await delay(20)
  }
  child.kill('SIGQUIT')
  return false
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 })
  try {
    await client.connect()
    await client.query('SELECT 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** A loopback port that was free just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject()))
    })
  })
}

/** Ends a postmaster: connections are closed first, and after twenty seconds nobody is asked any more. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGINT')
  const impatience = setTimeout(() => child.kill('SIGQUIT'), 20_000)
  await gone
  clearTimeout(impatience)
}
