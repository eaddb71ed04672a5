import { EventEmitter } from 'node:events'
import { mkdirSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'
import type { BrowserWindow } from './browser-window.ts'
import { chromium } from './chromium.ts'
import { CommandLine } from './command-line.ts'
import { preventable } from './event.ts'
import { facts } from './runtime.ts'
import { type SecondInstance, SingleInstanceLock } from './single-instance.ts'

type Implemented = Pick<
  Electron.App,
  | 'isReady'
  | 'whenReady'
  | 'quit'
  | 'exit'
  | 'getPath'
  | 'setPath'
  | 'getAppPath'
  | 'getName'
  | 'setName'
  | 'getVersion'
  | 'getLocale'
  | 'getSystemLocale'
  | 'getPreferredSystemLanguages'
  | 'requestSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'hasSingleInstanceLock'
  | 'enableSandbox'
  | 'setAsDefaultProtocolClient'
  | 'setAppUserModelId'
  | 'isPackaged'
  | 'name'
>
type PathName = Parameters<Electron.App['getPath']>[0]

class App extends EventEmitter implements Implemented {
  readonly isPackaged = false
  readonly commandLine = new CommandLine()
  readonly windows = new Set<BrowserWindow>()
  name = facts.name
  isQuitting = false
  readonly #lock = new SingleInstanceLock()
  readonly #paths = new Map<string, string>()
  readonly #ready = Promise.withResolvers<void>()
  #isReady = false

  isReady(): boolean {
    return this.#isReady
  }
  whenReady(): Promise<void> {
    return this.#ready.promise
  }

  /** Called by boot.ts. Emits through `this.emit`, which Playwright's loader replaces to hold `ready` back. */
  markReady(): void {
    this.#isReady = true
    this.#ready.resolve()
    this.emit('ready', preventable(), {})
  }

  getName(): string {
    return this.name
  }
  setName(name: string): void {
    this.name = name
  }
  getVersion(): string {
    return facts.version
  }
  getAppPath(): string {
    return facts.appPath
  }
  getLocale(): string {
    return 'en-US'
  }
  getSystemLocale(): string {
    return 'en-US'
  }
  getPreferredSystemLanguages(): string[] {
    return ['en-US']
  }

  /** `--user-data-dir` wins over XDG_CONFIG_HOME, as in Electron. @throws for a name without a place on Linux. */
  getPath(name: PathName): string {
    const home = homedir()
    const appData = process.env.XDG_CONFIG_HOME || path.join(home, '.config')
    const userData =
      this.#paths.get('userData') ||
      this.commandLine.getSwitchValue('user-data-dir') ||
      path.join(this.#paths.get('appData') ?? appData, this.name)
    const places: Partial<Record<PathName, string>> = {
      home,
      appData,
      userData: path.resolve(userData),
      sessionData: path.resolve(userData),
      logs: path.join(userData, 'logs'),
      crashDumps: path.join(userData, 'Crashpad'),
      temp: tmpdir(),
      exe: process.execPath,
      desktop: path.join(home, 'Desktop'),
      documents: path.join(home, 'Documents'),
      downloads: path.join(home, 'Downloads'),
    }
    const place = this.#paths.get(name) ?? places[name]
    if (place === undefined) throw new Error(`Failed to get '${name}' path`)
    if (name === 'userData' || name === 'logs') mkdirSync(place, { recursive: true })
    return place
  }
  setPath(name: string, place: string): void {
    if (!path.isAbsolute(place)) throw new Error('Path must be absolute')
    this.#paths.set(name, place)
  }

  requestSingleInstanceLock(additionalData: Record<string, unknown> = {}): boolean {
    const own = { argv: process.argv, workingDirectory: process.cwd(), additionalData }
    return this.#lock.request(this.getPath('userData'), own, (other: SecondInstance) =>
      this.emit('second-instance', preventable(), other.argv, other.workingDirectory, other.additionalData),
    )
  }
  hasSingleInstanceLock(): boolean {
    return this.#lock.isHeld
  }
  releaseSingleInstanceLock(): void {
    this.#lock.release()
  }

  /** Electron's order: before-quit, each window's close, will-quit, quit. Any of them can stop it. */
  quit(): void {
    if (!this.isQuitting) void this.#quit()
  }

  async #quit(): Promise<void> {
    this.isQuitting = true
    this.isQuitting = await this.#closeAll()
    if (this.isQuitting) this.exit(0)
  }

  async #closeAll(): Promise<boolean> {
    if (this.#isPrevented('before-quit')) return false
    for (const window of [...this.windows]) {
      if (!window.requestClose()) return false
      await window.gone
    }
    return !this.#isPrevented('will-quit')
  }

  #isPrevented(name: 'before-quit' | 'will-quit'): boolean {
    const event = preventable()
    this.emit(name, event)
    return event.defaultPrevented
  }

  exit(exitCode = 0): void {
    this.isQuitting = true
    this.emit('quit', preventable(), exitCode)
    void Promise.all([chromium.stop(), this.#lock.handedOver]).finally(() => process.exit(exitCode))
  }

  /** Every page of the stand-in is without Node and in its own process already. */
  enableSandbox(): void {}
  setAsDefaultProtocolClient(): boolean {
    return false
  }
  setAppUserModelId(): void {}
  disableHardwareAcceleration(): void {}
  focus(): void {}
}

export const app = new App().setMaxListeners(0)
