import { EventEmitter } from 'node:events'
import { chromium } from './chromium.ts'
import { preventable } from './event.ts'
import { protocol } from './protocol.ts'
import { toInner, toOuter } from './scheme.ts'
import type { WebContents } from './web-contents.ts'

type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0]
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0]
type Implemented = Pick<
  Electron.Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setSpellCheckerEnabled'
  | 'setCertificateVerifyProc'
  | 'clearStorageData'
>

/** Chromium's permission names, each with the name under which Electron asks about it. */
const permissions = {
  'clipboard-read': 'clipboard-read',
  'clipboard-write': 'clipboard-sanitized-write',
  geolocation: 'geolocation',
  'idle-detection': 'idle-detection',
  midi: 'midi',
  notifications: 'notifications',
  'persistent-storage': 'persistent-storage',
  'screen-wake-lock': 'screen-wake-lock',
  'window-management': 'window-management',
} as const

/** `session.defaultSession`; there is no other. */
export class Session extends EventEmitter implements Implemented {
  readonly protocol = protocol
  #requestHandler: RequestHandler = null
  #checkHandler: CheckHandler = null

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.#requestHandler = handler
  }
  /** Asked for every permission at the start of each navigation; the answers are given to Chromium. */
  setPermissionCheckHandler(handler: CheckHandler): void {
    this.#checkHandler = handler
  }
  setDevicePermissionHandler(): void {}
  /** Screens are never shared: `getDisplayMedia` is refused in the page. */
  setDisplayMediaRequestHandler(): void {}
  setSpellCheckerEnabled(): void {}
  setCertificateVerifyProc(): void {}

  async clearStorageData({ origin }: Electron.ClearStorageDataOptions = {}): Promise<void> {
    const { root } = chromium.pipe
    if (origin)
      await root.send('Storage.clearDataForOrigin', { origin: new URL(toInner(origin)).origin, storageTypes: 'all' })
  }

  /** What `getUserMedia` asks before Chromium does. Allowed when the app has set no handler, as in Electron. */
  requestMedia(contents: WebContents, mediaTypes: ('audio' | 'video')[]): Promise<boolean> {
    const handler = this.#requestHandler
    if (!handler) return Promise.resolve(true)
    const details = { requestingUrl: contents.getURL(), isMainFrame: true, mediaTypes }
    return new Promise((resolve) => handler(contents as unknown as Electron.WebContents, 'media', resolve, details))
  }

  /** Gives Chromium the check handler's answers for one page's origin. All are granted when there is no handler. */
  async applyPermissions(contents: WebContents, innerUrl: string): Promise<void> {
    const requestingUrl = toOuter(innerUrl)
    const { origin } = new URL(innerUrl)
    const page = contents as unknown as Electron.WebContents
    const settings = Object.entries(permissions).map(([name, permission]) => {
      const isGranted =
        this.#checkHandler?.(page, permission, requestingUrl, { isMainFrame: true, requestingUrl }) ?? true
      const setting: 'granted' | 'denied' = isGranted ? 'granted' : 'denied'
      return chromium.pipe.root.send('Browser.setPermission', { permission: { name }, setting, origin }).catch(() => {})
    })
    await Promise.all(settings)
  }

  /** Downloads are announced and refused: the app writes files itself. */
  async watchDownloads(): Promise<void> {
    const { root } = chromium.pipe
    root.on('Browser.downloadWillBegin', ({ url, suggestedFilename }) => {
      const item = { getURL: () => toOuter(url), getFilename: () => suggestedFilename, cancel: () => {} }
      this.emit('will-download', preventable(), item)
    })
    await root.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true })
  }
}

export const session = { defaultSession: new Session() }
