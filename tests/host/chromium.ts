import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { CdpPipe, type CdpSession, type Protocol } from './cdp.ts'
import { chromiumPath } from './runtime.ts'
import { soundFlags } from './sound.ts'
import { spawnTied } from './spawn.ts'

/** Quiet, without network traffic of its own, without prompts, and without sandbox only where it cannot have one. */
const fixedFlags = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ...['--no-first-run', '--no-default-browser-check', '--test-type', '--disable-quic', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-dev-shm-usage'],
  ...['--disable-session-crashed-bubble', '--hide-crash-restore-bubble'],
  ...['--password-store=basic', '--ozone-platform=x11', '--force-device-scale-factor=1'],
]
const disabledFeatures = ['Translate', 'MediaRouter', 'OptimizationHints', 'AutofillServerCommunication']

/** The window manager draws the title bar, as around a BrowserWindow; no password bubbles. */
const preferences = { browser: { custom_chrome_frame: false }, credentials_enable_service: false }

const orElse = (read: () => string): string => {
  try {
    return read()
  } catch {
    return ''
  }
}

/** Waits until the Chromium of a killed run has ended: a new one would hand over to it and exit. Then frees its lock. */
async function releaseProfile(folder: string): Promise<void> {
  const lock = path.join(folder, 'SingletonLock')
  const isHeld = (): boolean => {
    const owner = orElse(() => readlinkSync(lock))
      .split('-')
      .at(-1)
    return orElse(() => readFileSync(`/proc/${owner}/cmdline`, 'utf8')).includes(folder) // empty for a zombie
  }
  for (const deadline = Date.now() + 5_000; isHeld() && Date.now() < deadline; ) await delay(20)
  rmSync(lock, { force: true })
}

/** The app's switches for Chromium: all but those that concern Node or that the stand-in decides. */
function toFlags(switches: ReadonlyMap<string, string>): string[] {
  const features = [...disabledFeatures, switches.get('disable-features') ?? []].join(',')
  const own = [...switches].filter(([name]) => !/^(inspect|remote-debugging|user-data-dir|disable-features)/.test(name))
  return [...own, ['disable-features', features]].map(([name, value]) => (value ? `--${name}=${value}` : `--${name}`))
}

/** The one Chromium behind the app. */
class Chromium {
  #flags: string[] = []
  #process: ChildProcess | undefined
  #pipe: CdpPipe | undefined

  get #started(): CdpPipe {
    if (!this.#pipe) throw new Error('Chromium has not been started')
    return this.#pipe
  }
  get root(): CdpSession {
    return this.#started.root
  }

  /** Starts without a window, with a profile in `folder`. */
  async start(folder: string, switches: ReadonlyMap<string, string>, onEnd: () => void): Promise<void> {
    mkdirSync(path.join(folder, 'Default'), { recursive: true })
    await releaseProfile(folder)
    writeFileSync(path.join(folder, 'Default', 'Preferences'), JSON.stringify(preferences))
    this.#flags = [...fixedFlags, ...soundFlags(process.env), ...toFlags(switches), `--user-data-dir=${folder}`]
    const port = switches.has('remote-debugging-port') ? ['--remote-debugging-port=0'] : []
    const flags = [...this.#flags, '--remote-debugging-pipe', ...port, '--no-startup-window']
    this.#process = spawnTied(chromiumPath, flags, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] })
    this.#process.once('exit', onEnd)
    // Playwright waits for the DevTools line, so it is passed on; the rest is Chromium's own noise.
    this.#process.stderr?.on('data', (text: Buffer) => {
      const address = /DevTools listening on ws:\S+/.exec(String(text))
      if (address) process.stderr.write(`\n${address[0]}\n`)
    })
    this.#pipe = new CdpPipe(this.#process.stdio[3] as Writable, this.#process.stdio[4] as Readable)
    await this.root.send('Target.setDiscoverTargets', { discover: true })
    await this.root.send('Browser.setDownloadBehavior', { behavior: 'deny' })
  }

  /** Attaches to a page. */
  async attach(targetId: string): Promise<CdpSession> {
    const { sessionId } = await this.root.send('Target.attachToTarget', { targetId, flatten: true })
    return this.#started.open(sessionId)
  }

  /**
   * Opens a window without tabs or address bar: a second `chromium --app=` with the same profile hands over to the
   * running one. `key` is in the page's address and becomes the X window's class, which ties the two together.
   * @returns the page's target.
   */
  openWindow(key: string): Promise<string> {
    const { promise, resolve } = Promise.withResolvers<string>()
    const onTarget = ({ targetInfo }: { targetInfo: Protocol.Target.TargetInfo }): void => {
      if (!targetInfo.url.includes(key)) return
      this.root.off('Target.targetCreated', onTarget).off('Target.targetInfoChanged', onTarget)
      resolve(targetInfo.targetId)
    }
    this.root.on('Target.targetCreated', onTarget).on('Target.targetInfoChanged', onTarget)
    // Tied, because without a running Chromium to hand over to it would become one itself.
    spawnTied(chromiumPath, [...this.#flags, `--app=data:text/html,<title>${key}</title>`], { stdio: 'ignore' })
    return promise
  }

  /** Closes Chromium and waits for its end, at most three seconds. */
  async stop(): Promise<void> {
    const child = this.#process
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child.removeAllListeners('exit'), 'exit')
    this.root.post('Browser.close')
    const timer = setTimeout(() => child.kill('SIGKILL'), 3_000)
    await ended
    clearTimeout(timer)
  }
}

export const chromium = new Chromium()
