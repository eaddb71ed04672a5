import path from 'node:path'
import { _electron, type ElectronApplication } from 'playwright'
import type { VirtualDisplay } from './display.ts'

export interface LaunchOptions {
  /** Where the window appears; without one, the display of this process's environment. */
  display?: VirtualDisplay
  /** The app's userData folder. */
  userData: string
  /** The app: its folder or main file. Default: the repository. */
  app?: string
  args?: readonly string[]
  env?: Readonly<Record<string, string>>
}

/** The folder of a real Electron's executable, when the person has one. */
const realElectron = process.env.CANDOR_ELECTRON

/** Which runtime the specs run on, for reports. */
export const runtimeName = (): string =>
  realElectron ? `Electron in ${realElectron}` : 'Electron stand-in (tests/host)'

/** Starts the app as `electron .` would, on the real runtime if CANDOR_ELECTRON names one, else on the stand-in. */
export function launchApp(options: LaunchOptions): Promise<ElectronApplication> {
  const repository = path.resolve(import.meta.dirname, '../..')
  // Playwright asks the npm package `electron` in this process for the executable.
  process.env.ELECTRON_OVERRIDE_DIST_PATH = realElectron ?? import.meta.dirname
  const inherited = options.display?.env ?? (process.env as Record<string, string>)
  return _electron.launch({
    args: [options.app ?? repository, `--user-data-dir=${options.userData}`, ...(options.args ?? [])],
    cwd: repository,
    env: { ...inherited, ...options.env },
    // Playwright would otherwise force the light scheme on every page.
    colorScheme: null,
  })
}
