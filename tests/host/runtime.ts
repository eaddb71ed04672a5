import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** What the command line and the app's package.json say; filled in once by boot.ts before the app loads. */
export const facts = {
  name: 'Electron',
  version: '0.0.0',
  /** `--switch[=value]` arguments, in order. */
  switches: [] as readonly string[],
}

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

/** What a class here must agree with: those members of Electron's that it has, but for `Own` and the emitter's. */
export type Shape<Real, Own extends keyof Real> = Partial<Omit<Real, Own | keyof NodeJS.EventEmitter>>
