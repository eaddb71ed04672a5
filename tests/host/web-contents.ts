import { randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { codec } from './codec.ts'
import { preventable } from './event.ts'
import { ipcMain } from './ipc-main.ts'
import { NativeImage } from './native-image.ts'
import { browserKeys } from './page/browser-keys.ts'
import type { PageConfig, PageMessage, PageQuestion } from './page/messages.ts'
import { watchPage } from './page-events.ts'
import { attachPage, type PageLink } from './page-link.ts'
import { interceptRequests } from './requests.ts'
import { toInner, toOuter } from './scheme.ts'
import { type Session, session } from './session.ts'
import { WebFrame } from './web-frame.ts'

type Implemented = Pick<
  Electron.WebContents,
  | 'id'
  | 'send'
  | 'loadURL'
  | 'getURL'
  | 'getTitle'
  | 'isDestroyed'
  | 'isLoading'
  | 'isCrashed'
  | 'isFocused'
  | 'isDevToolsOpened'
  | 'reload'
  | 'setWindowOpenHandler'
  | 'executeJavaScript'
  | 'setZoomFactor'
  | 'getZoomFactor'
  | 'printToPDF'
  | 'forcefullyCrashRenderer'
  | 'setIgnoreMenuShortcuts'
  | 'setBackgroundThrottling'
>
type WindowOpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0]

/** What a page needs from the window around it. */
export interface PageOwner {
  isFocused(): boolean
  focus(): void
  getTitle(): string
}

/** Secret per run: the names of the worlds' events and of the binding. */
const token = `standin${randomBytes(12).toString('hex')}`
const all = new Map<number, WebContents>()
let nextId = 1

/** The page of a window. */
export class WebContents extends EventEmitter implements Implemented {
  readonly id = nextId++
  readonly session: Session = session.defaultSession
  readonly mainFrame = new WebFrame()
  readonly owner: PageOwner
  targetId: string | undefined
  isLoadingMainFrame = false
  hasCrashed = false
  readonly #preferences: Electron.WebPreferences
  readonly #attaching = Promise.withResolvers<PageLink>()
  /** The page, once the window has it. */
  readonly attached: Promise<PageLink> = this.#attaching.promise
  readonly #expectedUrls = new Set<string>()
  #link: PageLink | undefined
  #windowOpenHandler: WindowOpenHandler | undefined
  #zoomFactor = 1

  constructor(owner: PageOwner, preferences: Electron.WebPreferences) {
    super()
    this.setMaxListeners(0)
    this.owner = owner
    this.#preferences = preferences
    all.set(this.id, this)
    this.on('newListener', (name) => name === 'before-input-event' && queueMicrotask(() => this.#pushKeys()))
  }

  /** Takes over the page of a new window. */
  async attach(targetId: string): Promise<void> {
    this.targetId = targetId
    const link = await attachPage(targetId, {
      config: this.#config(),
      preload: this.#preferences.preload,
      onMessage: (message) => this.#receive(message),
    })
    this.#link = link
    interceptRequests(link, {
      answer: (question) => this.#answer(question),
      allowNavigation: (url, isMainFrame, isRedirect) => this.#allowNavigation(url, isMainFrame, isRedirect),
    })
    watchPage(this, link)
    this.#pushKeys()
    this.#attaching.resolve(link)
  }

  #config(): PageConfig {
    const { platform, arch, versions } = process
    const sandboxed = { type: 'renderer', sandboxed: true, contextIsolated: true, env: {}, versions: { ...versions } }
    const argv = [process.execPath, ...(this.#preferences.additionalArguments ?? [])]
    return {
      token,
      binding: `__${token}`,
      areKeysAsked: this.listenerCount('before-input-event') > 0,
      browserKeys: [...browserKeys],
      process: { ...sandboxed, platform, arch, argv },
    }
  }

  #pushKeys(): void {
    this.#link?.post({ op: 'keys', areAsked: this.listenerCount('before-input-event') > 0 })
  }

  // The casts below are where the stand-in's objects meet listeners that are typed for Electron's.
  #ipcEvent(): Electron.IpcMainInvokeEvent & Electron.IpcMainEvent {
    const reply = (channel: string, ...args: unknown[]): void => this.send(channel, ...args)
    const event = {
      type: 'frame',
      sender: this,
      senderFrame: this.mainFrame,
      processId: 1,
      frameId: 1,
      ports: [],
      reply,
    }
    return event as unknown as Electron.IpcMainInvokeEvent & Electron.IpcMainEvent
  }

  #receive(message: PageMessage): void {
    if (message.op === 'send') {
      ipcMain.emit(message.channel, this.#ipcEvent(), ...message.args)
    } else if (message.op === 'title') {
      this.emit('page-title-updated', preventable(), message.title, true)
    } else if (message.op === 'context-menu') {
      this.emit('context-menu', preventable(), message.params)
    } else if (message.op === 'preload-error') {
      console.error('Unable to load preload script:', this.#preferences.preload, message.error)
      this.emit('preload-error', preventable(), this.#preferences.preload, message.error)
    } else {
      const result =
        message.kind === 'invoke'
          ? ipcMain.invoke(this.#ipcEvent(), message.channel, message.args)
          : this.session.requestMedia(this, message.kinds)
      result
        .then((value) => this.#link?.post({ op: 'reply', id: message.id, isOk: true, value }))
        .catch((error) => this.#link?.post({ op: 'reply', id: message.id, isOk: false, value: String(error) }))
    }
  }

  #answer(question: PageQuestion): unknown {
    if (question.op === 'key') {
      const event = preventable()
      this.emit('before-input-event', event, question.input)
      return event.defaultPrevented
    }
    const details = { url: toOuter(question.url), frameName: question.target, features: question.features }
    const decision = this.#windowOpenHandler?.({
      ...details,
      disposition: 'new-window',
      referrer: { url: '', policy: 'default' },
    })
    if (decision?.action !== 'deny') console.error(`The stand-in opens no windows for pages: ${details.url}`)
    return null
  }

  #allowNavigation(innerUrl: string, isMainFrame: boolean, isRedirect: boolean): boolean {
    if (!isRedirect && isMainFrame && this.#expectedUrls.delete(innerUrl)) return true
    const url = toOuter(innerUrl)
    const names = isRedirect ? ['will-redirect'] : ['will-frame-navigate', ...(isMainFrame ? ['will-navigate'] : [])]
    const fields = { url, isMainFrame, isSameDocument: false, frame: isMainFrame ? this.mainFrame : null }
    return names.every((name) => {
      const event = preventable(fields)
      this.emit(name, event, url, false, isMainFrame)
      return !event.defaultPrevented
    })
  }

  /** Resolves when the page has loaded. @throws an Error with `code`, `errno` and `url`, as Electron does. */
  async loadURL(url: string): Promise<void> {
    const { session: page } = await this.attached
    const inner = toInner(url)
    await this.session.applyPermissions(this, inner)
    this.#expectedUrls.add(inner.replace(/#.*/s, ''))
    const loaded = new Promise<void>((resolve) => this.once('did-finish-load', () => resolve()))
    const { errorText } = await page.send('Page.navigate', { url: inner })
    if (errorText === undefined) return loaded
    const code = errorText.replace('net::', '')
    this.emit('did-fail-load', preventable(), -2, code, url, true)
    throw Object.assign(new Error(`${code} (-2) loading '${url}'`), { code, errno: -2, url })
  }

  reload(): void {
    this.#expectedUrls.add(this.mainFrame.innerUrl.replace(/#.*/s, ''))
    this.hasCrashed = false
    this.#link?.session.post('Page.reload')
  }

  /** @throws DataCloneError when an argument cannot be cloned. */
  send(channel: string, ...args: unknown[]): void {
    codec.encode(args)
    this.#link?.post({ op: 'event', channel, args })
  }

  async executeJavaScript(code: string): Promise<unknown> {
    const { session: page } = await this.attached
    const options = { awaitPromise: true, returnByValue: true, userGesture: true }
    const { result, exceptionDetails } = await page.send('Runtime.evaluate', { expression: code, ...options })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  async capturePage(): Promise<NativeImage> {
    const { session: page } = await this.attached
    const { data } = await page.send('Page.captureScreenshot', { format: 'png' })
    return new NativeImage(Buffer.from(data, 'base64'))
  }

  async printToPDF({ landscape = false, printBackground = false }: Electron.PrintToPDFOptions): Promise<Buffer> {
    const { session: page } = await this.attached
    const { data } = await page.send('Page.printToPDF', { landscape, printBackground })
    return Buffer.from(data, 'base64')
  }

  /** Approximated with the root element's `zoom`. */
  setZoomFactor(factor: number): void {
    this.#zoomFactor = factor
    void this.executeJavaScript(`document.documentElement.style.zoom = ${factor}`).catch(() => {})
  }

  /** Applies `nativeTheme` to `prefers-color-scheme`. */
  async setColorScheme(scheme: 'light' | 'dark' | ''): Promise<void> {
    const { session: page } = await this.attached
    page.post('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] })
  }

  getZoomFactor(): number {
    return this.#zoomFactor
  }
  /** The settings the window was made with, so that a test can read them. Not in Electron's typings; it exists there. */
  getLastWebPreferences(): Electron.WebPreferences {
    return { ...this.#preferences }
  }
  getURL(): string {
    return this.mainFrame.url
  }
  getTitle(): string {
    return this.owner.getTitle()
  }
  isDestroyed(): boolean {
    return this.mainFrame.detached
  }
  isLoading(): boolean {
    return this.isLoadingMainFrame
  }
  isCrashed(): boolean {
    return this.hasCrashed
  }
  isFocused(): boolean {
    return this.owner.isFocused()
  }
  isDevToolsOpened(): boolean {
    return false
  }
  focus(): void {
    this.owner.focus()
  }
  forcefullyCrashRenderer(): void {
    this.#link?.session.post('Page.crash')
  }
  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#windowOpenHandler = handler
  }
  setIgnoreMenuShortcuts(): void {}
  setBackgroundThrottling(): void {}
  openDevTools(): void {}
  closeDevTools(): void {}

  /** Called once the page's target has gone. */
  markDestroyed(): void {
    this.mainFrame.detached = true
    all.delete(this.id)
    this.emit('destroyed')
  }
}

/** The `webContents` module. */
export const webContents = {
  getAllWebContents: (): WebContents[] => [...all.values()],
  getFocusedWebContents: (): WebContents | null => [...all.values()].find((contents) => contents.isFocused()) ?? null,
  fromId: (id: number): WebContents | undefined => all.get(id),
  fromDevToolsTargetId: (targetId: string): WebContents | undefined =>
    [...all.values()].find((contents) => contents.targetId === targetId),
}
