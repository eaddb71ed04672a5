import type { App, Session, WebContents } from 'electron'
import { appHost, appScheme } from './app-protocol.ts'

/** Says whether `url` is a page of this app; in development also one of the development server's. */
export function isAppUrl(url: string, developmentUrl: string | null): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host, origin } = new URL(url)
  if (protocol === `${appScheme}:` && host === appHost) return true
  return developmentUrl !== null && origin === new URL(developmentUrl).origin
}

/** Denies every permission, device and screen to pages. Nothing in the assessment needs one. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler(null)
  session.on('will-download', (event) => event.preventDefault())
}

/** Keeps every page where it is: no navigation away, no new windows, no embedded guests. */
export function confineContents(app: App, developmentUrl: string | null): void {
  app.on('web-contents-created', (_event, contents) => confine(contents, developmentUrl))
}

function confine(contents: WebContents, developmentUrl: string | null): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => {
    if (!isAppUrl(event.url, developmentUrl)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    if (!isAppUrl(event.url, developmentUrl)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
}
