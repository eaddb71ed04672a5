import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { type ApiProcess, startApi } from './demo/api-process.ts'

/**
 * `npm start`: the client on a person's desktop against a local scoring API with a database of its own. Uses Electron's
 * binary where it is installed or can be fetched; otherwise says why not and how to use the stand-in (`-- --stand-in`).
 */

const root = join(import.meta.dirname, '..')
const useStandIn = process.argv.includes('--stand-in')
const data = join(process.env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'candor-start')

function log(line: string): void {
  console.log(line)
}

/** Folder that holds an executable named electron. @throws Error with the way out when there is none. */
function findElectron(): string {
  if (useStandIn) return join(root, 'tests', 'host')
  const { CANDOR_ELECTRON } = process.env
  if (CANDOR_ELECTRON !== undefined) return CANDOR_ELECTRON
  const folder = join(root, 'node_modules', 'electron', 'dist')
  if (existsSync(join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron'))) return folder
  log("Electron's binary is not here yet; fetching it …")
  const fetched = spawnSync('install-electron', ['--no'], { encoding: 'utf8', timeout: 300_000 })
  if (fetched.status === 0) return folder
  const why =
    fetched.stderr
      .trim()
      .split('\n')
      .findLast((line) => /error/i.test(line)) ?? 'no reason was given'
  throw new Error(
    `Electron's binary could not be fetched (${why.trim()}).\n` +
      'Either put it there yourself and name its folder in CANDOR_ELECTRON, or take the stand-in, which runs the same\n' +
      "client on the system's Chromium and marks every attempt as not proctored: npm start -- --stand-in",
  )
}

function demandDisplay(): void {
  if (process.platform !== 'linux' || process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined)
    return
  throw new Error('There is no display to open a window on. On a machine without one, run: npm run demo')
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

async function main(): Promise<void> {
  demandDisplay()
  const electron = findElectron()
  log('Building the client and the review pages …')
  const built = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  if (built.status !== 0) throw new Error('The build failed: see above.')
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
