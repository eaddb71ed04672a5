import { EventEmitter } from 'node:events'
import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import type { BrowserWindow } from './browser-window.ts'
import { chromium } from './chromium.ts'
import { emitPreventable } from './preventable.ts'
import { facts, type Shape } from './runtime.ts'
import { SingleInstanceLock } from './single-instance.ts'

class App extends EventEmitter implements Shape<Electron.App, 'commandLine'> {
  readonly isPackaged = false
  readonly windows = new Set<BrowserWindow>()
  /** Every switch goes on to Chromium. */
  readonly switches = new Map(facts.switches.map(readSwitch))
  readonly commandLine = {
    appendSwitch: (name: string, value = ''): unknown => this.switches.set(name, value),
  }
  isQuitting = false
  readonly #lock = new SingleInstanceLock()
  readonly #ready = Promise.withResolvers<void>()
  #isReady = false
  #userData: string | null = null

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
    this.emit('ready', {}, {})
  }

  getVersion(): string {
    return facts.version
  }
  getLocale(): string {
    return 'en-US'
  }

  setPath(_name: 'userData', folder: string): void {
    this.#userData = folder
  }

  /** A path that the app set wins, then `--user-data-dir` over XDG_CONFIG_HOME, as in Electron. */
  getPath(_name: 'userData'): string {
    const configuration = process.env.XDG_CONFIG_HOME || path.join(homedir(), '.config')
    const usual = this.switches.get('user-data-dir') || path.join(configuration, facts.name)
    const folder = path.resolve(this.#userData ?? usual)
    mkdirSync(folder, { recursive: true })
    return folder
  }

  requestSingleInstanceLock(): boolean {
    const own = { argv: process.argv, workingDirectory: process.cwd() }
    return this.#lock.request(this.getPath('userData'), own, ({ argv, workingDirectory }) =>
      this.emit('second-instance', {}, argv, workingDirectory),
    )
  }

  /** Electron's order: before-quit, each window's close, will-quit, quit. Any but the last can stop it. */
  quit(): void {
    if (!this.isQuitting) void this.#quit()
  }

  async #quit(): Promise<void> {
    this.isQuitting = true
    this.isQuitting = await this.#closeAll()
    if (this.isQuitting) this.exit(0)
  }

  async #closeAll(): Promise<boolean> {
    if (emitPreventable(this, 'before-quit')) return false
    for (const window of [...this.windows]) {
      if (!window.requestClose()) return false
      await window.gone
    }
    return !emitPreventable(this, 'will-quit')
  }

  exit(exitCode = 0): void {
    this.isQuitting = true
    this.emit('quit', {}, exitCode)
    void Promise.all([chromium.stop(), this.#lock.handedOver]).finally(() => process.exit(exitCode))
  }

  /** Every page of the stand-in is without Node and in its own process already. */
  enableSandbox(): void {}
  /** No program of a virtual display reads the screen to anybody. */
  isAccessibilitySupportEnabled(): boolean {
    return false
  }
  setAsDefaultProtocolClient(): boolean {
    return false
  }
}

function readSwitch(argument: string): [string, string] {
  const [name = '', value = ''] = argument.replace(/^--/, '').split(/=(.*)/s)
  return [name, value]
}

export const app = new App().setMaxListeners(0)
