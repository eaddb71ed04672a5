import type { App, Session, WebContents } from 'electron'
import { appHost, appScheme } from './app-protocol.ts'
import { type Refusals, targetOf } from './refusals.ts'

/** Says whether `url` is a page of this app; in development also one of the development server's. */
export function isAppUrl(url: string, developmentUrl: string | null): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host, origin } = new URL(url)
  if (protocol === `${appScheme}:` && host === appHost) return true
  return developmentUrl !== null && origin === new URL(developmentUrl).origin
}

type Tell = Refusals['tell']

/** Denies every permission, device and screen to pages. Nothing in the assessment needs one. */
export function denyPermissions(session: Session, tell: Tell): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    answer(false)
    tell({ type: 'permission.asked', data: { permission, isGranted: false } })
  })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler(null)
  session.on('will-download', (event, item) => {
    event.preventDefault()
    const [mimeType, bytes] = [item.getMimeType().slice(0, 200), Math.max(0, item.getTotalBytes())]
    tell({ type: 'download.refused', data: { mimeType, bytes } })
  })
}

/** Keeps every page where it is: no navigation away, no new windows, no embedded guests. */
export function confineContents(app: App, developmentUrl: string | null, tell: Tell): void {
  app.on('web-contents-created', (_event, contents) => confine(contents, developmentUrl, tell))
}

interface Navigation {
  readonly url: string
  readonly preventDefault: () => void
}

function confine(contents: WebContents, developmentUrl: string | null, tell: Tell): void {
  const refuse = (kind: 'navigate' | 'redirect' | 'frame' | 'window', url: string) =>
    tell({ type: 'navigation.refused', data: { kind, target: targetOf(url) } })
  const keep = (kind: 'navigate' | 'redirect' | 'frame') => (event: Navigation) => {
    if (isAppUrl(event.url, developmentUrl)) return
    event.preventDefault()
    refuse(kind, event.url)
  }
  contents.setWindowOpenHandler(({ url }) => {
    refuse('window', url)
    return { action: 'deny' }
  })
  contents.on('will-navigate', keep('navigate'))
  contents.on('will-redirect', keep('redirect'))
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) keep('frame')(event)
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
}
