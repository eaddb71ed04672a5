import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** What opening the client on a person's desktop needs, for tools/start.ts and tools/preview.ts. */

const root = join(import.meta.dirname, '..')

/** Folder that holds an executable named electron. @throws Error with the way out when there is none. */
export function findElectron(useStandIn: boolean, log: (line: string) => void): string {
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

/** @throws Error when there is nothing to open a window on. */
export function demandDisplay(): void {
  if (process.platform !== 'linux' || process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined)
    return
  throw new Error('There is no display to open a window on. On a machine without one, run: npm run demo')
}

/** Builds client and review pages. @throws Error when that fails; what failed was printed. */
export function buildClient(): void {
  const built = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  if (built.status !== 0) throw new Error('The build failed: see above.')
}
