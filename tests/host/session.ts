import { EventEmitter } from 'node:events'
import { chromium } from './chromium.ts'
import { toOuter } from './protocol.ts'
import type { WebContents } from './web-contents.ts'

type CheckHandler = NonNullable<Parameters<Electron.Session['setPermissionCheckHandler']>[0]>

/** Chromium's permissions, each with the name under which Electron asks about it. */
const permissions = {
  microphone: 'media',
  camera: 'media',
  notifications: 'notifications',
  geolocation: 'geolocation',
  'clipboard-read': 'clipboard-read',
  'clipboard-write': 'clipboard-sanitized-write',
  'idle-detection': 'idle-detection',
  midi: 'midi',
  'window-management': 'window-management',
} as const

/** `session.defaultSession`; there is no other. */
class Session extends EventEmitter {
  #mayUse: CheckHandler | null = null

  /** Taken before each `loadURL` and given to Chromium, which then has nothing left to ask. */
  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.#mayUse = handler
  }
  setPermissionRequestHandler(): void {}
  /** Chromium takes its proxy at its start only: the stand-in accepts what it is told and does not follow it. */
  async setProxy(): Promise<void> {}
  /** Node's own requests go through no proxy. */
  async resolveProxy(): Promise<string> {
    return 'DIRECT'
  }
  setDevicePermissionHandler(): void {}
  /** Screens are never shared: `getDisplayMedia` is refused in the page (page/main-world.ts). */
  setDisplayMediaRequestHandler(): void {}

  /** Gives Chromium the app's answers for the origin of a page. All are granted when the app has no handler. */
  async applyPermissions(contents: WebContents, innerUrl: string): Promise<void> {
    const page = contents as unknown as Electron.WebContents
    const details = { isMainFrame: true, requestingUrl: toOuter(innerUrl) }
    const { origin } = new URL(innerUrl)
    const settings = Object.entries(permissions).map(([name, permission]) => {
      const isGranted = this.#mayUse?.(page, permission, details.requestingUrl, details) ?? true
      const setting = isGranted ? 'granted' : 'denied'
      return chromium.root.send('Browser.setPermission', { permission: { name }, setting, origin })
    })
    await Promise.all(settings)
  }
}

export const session = { defaultSession: new Session() }
