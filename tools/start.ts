import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { type ApiProcess, startApi } from './demo/api-process.ts'
import { buildClient, demandDisplay, findElectron } from './find-electron.ts'

/**
 * `npm start`: the client on a person's desktop against a local scoring API with a database of its own. Uses Electron's
 * binary where it is installed or can be fetched; otherwise says why not and how to use the stand-in (`-- --stand-in`).
 * `-- --print-effective-policy` prints the policy that holds on this computer instead.
 */

const root = join(import.meta.dirname, '..')
const data = join(process.env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'candor-start')

function log(line: string): void {
  console.log(line)
}

async function openClient(api: ApiProcess, electron: string): Promise<void> {
  const env = { ...process.env, CANDOR_SERVER: api.ready.url, ELECTRON_OVERRIDE_DIST_PATH: electron }
  const client = spawn(join(electron, 'electron'), [root, `--user-data-dir=${join(data, 'client')}`], {
    env,
    stdio: 'inherit',
  })
  const stop = () => client.kill('SIGTERM')
  process.once('SIGINT', stop)
  await once(client, 'exit')
}

/** `npm start -- --print-effective-policy [--json]`: the client prints its policy; no display and no server are needed. */
async function printPolicy(): Promise<void> {
  const electron = findElectronOrStandIn()
  buildClient()
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: electron }
  const args = [root, `--user-data-dir=${join(data, 'client')}`, ...process.argv.slice(2)]
  const client = spawn(join(electron, 'electron'), args, { env, stdio: 'inherit' })
  const [exitCode] = await once(client, 'exit')
  process.exitCode = typeof exitCode === 'number' ? exitCode : 1
}

/** Nothing is taken on it here, so the stand-in will do, and the report names it. */
function findElectronOrStandIn(): string {
  try {
    return findElectron(process.argv.includes('--stand-in'), console.error)
  } catch {
    console.error("Electron's binary could not be fetched: the stand-in is asked.")
    return findElectron(true, console.error)
  }
}

async function main(): Promise<void> {
  if (process.argv.includes('--print-effective-policy')) return printPolicy()
  demandDisplay()
  const electron = findElectron(process.argv.includes('--stand-in'), log)
  log('Building the client and the review pages …')
  buildClient()
  mkdirSync(data, { recursive: true })
  if (process.getuid?.() === 0) chmodSync(data, 0o711) // PostgreSQL runs as another user then and must pass through
  const api = await startApi(join(data, 'server'), 0, { isFirst: true }, log)
  try {
    log('\nClose the window to stop everything.')
    await openClient(api, electron)
  } finally {
    await api.stop()
  }
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
