import { randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { app } from './app.ts'
import { chromium } from './chromium.ts'
import { updateFocus } from './focus.ts'
import { nativeTheme } from './native-theme.ts'
import { emitPreventable } from './preventable.ts'
import type { Shape } from './runtime.ts'
import { WebContents } from './web-contents.ts'
import { activateWindow, findWindow, listMonitors, setFullScreen, setKiosk, type WindowId } from './x11.ts'
import { watchWindow } from './x11-watch.ts'

/** `BrowserWindow`: a window of Chromium without tabs or address bar, in the middle of the first monitor. */
export class BrowserWindow extends EventEmitter implements Shape<Electron.BrowserWindow, 'webContents'> {
  readonly webContents: WebContents
  /** The X window, null until it is open. */
  windowId: WindowId | null = null
  readonly #gone = Promise.withResolvers<void>()
  /** Resolves when the window has been destroyed. */
  readonly gone: Promise<void> = this.#gone.promise
  readonly #size: { width: number; height: number }
  #lastOperation: Promise<unknown>
  #states: ReadonlySet<string> = new Set()
  #stopWatching = (): void => {}
  #isFocused = false
  #isVisible = false
  #isDestroyed = false
  #isKiosk = false
  #isContentProtected = false

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    super()
    this.#size = { width: options.width ?? 800, height: options.height ?? 600 }
    this.webContents = new WebContents(options.webPreferences ?? {})
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show', {}))
    for (const name of ['unresponsive', 'responsive']) this.webContents.on(name, () => this.emit(name))
    app.windows.add(this)
    app.emit('web-contents-created', {}, this.webContents)
    this.#lastOperation = this.#open().catch((error) => {
      if (!app.isQuitting) console.error('A window did not open:', error)
    })
    if (options.show !== false) this.show()
  }

  /** Opens the window where openbox.xml puts a new one: in the corner, mostly outside the screen. */
  async #open(): Promise<void> {
    const key = `standin${randomBytes(6).toString('hex')}`
    const targetId = await chromium.openWindow(key)
    const [, windowId] = await Promise.all([this.webContents.attach(targetId), findWindow(key)])
    this.windowId = windowId
    nativeTheme.applyTo(this.webContents)
    this.#stopWatching = watchWindow(windowId, {
      onState: (states) => this.#onStates(states),
      onCloseRequest: () => this.requestClose(),
    })
  }

  #onStates(states: ReadonlySet<string>): void {
    const before = [this.isFullScreen(), this.isMinimized()]
    this.#states = states
    const [wasFullScreen, wasMinimized] = before
    if (wasFullScreen !== this.isFullScreen()) this.emit(wasFullScreen ? 'leave-full-screen' : 'enter-full-screen', {})
    // A window that was never shown waits unmapped, which X also calls hidden.
    if (this.#isVisible && wasMinimized !== this.isMinimized()) this.emit(wasMinimized ? 'restore' : 'minimize', {})
  }

  async #place(): Promise<void> {
    const { width, height } = this.#size
    const screen = listMonitors()[0]?.bounds ?? { x: 0, y: 0, ...this.#size }
    const left = screen.x + Math.max(0, Math.round((screen.width - width) / 2))
    const top = screen.y + Math.max(0, Math.round((screen.height - height) / 2))
    const { windowId } = await chromium.root.send('Browser.getWindowForTarget', { targetId: this.webContents.targetId })
    await chromium.root.send('Browser.setWindowBounds', { windowId, bounds: { left, top, width, height } })
  }

  /** Runs an operation once the window is there and those before it are done. */
  #withWindow(operation: (windowId: WindowId) => unknown): void {
    this.#lastOperation = this.#lastOperation
      .then(() => this.windowId !== null && !this.#isDestroyed && operation(this.windowId))
      .catch(() => {}) // the window has just gone
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }
  show(): void {
    this.#withWindow(async (windowId) => {
      const isNew = !this.#isVisible
      if (isNew) await this.#place()
      this.#isVisible = true
      await activateWindow(windowId)
      if (isNew) this.emit('show')
      updateFocus()
    })
  }
  focus(): void {
    this.#withWindow(activateWindow)
  }
  restore(): void {
    this.#withWindow(activateWindow)
  }
  setFullScreen(isOn: boolean): void {
    this.#withWindow((windowId) => setFullScreen(windowId, isOn))
  }
  /** A full screen above every other window, which is all that a window manager can do of it. */
  setKiosk(isOn: boolean): void {
    this.#isKiosk = isOn
    this.#withWindow((windowId) => setKiosk(windowId, isOn))
  }
  isKiosk(): boolean {
    return this.#isKiosk
  }
  /** Remembered, and without effect, as on Linux. */
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
  isFullScreen(): boolean {
    return this.#states.has('FULLSCREEN')
  }

  /** Called with each change of the X server's active window. */
  setFocused(isFocused: boolean): void {
    if (isFocused === this.#isFocused) return
    this.#isFocused = isFocused
    this.emit(isFocused ? 'focus' : 'blur', {})
  }

  /** Asks the `close` listeners, then closes. @returns false when one of them has prevented it. */
  requestClose(): boolean {
    const isPrevented = emitPreventable(this, 'close')
    if (!isPrevented) this.destroy()
    return !isPrevented
  }
  destroy(): void {
    this.#withWindow(() => chromium.root.send('Target.closeTarget', { targetId: this.webContents.targetId }))
  }

  /** Called once the page's target has gone. */
  markDestroyed(): void {
    this.#isDestroyed = true
    this.#isFocused = false
    this.#stopWatching()
    app.windows.delete(this)
    this.webContents.markDestroyed()
    this.emit('closed')
    this.#gone.resolve()
    if (app.windows.size > 0 || app.isQuitting) return
    if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed')
    else app.quit()
  }

  static getAllWindows(): BrowserWindow[] {
    return [...app.windows]
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null
  }
}
