import { EventEmitter } from 'node:events'
import { chromium } from './chromium.ts'
import type { MediaType } from './page/messages.ts'
import { toOuter } from './protocol.ts'
import type { WebContents } from './web-contents.ts'

type CheckHandler = NonNullable<Parameters<Electron.Session['setPermissionCheckHandler']>[0]>
type RequestHandler = NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>

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

const mediaTypeOf: ReadonlyMap<string, MediaType> = new Map([
  ['microphone', 'audio'],
  ['camera', 'video'],
])

function tellChromium(name: string, isGranted: boolean, origin: string) {
  const setting = isGranted ? 'granted' : 'denied'
  return chromium.root.send('Browser.setPermission', { permission: { name }, setting, origin })
}

/** `session.defaultSession`; there is no other. */
class Session extends EventEmitter {
  #mayUse: CheckHandler | null = null
  #request: RequestHandler | null = null

  /** Taken before each `loadURL` and given to Chromium, which then asks for nothing but microphone and camera. */
  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.#mayUse = handler
  }
  /** Asked at each `getUserMedia` of a page, and for nothing else. */
  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.#request = handler
  }
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
      const mediaType = mediaTypeOf.get(name)
      const about = mediaType === undefined ? details : { ...details, mediaType }
      return tellChromium(name, this.#mayUse?.(page, permission, details.requestingUrl, about) ?? true, origin)
    })
    await Promise.all(settings)
  }

  /**
   * Asks the app whether a page may use microphone or camera, and gives Chromium the answer, which stays until the page asks
   * again or loads. Granted when the app has no handler, as in Electron. Never resolves where the handler never answers.
   */
  async askForMedia(contents: WebContents, innerUrl: string, mediaTypes: readonly MediaType[]): Promise<void> {
    const page = contents as unknown as Electron.WebContents
    const requestingUrl = toOuter(innerUrl)
    const securityOrigin = toOuter(`${new URL(innerUrl).origin}/`)
    const details = { isMainFrame: true, requestingUrl, securityOrigin, mediaTypes: [...mediaTypes] }
    const isGranted = await new Promise<boolean>((answer) => {
      if (this.#request === null) answer(true)
      else this.#request(page, 'media', answer, details)
    })
    const { origin } = new URL(innerUrl)
    for (const [name, type] of mediaTypeOf) if (mediaTypes.includes(type)) await tellChromium(name, isGranted, origin)
  }
}

export const session = { defaultSession: new Session() }
