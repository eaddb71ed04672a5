import { randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { encode } from './codec.ts'
import { ipcMain } from './ipc-main.ts'
import type { PageAsk, PageCall, PageConfig, PageMouse } from './page/messages.ts'
import { watchPage } from './page-events.ts'
import { attachPage, type PageLink } from './page-link.ts'
import { emitPreventable } from './preventable.ts'
import { toInner, toOuter } from './protocol.ts'
import { interceptRequests } from './requests.ts'
import type { Shape } from './runtime.ts'
import { session } from './session.ts'

/** Secret per run: the names of the worlds' events and of the binding. */
const token = `standin${randomBytes(12).toString('hex')}`
const all = new Set<WebContents>()

/** The top frame of a page, as `senderFrame` shows it. */
class MainFrame {
  /** The address as Chromium knows it; '' before the first page. */
  innerUrl = ''

  get url(): string {
    return toOuter(this.innerUrl)
  }
  get top(): MainFrame {
    return this
  }
}

/** The page of a window. */
export class WebContents extends EventEmitter implements Shape<Electron.WebContents, 'mainFrame'> {
  targetId = ''
  readonly mainFrame = new MainFrame()
  readonly #preferences: Electron.WebPreferences
  readonly #attached = Promise.withResolvers<PageLink>()
  readonly #expectedUrls = new Set<string>()
  #link: PageLink | undefined
  #isDestroyed = false

  constructor(preferences: Electron.WebPreferences) {
    super()
    this.#preferences = preferences
    all.add(this)
  }

  /** Takes over the page of a new window. Listeners of `before-input-event` must be there by then. */
  async attach(targetId: string): Promise<void> {
    this.targetId = targetId
    const config: PageConfig = { token, areKeysAsked: this.listenerCount('before-input-event') > 0 }
    const link = await attachPage(targetId, config, this.#preferences.preload, (message) => this.#receive(message))
    this.#link = link
    interceptRequests(link, {
      isBlocked: (input) => emitPreventable(this, 'before-input-event', {}, input),
      mayNavigate: (url, isMainFrame, isRedirect) => this.#mayNavigate(url, isMainFrame, isRedirect),
    })
    watchPage(this, link)
    this.#attached.resolve(link)
  }

  #receive(message: PageAsk | PageCall | PageMouse): void {
    if ('mouse' in message) {
      this.emit('before-mouse-event', {}, { type: 'mouseDown', button: message.mouse })
      return
    }
    const { id } = message
    this.#answer(message)
      .then((value) => this.#link?.post({ op: 'reply', id, isOk: true, value }))
      .catch((error) => this.#link?.post({ op: 'reply', id, isOk: false, value: String(error) }))
  }

  async #answer(message: PageAsk | PageCall): Promise<unknown> {
    if ('mediaTypes' in message)
      return session.defaultSession.askForMedia(this, this.mainFrame.innerUrl, message.mediaTypes)
    // The cast is where the stand-in's objects meet listeners that are typed for Electron's.
    const event = { type: 'frame', sender: this, senderFrame: this.mainFrame } as unknown
    return ipcMain.invoke(event as Electron.IpcMainInvokeEvent, message.channel, message.args)
  }

  #mayNavigate(innerUrl: string, isMainFrame: boolean, isRedirect: boolean): boolean {
    if (!isRedirect && isMainFrame && this.#expectedUrls.delete(innerUrl)) return true
    if (!isRedirect && !isMainFrame) return true
    const url = toOuter(innerUrl)
    return !emitPreventable(this, isRedirect ? 'will-redirect' : 'will-navigate', { url, isMainFrame }, url)
  }

  #expect(innerUrl: string): void {
    this.#expectedUrls.add(innerUrl.replace(/#.*/s, ''))
  }

  /** Resolves when the page has loaded. @throws when it cannot be. */
  async loadURL(url: string): Promise<void> {
    const { session: page } = await this.#attached.promise
    const inner = toInner(url)
    await session.defaultSession.applyPermissions(this, inner)
    this.#expect(inner)
    const loaded = new Promise<void>((resolve) => this.once('did-finish-load', () => resolve()))
    const { errorText } = await page.send('Page.navigate', { url: inner })
    if (errorText !== undefined) throw new Error(`${errorText} loading '${url}'`)
    return loaded
  }

  reload(): void {
    this.#expect(this.mainFrame.innerUrl)
    this.#link?.session.post('Page.reload')
  }

  /** @throws DataCloneError when an argument cannot be cloned. */
  send(channel: string, ...args: unknown[]): void {
    encode(args)
    this.#link?.post({ op: 'event', channel, args })
  }

  async executeJavaScript(code: string): Promise<unknown> {
    const { session: page } = await this.#attached.promise
    const options = { awaitPromise: true, returnByValue: true, userGesture: true }
    const { result, exceptionDetails } = await page.send('Runtime.evaluate', { expression: code, ...options })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  /** Prints the page; of Electron's options those that the client uses. */
  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    const { session: page } = await this.#attached.promise
    const { top = 0.4, bottom = 0.4, left = 0.4, right = 0.4 } = options.margins ?? {}
    const { data } = await page.send('Page.printToPDF', {
      printBackground: options.printBackground ?? false,
      displayHeaderFooter: options.displayHeaderFooter ?? false,
      headerTemplate: options.headerTemplate ?? '',
      footerTemplate: options.footerTemplate ?? '',
      generateTaggedPDF: options.generateTaggedPDF ?? false,
      generateDocumentOutline: options.generateDocumentOutline ?? false,
      // A4, the only size that the client prints.
      paperWidth: 8.27,
      paperHeight: 11.69,
      marginTop: top,
      marginBottom: bottom,
      marginLeft: left,
      marginRight: right,
    })
    return Buffer.from(data, 'base64')
  }

  /** Applies `nativeTheme` to `prefers-color-scheme`. */
  setColorScheme(scheme: 'light' | 'dark' | ''): void {
    const features = [{ name: 'prefers-color-scheme', value: scheme }]
    this.#link?.session.post('Emulation.setEmulatedMedia', { features })
  }

  /** The settings the window was made with, so that a test can read them. Not in Electron's typings; it exists there. */
  getLastWebPreferences(): Electron.WebPreferences {
    return { ...this.#preferences }
  }
  getURL(): string {
    return this.mainFrame.url
  }
  isDestroyed(): boolean {
    return this.#isDestroyed
  }
  forcefullyCrashRenderer(): void {
    this.#link?.session.post('Page.crash')
  }
  /** Never asked: no page opens a window (page/main-world.ts). */
  setWindowOpenHandler(): void {}

  /** Called once the page's target has gone. */
  markDestroyed(): void {
    this.#isDestroyed = true
    all.delete(this)
  }
}

/** The `webContents` module. Playwright finds a window's page by its DevTools target. */
export const webContents = {
  getAllWebContents: (): WebContents[] => [...all],
  fromDevToolsTargetId: (targetId: string): WebContents | undefined =>
    [...all].find((contents) => contents.targetId === targetId),
}
