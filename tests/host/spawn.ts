import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'

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

/** Standard output of a short command, or '' when it failed. Blocks for a few milliseconds. */
export function capture(command: string, ...args: string[]): string {
  const result = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 64 << 20,
  })
  return result.status === 0 ? result.stdout : ''
}
