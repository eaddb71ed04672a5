import { app } from './app.ts'
import type { Protocol } from './cdp.ts'
import { preventable } from './event.ts'
import type { PageLink } from './page-link.ts'
import { trace } from './runtime.ts'
import { toOuter } from './scheme.ts'
import type { WebContents } from './web-contents.ts'

const consoleLevels: Readonly<Record<string, string>> = { warning: 'warning', error: 'error', debug: 'debug' }

/** How often a page is asked for a sign of life, and after how long without one it counts as unresponsive. */
const heartbeatMs = 1_000
const unresponsiveAfterMs = 5_000

const isBootstrap = (url: string): boolean => url === '' || url.startsWith('data:text/html,<title>')

function onConsole(contents: WebContents, event: Protocol.Runtime.consoleAPICalledPayload): void {
  const message = event.args.map((arg) => arg.value ?? arg.description ?? '').join(' ')
  const place = event.stackTrace?.callFrames[0]
  const fields = { level: consoleLevels[event.type] ?? 'info', message, lineNumber: place?.lineNumber ?? 0 }
  contents.emit('console-message', preventable({ ...fields, sourceId: toOuter(place?.url ?? '') }))
}

function onNavigated(contents: WebContents, frame: Protocol.Page.Frame): void {
  if (frame.parentId !== undefined) return
  contents.mainFrame.innerUrl = isBootstrap(frame.url) ? '' : frame.url + (frame.urlFragment ?? '')
  if (frame.unreachableUrl === undefined) contents.emit('did-navigate', preventable(), contents.getURL(), 200, 'OK')
  else contents.emit('did-fail-load', preventable(), -2, 'ERR_FAILED', toOuter(frame.unreachableUrl), true)
}

function onCrash(contents: WebContents): void {
  contents.hasCrashed = true
  const details = { reason: 'crashed', exitCode: 133 }
  contents.emit('render-process-gone', preventable(), details)
  app.emit('render-process-gone', preventable(), contents, details)
}

/** Emits `unresponsive` when the page's thread has not run for five seconds, `responsive` when it runs again. */
function watchHeartbeat(contents: WebContents, link: PageLink): void {
  let lastAnswerMs = performance.now()
  let isResponsive = true
  const timer = setInterval(() => {
    if (contents.isDestroyed()) return clearInterval(timer)
    const answered = (): void => {
      lastAnswerMs = performance.now()
    }
    link.session.send('Runtime.evaluate', { expression: '0' }).then(answered, () => {})
    const isNowResponsive = contents.hasCrashed || performance.now() - lastAnswerMs < unresponsiveAfterMs
    if (isNowResponsive !== isResponsive) contents.emit(isNowResponsive ? 'responsive' : 'unresponsive')
    isResponsive = isNowResponsive
  }, heartbeatMs)
  timer.unref()
}

/** Turns the DevTools events of a page into Electron's. */
export function watchPage(contents: WebContents, link: PageLink): void {
  const { session, frameId } = link
  session.on('Page.frameStartedLoading', (event) => {
    if (event.frameId !== frameId) return
    contents.isLoadingMainFrame = true
    contents.emit('did-start-loading')
  })
  session.on('Page.frameNavigated', ({ frame }) => onNavigated(contents, frame))
  session.on('Page.navigatedWithinDocument', (event) => {
    if (event.frameId !== frameId) return
    contents.mainFrame.innerUrl = event.url
    contents.emit('did-navigate-in-page', preventable(), contents.getURL(), true)
  })
  session.on('Page.domContentEventFired', () => contents.getURL() !== '' && contents.emit('dom-ready', preventable()))
  session.on('Page.loadEventFired', () => {
    contents.isLoadingMainFrame = false
    if (contents.getURL() === '') return
    if (contents.getZoomFactor() !== 1) contents.setZoomFactor(contents.getZoomFactor())
    contents.emit('did-finish-load', preventable())
    contents.emit('did-stop-loading', preventable())
  })
  session.on('Page.javascriptDialogOpening', ({ type }) => {
    session.post('Page.handleJavaScriptDialog', { accept: type === 'beforeunload' })
  })
  session.on('Runtime.consoleAPICalled', (event) => onConsole(contents, event))
  session.on('Runtime.exceptionThrown', ({ exceptionDetails }) =>
    trace('exception in the page:', exceptionDetails.exception?.description ?? exceptionDetails.text),
  )
  session.on('Inspector.targetCrashed', () => onCrash(contents))
  watchHeartbeat(contents, link)
}
