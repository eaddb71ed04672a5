import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'
import { chromiumPath } from './runtime.ts'

/** Each program that the stand-in runs, with the Debian package that has it. */
const tools = {
  setpriv: 'util-linux',
  stdbuf: 'coreutils',
  xprop: 'x11-utils',
  xev: 'x11-utils',
  xwininfo: 'x11-utils',
  xrandr: 'x11-xserver-utils',
  wmctrl: 'wmctrl',
  xdotool: 'xdotool',
  xclip: 'xclip',
} as const

function isOnPath(tool: string): boolean {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, tool), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/** @returns what to tell the person when something the stand-in needs is missing, else null. */
export function missingPrerequisite(): string | null {
  // Playwright looks for this sentence and adds its own advice.
  if (!process.env.DISPLAY)
    return 'Unable to open X display! Set DISPLAY, or start a virtual one (tests/host/display.ts).'
  if (!existsSync(chromiumPath)) {
    return `Chromium is not at ${chromiumPath}: install the package "chromium", or name the executable in CANDOR_CHROMIUM.`
  }
  for (const [tool, debianPackage] of Object.entries(tools)) {
    if (!isOnPath(tool)) return `The program "${tool}" is missing: install the package "${debianPackage}".`
  }
  return null
}

/** Starts a process that the kernel kills when this one ends, even after SIGKILL (PR_SET_PDEATHSIG). */
export function spawnTied(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', command, ...args], options)
  child.on('error', (error) => console.error(`${command}: ${error.message}`))
  return child
}

/** Runs a short command to its end. Resolves in every case: X tools fail when a window has just gone. */
export function run(command: string, ...args: string[]): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore' })
    child.on('error', () => resolve())
    child.on('exit', () => resolve())
  })
}

/** Standard output of a short command, or null when it failed. Blocks for a few milliseconds. */
export function capture(command: string, ...args: string[]): Buffer | null {
  const result = spawnSync(command, args, { stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 64 << 20 })
  return result.status === 0 ? result.stdout : null
}

/** As `capture`, decoded; '' when the command failed. */
export const captureText = (command: string, ...args: string[]): string =>
  capture(command, ...args)?.toString('utf8') ?? ''
