import { randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { app } from './app.ts'
import { chromium } from './chromium.ts'
import { preventable } from './event.ts'
import { updateFocus } from './focus.ts'
import type { NativeImage } from './native-image.ts'
import { nativeTheme } from './native-theme.ts'
import { screen } from './screen.ts'
import { WebContents } from './web-contents.ts'
import {
  activateWindow,
  findWindow,
  mapWindow,
  minimizeWindow,
  nameWindow,
  setWindowState,
  unmapWindow,
  type WindowId,
  windowBounds,
} from './x11.ts'
import { type StopWatching, watchWindow } from './x11-watch.ts'

type Implemented = Pick<
  Electron.BrowserWindow,
  | 'id'
  | 'loadURL'
  | 'show'
  | 'hide'
  | 'close'
  | 'destroy'
  | 'focus'
  | 'blur'
  | 'minimize'
  | 'restore'
  | 'maximize'
  | 'unmaximize'
  | 'setFullScreen'
  | 'setKiosk'
  | 'setAlwaysOnTop'
  | 'setContentProtection'
  | 'isContentProtected'
  | 'isDestroyed'
  | 'isFocused'
  | 'isVisible'
  | 'isMinimized'
  | 'isMaximized'
  | 'isFullScreen'
  | 'isKiosk'
  | 'isAlwaysOnTop'
  | 'getBounds'
  | 'setBounds'
  | 'getTitle'
  | 'setTitle'
  | 'setMenu'
  | 'removeMenu'
  | 'setMenuBarVisibility'
>

let nextId = 1
/** A new window is outside every screen until it has been placed; openbox.xml puts it there without the focus. */
const titlePrefix = 'standin'

export class BrowserWindow extends EventEmitter implements Implemented {
  readonly id = nextId++
  readonly webContents: WebContents
  /** The X window, null until it is open. */
  windowId: WindowId | null = null
  /** While true, the focus is not where it seems to be (focus.ts). */
  isOpeningHidden: boolean
  /** Resolves when the window has been destroyed. */
  readonly gone: Promise<void>
  readonly #markGone: () => void
  readonly #opened: Promise<void>
  readonly #bounds: Electron.Rectangle
  #lastOperation: Promise<unknown> = Promise.resolve()
  #states: ReadonlySet<string> = new Set()
  #stopWatching: StopWatching = () => {}
  #title: string
  #isFocused = false
  #isVisible: boolean
  #isKiosk: boolean
  #isDestroyed = false
  #isContentProtected = false
  #hasLoaded = false

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    super()
    this.setMaxListeners(0)
    const { width = 800, height = 600 } = options
    const { workArea } = screen.getPrimaryDisplay()
    const x = options.x ?? Math.max(0, Math.round(workArea.x + (workArea.width - width) / 2))
    const y = options.y ?? Math.max(0, Math.round(workArea.y + (workArea.height - height) / 2))
    this.#bounds = { x, y, width, height }
    this.#title = options.title ?? app.name
    this.#isVisible = options.show !== false
    this.isOpeningHidden = !this.#isVisible
    this.#isKiosk = options.kiosk === true
    const { promise, resolve } = Promise.withResolvers<void>()
    this.gone = promise
    this.#markGone = resolve
    app.windows.add(this)
    this.webContents = new WebContents(this, options.webPreferences ?? {})
    this.webContents.on('did-finish-load', () => this.#onLoaded())
    this.webContents.on('page-title-updated', (event, title: string) => {
      this.#title = title
      this.emit('page-title-updated', event, title, true)
    })
    this.#opened = this.#open(options)
    this.#opened.catch((error) => {
      this.isOpeningHidden = false
      if (!this.#isDestroyed && !app.isQuitting) console.error('A window did not open:', error)
    })
    queueMicrotask(() => {
      app.emit('browser-window-created', preventable(), this)
      app.emit('web-contents-created', preventable(), this.webContents)
    })
  }

  async #open(options: Electron.BrowserWindowConstructorOptions): Promise<void> {
    const key = titlePrefix + randomBytes(6).toString('hex')
    const { targetId } = await chromium.openWindow(key)
    const [, windowId] = await Promise.all([this.webContents.attach(targetId), findWindow(key)])
    if (windowId === null) throw new Error(`no X window appeared for ${key}`)
    nativeTheme.applyTo(this.webContents)
    this.windowId = windowId
    await this.#place()
    if (options.fullscreen || this.#isKiosk) await setWindowState(windowId, true, 'fullscreen')
    if (options.alwaysOnTop) await setWindowState(windowId, true, 'above')
    this.#stopWatching = watchWindow(windowId, {
      onState: (states) => this.#onStates(states),
      onCloseRequest: () => this.close(),
    })
    if (this.#isVisible) await activateWindow(windowId)
    else await unmapWindow(windowId).then(() => delay(50))
    this.isOpeningHidden = false
    updateFocus()
  }

  async #place(): Promise<void> {
    const { windowId } = await this.webContents.attached
    const { x, y, width, height } = this.#bounds
    const bounds = { left: x, top: y, width, height }
    await chromium.pipe.root.send('Browser.setWindowBounds', { windowId, bounds })
  }

  #onLoaded(): void {
    if (this.#hasLoaded) return
    this.#hasLoaded = true
    this.emit('ready-to-show', preventable())
  }

  #onStates(states: ReadonlySet<string>): void {
    const before = this.#states
    this.#states = states
    const announce = (state: string, entered: string, left: string): void => {
      if (before.has(state) !== states.has(state)) this.emit(states.has(state) ? entered : left, preventable())
    }
    announce('FULLSCREEN', 'enter-full-screen', 'leave-full-screen')
    announce('HIDDEN', 'minimize', 'restore')
    announce('MAXIMIZED_VERT', 'maximize', 'unmaximize')
  }

  /** Runs an X operation once the window is there and those before it are done. */
  #withWindow(operation: (windowId: WindowId) => unknown): void {
    this.#lastOperation = Promise.all([this.#opened, this.#lastOperation])
      .then(() => this.windowId !== null && !this.#isDestroyed && operation(this.windowId))
      .catch(() => {})
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }
  capturePage(): Promise<NativeImage> {
    return this.webContents.capturePage()
  }

  show(): void {
    this.#isVisible = true
    this.#withWindow(async (windowId) => {
      await mapWindow(windowId)
      await this.#place()
      await activateWindow(windowId)
      this.emit('show', preventable())
    })
  }
  hide(): void {
    this.#isVisible = false
    this.#withWindow(async (windowId) => {
      await unmapWindow(windowId)
      this.emit('hide', preventable())
    })
  }
  focus(): void {
    this.#withWindow(activateWindow)
  }
  /** No window manager call takes the focus away without giving it to another window. */
  blur(): void {}
  minimize(): void {
    this.#withWindow(minimizeWindow)
  }
  restore(): void {
    this.#withWindow(activateWindow)
  }
  maximize(): void {
    this.#withWindow((windowId) => setWindowState(windowId, true, 'maximized_vert,maximized_horz'))
  }
  unmaximize(): void {
    this.#withWindow((windowId) => setWindowState(windowId, false, 'maximized_vert,maximized_horz'))
  }
  setFullScreen(isOn: boolean): void {
    this.#withWindow((windowId) => setWindowState(windowId, isOn, 'fullscreen'))
  }
  setKiosk(isOn: boolean): void {
    this.#isKiosk = isOn
    this.setFullScreen(isOn)
  }
  setAlwaysOnTop(isOn: boolean): void {
    this.#withWindow((windowId) => setWindowState(windowId, isOn, 'above'))
  }
  /** Only remembers that the app asked: X11 cannot keep a window out of screenshots. */
  setContentProtection(isOn: boolean): void {
    this.#isContentProtected = isOn
  }

  isContentProtected(): boolean {
    return this.#isContentProtected
  }
  isDestroyed(): boolean {
    return this.#isDestroyed
  }
  isFocused(): boolean {
    return this.#isFocused
  }
  isVisible(): boolean {
    return this.#isVisible && !this.#isDestroyed
  }
  isMinimized(): boolean {
    return this.#states.has('HIDDEN')
  }
  isMaximized(): boolean {
    return this.#states.has('MAXIMIZED_VERT')
  }
  isFullScreen(): boolean {
    return this.#states.has('FULLSCREEN')
  }
  isKiosk(): boolean {
    return this.#isKiosk
  }
  isAlwaysOnTop(): boolean {
    return this.#states.has('ABOVE')
  }

  getBounds(): Electron.Rectangle {
    return (this.windowId !== null && windowBounds(this.windowId)) || { ...this.#bounds }
  }
  setBounds(bounds: Partial<Electron.Rectangle>): void {
    Object.assign(this.#bounds, bounds)
    this.#withWindow(() => this.#place())
  }
  getTitle(): string {
    return this.#title
  }
  setTitle(title: string): void {
    this.#title = title
    this.#withWindow((windowId) => nameWindow(windowId, title))
  }
  setMenu(): void {}
  removeMenu(): void {}
  setMenuBarVisibility(): void {}

  /** Called when the X server's active window changes to or from this one. */
  setFocused(isFocused: boolean): void {
    this.#isFocused = isFocused
    const name = isFocused ? 'focus' : 'blur'
    this.emit(name, preventable())
    this.webContents.emit(name)
  }

  /** Asks the `close` listeners. @returns false when one of them has prevented it. */
  requestClose(): boolean {
    if (this.#isDestroyed) return true
    const event = preventable()
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
    return !event.defaultPrevented
  }
  close(): void {
    this.requestClose()
  }
  destroy(): void {
    this.#opened
      .then(() => chromium.pipe.root.send('Target.closeTarget', { targetId: this.webContents.targetId ?? '' }))
      .catch(() => this.markDestroyed())
  }

  /** Called once the page's target has gone. */
  markDestroyed(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    this.#isFocused = false
    this.#stopWatching()
    app.windows.delete(this)
    this.webContents.markDestroyed()
    this.emit('closed')
    this.#markGone()
    if (app.windows.size > 0 || app.isQuitting) return
    if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed')
    else app.quit()
  }

  static getAllWindows(): BrowserWindow[] {
    return [...app.windows]
  }
  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.isFocused()) ?? null
  }
  static fromWebContents(contents: WebContents | undefined): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null
  }
  static fromId(id: number): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.id === id) ?? null
  }
}
