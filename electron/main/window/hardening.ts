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

export interface PermissionDeps {
  readonly developmentUrl: string | null
  readonly tell: Tell
  /** The intake conversation may hear the candidate now. */
  readonly mayHear: () => boolean
}

/**
 * Denies every permission, device and screen to pages, but one: this app's own page may open the microphone, and nothing with
 * it, while the intake conversation may hear (docs/spec/intake.md, IN49).
 */
export function denyPermissions(session: Session, { developmentUrl, tell, mayHear }: PermissionDeps): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const isMicrophone =
      permission === 'media' && 'mediaTypes' in details && String(details.mediaTypes ?? '') === 'audio'
    const isOurs = details.isMainFrame && isAppUrl(details.requestingUrl, developmentUrl)
    const isGranted = isMicrophone && isOurs && mayHear()
    answer(isGranted)
    tell({ type: 'permission.asked', data: { permission, isGranted } })
  })
  session.setPermissionCheckHandler((_contents, permission, _origin, { mediaType, isMainFrame, requestingUrl }) => {
    const isOurs = isMainFrame && isAppUrl(requestingUrl ?? '', developmentUrl)
    return permission === 'media' && mediaType === 'audio' && isOurs && mayHear()
  })
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
