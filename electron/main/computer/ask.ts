import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'

/** How the client asks the computer what no API of Electron tells: small files, and commands with a time limit. */
export interface Computer {
  readonly platform: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Text of a file; null when there is none or it may not be read. */
  readonly readText: (path: string) => Promise<string | null>
  /** Names in a folder; none when it cannot be read. */
  readonly list: (path: string) => Promise<readonly string[]>
  /** What a program writes; null when it is missing, fails, or takes longer than three seconds. */
  readonly run: (program: string, args: readonly string[]) => Promise<string | null>
}

const timeoutMs = 3_000
const maxBytes = 4_000_000

export const systemComputer: Computer = {
  platform: process.platform,
  env: process.env,
  readText: (path) => readFile(path, 'utf8').catch(() => null),
  list: (path) => readdir(path).catch(() => []),
  run: (program, args) =>
    new Promise((resolve) => {
      execFile(program, args, { timeout: timeoutMs, maxBuffer: maxBytes, windowsHide: true }, (error, stdout) =>
        resolve(error === null ? stdout : null),
      )
    }),
}
