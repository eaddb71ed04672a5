import type { ChildProcess } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { CdpPipe, type Protocol } from './cdp.ts'
import { chromiumPath, trace } from './runtime.ts'
import { spawnTied } from './spawn.ts'

/** Quiet, without network traffic of its own, without prompts, and without sandbox only where it cannot have one. */
const fixedFlags = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ...['--no-first-run', '--no-default-browser-check', '--test-type', '--disable-quic', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-popup-blocking'],
  ...['--disable-session-crashed-bubble', '--hide-crash-restore-bubble', '--disable-dev-shm-usage'],
  ...['--password-store=basic', '--ozone-platform=x11', '--force-device-scale-factor=1'],
  ...['--use-fake-ui-for-media-stream', '--autoplay-policy=no-user-gesture-required'],
]
const disabledFeatures = ['Translate', 'MediaRouter', 'OptimizationHints', 'AutofillServerCommunication']

/** The window manager draws the title bar, as around a BrowserWindow; no password or translation bubbles. */
const preferences = {
  browser: { custom_chrome_frame: false },
  credentials_enable_service: false,
  translate: { enabled: false },
}

const readProcess = (pid: string, file: 'status' | 'cmdline'): string => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}

/**
 * Frees the profile of a killed run: its Chromium may still be ending, and a new one would hand over to it and exit.
 * Ends it only when it is ours and has lost the stand-in that started it, then waits and removes its lock.
 */
async function releaseProfile(profileFolder: string): Promise<void> {
  const readOwner = (): string => {
    try {
      return readlinkSync(path.join(profileFolder, 'SingletonLock')).split('-').at(-1) ?? ''
    } catch {
      return ''
    }
  }
  for (const deadline = Date.now() + 5_000; Date.now() < deadline; await delay(20)) {
    const owner = readOwner()
    const status = readProcess(owner, 'status')
    if (status === '' || /^State:\s+[ZX]/m.test(status)) break
    const parent = /^PPid:\s+(\d+)/m.exec(status)?.[1] ?? ''
    const isOurs = readProcess(owner, 'cmdline').includes(`--user-data-dir=${profileFolder}`)
    if (isOurs && !readProcess(parent, 'cmdline').includes('boot.ts')) process.kill(Number(owner), 'SIGKILL')
  }
  for (const name of ['SingletonLock', 'SingletonSocket', 'SingletonCookie']) {
    rmSync(path.join(profileFolder, name), { force: true })
  }
}

/** Merges Chromium switches; the comma lists of `--disable-features` and `--enable-features` add up. */
function mergeSwitches(switches: readonly string[]): string[] {
  const lists = new Map<string, string[]>([['--disable-features', [...disabledFeatures]]])
  const others = new Set<string>()
  for (const item of switches) {
    const [name = '', value = ''] = item.split(/=(.*)/s)
    if (name === '--disable-features' || name === '--enable-features') {
      lists.set(name, [...(lists.get(name) ?? []), ...value.split(',')])
    } else if (!/^--(inspect|remote-debugging|user-data-dir|no-sandbox|require)/.test(name)) others.add(item)
  }
  return [...others, ...Array.from(lists, ([name, values]) => `${name}=${[...new Set(values)].join(',')}`)]
}

/** The one Chromium behind the app. Emits `closed` when it ends without having been asked. */
class Chromium extends EventEmitter<{ closed: [] }> {
  #flags: string[] = []
  #process: ChildProcess | undefined
  #pipe: CdpPipe | undefined
  #isStopping = false
  readonly #expectedWindows = new Map<string, (target: Protocol.Target.TargetInfo) => void>()

  get pipe(): CdpPipe {
    if (!this.#pipe) throw new Error('Chromium has not been started')
    return this.#pipe
  }

  async start(profileFolder: string, switches: readonly string[]): Promise<void> {
    mkdirSync(path.join(profileFolder, 'Default'), { recursive: true })
    const preferencesFile = path.join(profileFolder, 'Default', 'Preferences')
    if (!existsSync(preferencesFile)) writeFileSync(preferencesFile, JSON.stringify(preferences))
    await releaseProfile(profileFolder)
    this.#flags = [...fixedFlags, ...mergeSwitches(switches), `--user-data-dir=${profileFolder}`]
    const port = switches.filter((item) => item.startsWith('--remote-debugging-port'))
    const flags = [...this.#flags, '--remote-debugging-pipe', ...port, '--no-startup-window']
    this.#process = spawnTied(chromiumPath, flags, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] })
    this.#process.stderr?.on('data', (text: Buffer) => this.#onDiagnostics(String(text)))
    this.#pipe = new CdpPipe(this.#process.stdio[3] as Writable, this.#process.stdio[4] as Readable)
    this.#pipe.on('close', () => this.#isStopping || this.emit('closed'))
    await this.#discoverTargets(this.#pipe)
  }

  async #discoverTargets({ root }: CdpPipe): Promise<void> {
    const version = await root.send('Browser.getVersion')
    Object.assign(process.versions, { chrome: version.product.split('/')[1] })
    const onTarget = ({ targetInfo }: { targetInfo: Protocol.Target.TargetInfo }): void => {
      for (const [key, resolve] of this.#expectedWindows) {
        if (!targetInfo.url.includes(key)) continue
        this.#expectedWindows.delete(key)
        resolve(targetInfo)
      }
    }
    root.on('Target.targetCreated', onTarget).on('Target.targetInfoChanged', onTarget)
    await root.send('Target.setDiscoverTargets', { discover: true })
  }

  /** Playwright waits for the DevTools line, so it is passed on; the rest is Chromium's own noise. */
  #onDiagnostics(text: string): void {
    const address = /DevTools listening on ws:\S+/.exec(text)
    if (address) process.stderr.write(`\n${address[0]}\n`)
    trace('chromium:', text.trim())
  }

  /**
   * Opens a window without tabs or address bar: a second `chromium --app=` with the same profile hands over to the
   * running one. `key` is in the page's address and becomes the X window's class, which ties the two together.
   */
  async openWindow(key: string): Promise<Protocol.Target.TargetInfo> {
    const target = new Promise<Protocol.Target.TargetInfo>((resolve) => this.#expectedWindows.set(key, resolve))
    // Tied, because without a running Chromium to hand over to it would become one itself.
    spawnTied(chromiumPath, [...this.#flags, `--app=data:text/html,<title>${key}</title>`], { stdio: 'ignore' })
    return target
  }

  /** Closes Chromium and waits for its end, at most three seconds. */
  async stop(): Promise<void> {
    this.#isStopping = true
    const child = this.#process
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    this.#pipe?.root.post('Browser.close')
    const timer = setTimeout(() => child.kill('SIGKILL'), 3_000)
    await ended
    clearTimeout(timer)
  }
}

export const chromium = new Chromium()
