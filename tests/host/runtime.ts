import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** What the command line and the app's package.json say; filled in once by boot.ts before the app loads. */
export interface AppFacts {
  appPath: string
  name: string
  version: string
  /** `--switch[=value]` arguments, in order, without those of Node itself. */
  switches: readonly string[]
}

export const facts: AppFacts = { appPath: process.cwd(), name: 'Electron', version: '0.0.0', switches: [] }

/** The folder of the stand-in. */
export const hostFolder = import.meta.dirname

/** `process.versions.electron`: the version of the typings, marked so that no record can take it for the real thing. */
export function standInVersion(): string {
  const manifest = createRequire(import.meta.url).resolve('electron/package.json')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  return `${version}-standin`
}

/** Chromium's own executable; Debian's `/usr/bin/chromium` is a wrapper that adds flags. CANDOR_CHROMIUM names another. */
export const chromiumPath = process.env.CANDOR_CHROMIUM ?? '/usr/lib/chromium/chromium'

/** Where Chromium keeps its profile and the stand-in its key: inside the app's own userData. */
export const hostDataFolder = (userData: string): string => path.join(userData, 'standin')

/** Writes to standard error when CANDOR_HOST_TRACE is set. */
export function trace(...words: unknown[]): void {
  if (process.env.CANDOR_HOST_TRACE) console.error('[standin]', Math.round(performance.now()), ...words)
}
