import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import type { ElectronApplication, Page } from 'playwright'
import { onTestFinished } from 'vitest'
import type { VirtualDisplay } from '../display.ts'
import { launchApp } from '../launch.ts'

const fixture = path.resolve(import.meta.dirname, '../fixture')

/** A new folder, removed when the test ends. */
export function newUserData(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'candor-host-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

export interface RunningFixture {
  app: ElectronApplication
  page: Page
  /** What the fixture's main process has seen so far. */
  notes(): Promise<string[]>
}

/** Starts the fixture under Playwright and waits for its page; closed when the test ends. */
export async function launchFixture(
  display: VirtualDisplay,
  options: { userData?: string; args?: string[]; env?: Record<string, string> } = {},
): Promise<RunningFixture> {
  const { userData = newUserData(), args = [], env = {} } = options
  const app = await launchApp({ display, userData, app: fixture, args, env })
  onTestFinished(() => app.close().catch(() => {}))
  const page = await app.firstWindow()
  await page.waitForSelector('textarea')
  return { app, page, notes: () => app.evaluate(() => (globalThis as unknown as { notes: string[] }).notes) }
}

/** Runs the stand-in from a shell, as `npx electron fixture`, to its end. */
export async function runElectron(
  env: Record<string, string>,
  userData: string,
  ...args: string[]
): Promise<{ exitCode: number | null; stdout: string; stderr: string }> {
  const electron = path.resolve(import.meta.dirname, '../electron')
  const child = spawn(electron, [fixture, `--user-data-dir=${userData}`, ...args], { env })
  const [[exitCode], stdout, stderr] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)])
  return { exitCode, stdout, stderr }
}

/** Runs xdotool on a display and returns what it prints. */
export const xdotool = ({ env }: VirtualDisplay, ...args: string[]): string =>
  execFileSync('xdotool', args, { env, encoding: 'utf8' }).trim()

/** Opens a window of another program and gives it the focus; closed when the test ends. */
export async function openOtherWindow({ env }: VirtualDisplay): Promise<{ close(): void }> {
  const other = spawn('xterm', ['-title', 'other', '-e', 'sleep', '60'], { env, stdio: 'ignore' })
  onTestFinished(() => void other.kill())
  execFileSync('xdotool', ['search', '--sync', '--onlyvisible', '--name', '^other$', 'windowactivate', '--sync'], {
    env,
  })
  return { close: () => void other.kill() }
}

/** Command lines of the programs that run on a display, without its window manager. */
export function programsOn({ display }: VirtualDisplay): string[] {
  const ids = execFileSync('ps', ['-eo', 'pid='], { encoding: 'utf8' }).trim().split(/\s+/)
  const read = (id: string, file: string): string[] => {
    try {
      return readFileSync(`/proc/${id}/${file}`, 'utf8').split('\0')
    } catch {
      return [] // it has ended meanwhile
    }
  }
  return ids
    .filter((id) => read(id, 'environ').includes(`DISPLAY=${display}`))
    .map((id) => read(id, 'cmdline').join(' '))
    .filter((command) => command !== '' && !command.startsWith('openbox'))
}
