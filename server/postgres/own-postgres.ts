import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { AppError } from '../../shared/errors.ts'
import { isRunning } from '../store/lock-file.ts'
import { findBinaries, type PostgresBinaries } from './find-binaries.ts'
import { chooseIdentity, giveFolder, type RunnerIdentity } from './runner-identity.ts'

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
}

const START_TIMEOUT_MS = 60_000
const MAX_STARTS = 20
const RESTART_DELAY_MS = 250

/**
 * Runs PostgreSQL as a child process in the data folder: makes the cluster at the first start, recovers it after an
 * unclean stop, listens on a free loopback port with a random password, and commits durably.
 * @throws AppError `store/no-binaries`, `store/start-failed`, or `store/locked` when another server runs there.
 */
export async function startOwnPostgres(options: OwnPostgresOptions): Promise<OwnPostgres> {
  const binaries = options.binaries ?? findBinaries()
  const folder = join(options.dataFolder, 'postgresql')
  const identity = chooseIdentity()
  const password = ownPassword(options.dataFolder)
  if (!existsSync(join(folder, 'PG_VERSION'))) {
    options.onProgress(`Making a database in ${folder} (PostgreSQL of the ${binaries.origin}) …`)
    await initialise(binaries, folder, options.dataFolder, password, identity)
  }
  await stopOrphan(folder)
  options.onProgress('Starting PostgreSQL …')
  for (let tries = 1; ; tries++) {
    const port = await freePort()
    const child = launch(binaries, folder, options.dataFolder, port, identity)
    const connectionString = `postgresql://candor:${password}@127.0.0.1:${port}/postgres`
    if (await isReady(child, connectionString))
      return { connectionString, pid: child.pid ?? 0, stop: () => stop(child) }
    // Processes of a killed postmaster hold its memory for a moment, and another program may have taken the port.
    if (tries === MAX_STARTS)
      throw new AppError('store/start-failed', {
        detail: `PostgreSQL did not start: see ${join(options.dataFolder, 'postgresql.log')}.`,
      })
    await delay(RESTART_DELAY_MS)
  }
}

/** How to reach the PostgreSQL that a running server keeps in `dataFolder`; null while none runs. */
export function runningConnectionString(dataFolder: string): string | null {
  const pidFile = join(dataFolder, 'postgresql', 'postmaster.pid')
  const [pid, , , port] = existsSync(pidFile) ? readFileSync(pidFile, 'utf8').split('\n') : []
  if (!isRunning(Number(pid)) || port === undefined) return null
  return `postgresql://candor:${ownPassword(dataFolder)}@127.0.0.1:${port}/postgres`
}

/** The cluster's password rests beside it, readable by the server's user alone. */
function ownPassword(dataFolder: string): string {
  const file = join(dataFolder, 'postgresql.password')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  const password = randomBytes(24).toString('base64url')
  writeFileSync(file, `${password}\n`, { mode: 0o600 })
  return password
}

async function initialise(
  binaries: PostgresBinaries,
  folder: string,
  dataFolder: string,
  password: string,
  identity: RunnerIdentity | null,
): Promise<void> {
  rmSync(folder, { recursive: true, force: true }) // a first start that was killed left a folder without PG_VERSION
  mkdirSync(folder, { mode: 0o700 })
  if (identity !== null) giveFolder(folder, identity)
  const passwordFile = join(folder, '..', `postgresql.init-${process.pid}`)
  writeFileSync(passwordFile, password, { mode: 0o644 })
  const args = ['-D', folder, '-U', 'candor', `--pwfile=${passwordFile}`, '-A', 'scram-sha-256', '-E', 'UTF8']
  args.push('--locale=C', '--no-instructions')
  const log = openSync(join(dataFolder, 'postgresql.log'), 'a', 0o600)
  const child = spawn(binaries.initdb, args, { ...identity, stdio: ['ignore', log, log], cwd: '/' })
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  }).finally(() => {
    rmSync(passwordFile, { force: true })
    closeSync(log)
  })
  if (exitCode !== 0) throw new AppError('store/start-failed', { detail: `initdb ended with ${exitCode}.` })
}

/**
 * A postmaster that outlived its server (SIGKILL) still holds the folder. The caller holds the folder's lock, so no
 * other server uses it: it is stopped as PostgreSQL wants to be stopped.
 */
async function stopOrphan(folder: string): Promise<void> {
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

function launch(
  binaries: PostgresBinaries,
  folder: string,
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
  const child = spawn(binaries.postgres, ['-D', folder, ...args], { ...identity, stdio, cwd: '/', detached: true })
  closeSync(log)
  child.on('error', () => undefined) // waitUntilReady reports it
  return child
}

/** False when it ended by itself, or did not answer in time. */
async function isReady(child: ChildProcess, connectionString: string): Promise<boolean> {
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

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject()))
    })
  })
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGINT')
  const impatience = setTimeout(() => child.kill('SIGQUIT'), 20_000)
  await gone
  clearTimeout(impatience)
}
