import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Computer } from '../computer/ask.ts'
import { lockSeconds } from './lock-timing.ts'

/** What the pre-flight check measures itself, each with a time limit; null where it cannot be known. */

const writes = 9
const bytes = new Uint8Array(4_096)

/** Median milliseconds until 4 KB are on the disk of this folder: what every key press waits for, in the background. */
export async function syncMs(folder: string, nowMs: () => number): Promise<number | null> {
  const path = join(folder, '.speed-of-disk')
  try {
    const file = await open(path, 'w')
    const took: number[] = []
    try {
      for (let write = 0; write < writes; write += 1) {
        const startMs = nowMs()
        await file.write(bytes)
        await file.sync()
        took.push(nowMs() - startMs)
      }
    } finally {
      await file.close()
      await rm(path, { force: true })
    }
    return took.toSorted((one, other) => one - other)[Math.floor(writes / 2)] ?? null
  } catch {
    return null
  }
}

export interface ServerFacts {
  readonly isReachable: boolean
  /** Clock of this device minus the server's, in whole seconds; the server tells its time to the second. */
  readonly offsetSeconds: number | null
  readonly version: string | null
}

/** Asks the server how it is, within three seconds. */
export async function askServer(
  server: string,
  fetch: (url: string, init: RequestInit) => Promise<Response>,
  wallMs: () => number,
): Promise<ServerFacts> {
  const startMs = wallMs()
  const reply = await fetch(`${server}/v1/health`, { signal: AbortSignal.timeout(3_000) }).catch(() => null)
  if (reply?.ok !== true) return { isReachable: false, offsetSeconds: null, version: null }
  const middleMs = (startMs + wallMs()) / 2
  const theirsMs = Date.parse(reply.headers.get('date') ?? '')
  const body: unknown = await reply.json().catch(() => null)
  const version = typeof body === 'object' && body !== null && 'version' in body ? String(body.version) : null
  const offsetSeconds = Number.isNaN(theirsMs) ? null : Math.round((middleMs - theirsMs - 500) / 1_000)
  return { isReachable: true, offsetSeconds, version }
}

/** Seconds without input until the screen is locked or goes dark; 0 for never, null where the system does not say. */
export async function screenLockSeconds(computer: Computer): Promise<number | null> {
  const { platform, run } = computer
  switch (platform) {
    case 'linux': {
      const [gnome, x11] = await Promise.all([
        run('gsettings', ['get', 'org.gnome.desktop.session', 'idle-delay']),
        run('xset', ['q']),
      ])
      return lockSeconds.gsettings(gnome) ?? lockSeconds.xset(x11)
    }
    case 'darwin':
      return lockSeconds.defaults(await run('defaults', ['-currentHost', 'read', 'com.apple.screensaver', 'idleTime']))
    case 'win32':
      return lockSeconds.registry(
        await run('reg.exe', ['query', 'HKCU\\Control Panel\\Desktop', '/v', 'ScreenSaveTimeOut']),
      )
    default:
      return null
  }
}

/** Where requests to the server go, as the system says it for Chromium (`DIRECT`, `PROXY host:port`, …). */
export function proxyName(answer: string): string | null {
  const [first = ''] = answer.split(';')
  const [kind, address] = first.trim().split(/\s+/)
  return kind === undefined || kind === '' || kind === 'DIRECT' ? null : (address ?? kind)
}

/** Names of the shortcuts that another program or the desktop has taken, so that Candor never sees them. */
export function takenShortcuts(globalShortcut: {
  register(accelerator: string, callback: () => void): boolean
  unregister(accelerator: string): void
}): readonly string[] {
  return Object.entries(accelerators).flatMap(([name, accelerator]) => {
    const isFree = globalShortcut.register(accelerator, () => undefined)
    if (isFree) globalShortcut.unregister(accelerator)
    return isFree ? [] : [name]
  })
}

/** Of the shortcuts that are refused, those that desktops take: their names there, and as Electron writes them. */
const accelerators: Readonly<Record<string, string>> = {
  'Print Screen': 'PrintScreen',
  F11: 'F11',
  'Ctrl+P': 'CommandOrControl+P',
  'Alt+Tab': 'Alt+Tab',
}

/** Whether the system lets this program hear, as macOS and Windows say it; null elsewhere. Asks nobody. */
export function microphoneAccess(
  platform: string,
  statusOf: (medium: 'microphone') => string,
): 'granted' | 'denied' | 'unasked' | null {
  if (platform !== 'darwin' && platform !== 'win32') return null
  const status = statusOf('microphone')
  if (status === 'granted') return 'granted'
  if (status === 'denied' || status === 'restricted') return 'denied'
  return status === 'not-determined' ? 'unasked' : null
}
