import type { PageLink } from './page-link.ts'
import type { WebContents } from './web-contents.ts'

/** How often a page is asked for a sign of life, and after how long without one it counts as unresponsive. */
const heartbeatMs = 1_000
const unresponsiveAfterMs = 5_000

/** Emits `unresponsive` when the page's thread has not run for five seconds, `responsive` when it runs again. */
function watchHeartbeat(contents: WebContents, { session }: PageLink): void {
  let lastAnswerMs = performance.now()
  let isResponsive = true
  const answered = (): void => {
    lastAnswerMs = performance.now()
  }
  const timer = setInterval(() => {
    if (contents.isDestroyed()) return clearInterval(timer)
    session.send('Runtime.evaluate', { expression: '0' }).then(answered, answered) // a crashed page answers: an error
    const isNowResponsive = performance.now() - lastAnswerMs < unresponsiveAfterMs
    if (isNowResponsive !== isResponsive) contents.emit(isNowResponsive ? 'responsive' : 'unresponsive')
    isResponsive = isNowResponsive
  }, heartbeatMs)
  timer.unref()
}

/** Turns the DevTools events of a page into Electron's. */
export function watchPage(contents: WebContents, link: PageLink): void {
  const { session, frameId } = link
  session.on('Page.frameNavigated', ({ frame }) => {
    if (frame.id === frameId) contents.mainFrame.innerUrl = frame.url + (frame.urlFragment ?? '')
  })
  session.on('Page.navigatedWithinDocument', (event) => {
    if (event.frameId === frameId) contents.mainFrame.innerUrl = event.url
  })
  session.on('Page.loadEventFired', () => {
    if (!contents.mainFrame.innerUrl.startsWith('data:')) contents.emit('did-finish-load', {})
  })
  session.on('Inspector.targetCrashed', () => {
    contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 133 })
  })
  watchHeartbeat(contents, link)
}
