import { spawnSync } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDisplay, type VirtualDisplay } from '../display.ts'
import { launchFixture, openOtherWindow, xdotool } from './run-fixture.ts'

let display: VirtualDisplay
beforeAll(async () => {
  display = await startDisplay({ width: 1200, height: 800 })
})
afterAll(() => display.stop())

test('loads a window over the app scheme with the preload in place before the first script', async () => {
  const { app, page } = await launchFixture(display)
  const seen = await page.evaluate(() => {
    const { seen, require, process } = globalThis as unknown as Record<string, { hasBridgeAtFirstScript?: boolean }>
    return { hasBridge: seen?.hasBridgeAtFirstScript, require: typeof require, process: typeof process }
  })
  const main = await app.evaluate(({ app: electronApp, BrowserWindow, webContents }) => ({
    name: electronApp.getName(),
    version: electronApp.getVersion(),
    isPackaged: electronApp.isPackaged,
    electron: process.versions.electron,
    url: webContents.getAllWebContents()[0]?.getURL(),
    title: BrowserWindow.getAllWindows()[0]?.getTitle(),
    size: BrowserWindow.getAllWindows()[0]?.getBounds(),
  }))
  expect(seen).toEqual({ hasBridge: true, require: 'undefined', process: 'undefined' })
  expect(main).toEqual({
    name: 'Host Fixture',
    version: '1.2.3',
    isPackaged: false,
    electron: expect.stringMatching(/^45\..*-standin$/),
    url: 'app://bundle/index.html',
    title: 'Host Fixture',
    size: { x: 250, y: 150, width: 700, height: 500 },
  })
})

test('loses and regains the focus with the X window, not with the page', async () => {
  const { app, notes } = await launchFixture(display)
  await expect.poll(notes).toContain('focus')
  const isFocused = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused())
  const other = await openOtherWindow(display)
  await expect.poll(isFocused).toBe(false)
  other.close()
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus())
  await expect.poll(isFocused).toBe(true)
  expect((await notes()).filter((note) => note === 'focus' || note === 'blur')).toEqual(['focus', 'blur', 'focus'])
})

test('receives real keys, and text copied by another program as a trusted paste', async () => {
  const { app, page } = await launchFixture(display)
  await page.click('textarea')
  xdotool(display, 'type', 'typed ')
  const copied = 'kopiert 😀 '.repeat(200)
  // stdio: xclip stays behind as the owner of the selection and would keep a pipe open
  spawnSync('xclip', ['-i', '-selection', 'clipboard'], {
    env: display.env,
    input: copied,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  xdotool(display, 'key', 'ctrl+v')
  await expect.poll(() => page.inputValue('textarea'), { timeout: 5_000 }).toBe(`typed ${copied}`)
  const events = await page.evaluate(() => (globalThis as unknown as { seen: { events: string[] } }).seen.events)
  expect(events.filter((event) => event.startsWith('paste') || event.includes('FromPaste'))).toEqual([
    `paste ${copied.length} true`,
    'beforeinput insertFromPaste true',
  ])
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(copied)
})

test('puts text on the clipboard that other programs and the page can paste', async () => {
  const { app, page } = await launchFixture(display)
  await app.evaluate(({ clipboard }) => clipboard.writeText('from main ✓'))
  const read = spawnSync('xclip', ['-o', '-selection', 'clipboard'], { env: display.env, encoding: 'utf8' })
  const state = await app.evaluate(async ({ clipboard }) => [
    await clipboard.has('text/plain'),
    (await clipboard.read())[0]?.types,
    await clipboard.selection.readText(),
  ])
  await page.click('textarea')
  xdotool(display, 'key', 'ctrl+v')
  await expect.poll(() => page.inputValue('textarea')).toBe('from main ✓')
  await app.evaluate(({ clipboard }) => clipboard.clear())
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toBe('')
  expect([read.stdout, state]).toEqual(['from main ✓', [true, ['text/plain'], '']])
})

test('keeps a blocked shortcut from the page and from Chromium', async () => {
  const { app, page, notes } = await launchFixture(display)
  await page.click('textarea')
  xdotool(display, 'key', 'ctrl+p')
  xdotool(display, 'key', 'ctrl+t')
  xdotool(display, 'type', 'a')
  await expect.poll(() => page.inputValue('textarea')).toBe('a')
  const events = await page.evaluate(() => (globalThis as unknown as { seen: { events: string[] } }).seen.events)
  expect(await notes()).toContain('blocked Ctrl+P')
  expect(events.filter((event) => event.startsWith('keydown'))).toEqual([
    'keydown Control true',
    'keydown Control true',
    'keydown t true',
    'keydown a true',
  ])
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('enters and leaves full screen', async () => {
  const { app, notes } = await launchFixture(display)
  const call = (isOn: boolean) =>
    app.evaluate(({ BrowserWindow }, value) => BrowserWindow.getAllWindows()[0]?.setKiosk(value), isOn)
  const state = () =>
    app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]
      return [window?.isFullScreen(), window?.isKiosk(), window?.getBounds().width]
    })
  await call(true)
  await expect.poll(state).toEqual([true, true, 1200])
  await call(false)
  await expect.poll(state).toEqual([false, false, 700])
  expect((await notes()).filter((note) => note.endsWith('full-screen'))).toEqual([
    'enter-full-screen',
    'leave-full-screen',
  ])
})

test("shows the document's title", async () => {
  const { app, page } = await launchFixture(display)
  await page.evaluate(() => {
    document.title = 'Changed ✓'
  })
  await expect.poll(() => xdotool(display, 'getactivewindow', 'getwindowname')).toBe('Changed ✓')
  const title = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())
  await expect.poll(title).toBe('Changed ✓')
})

test('minimizes, restores, and remembers content protection', async () => {
  const { app } = await launchFixture(display)
  const isMinimized = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
  await expect.poll(isMinimized).toBe(true)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.restore())
  await expect.poll(isMinimized).toBe(false)
  const isProtected = await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0]
    window?.setContentProtection(true)
    return window?.isContentProtected()
  })
  expect(isProtected).toBe(true)
})

test('lets the app prevent a window from closing', async () => {
  const { app, notes } = await launchFixture(display, { env: { FIXTURE_VETO: '1' } })
  await expect.poll(notes).toContain('focus')
  xdotool(display, 'key', 'alt+F4')
  await expect.poll(notes).toContain('close prevented')
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  const child = app.process()
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.destroy())
  await expect.poll(() => child.exitCode).toBe(0)
})

test('keeps a window that is not to be shown off the screen and out of the focus', async () => {
  const { app, page, notes } = await launchFixture(display)
  await expect.poll(notes).toContain('focus')
  const before = await notes()
  await app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ width: 300, height: 200, show: false, title: 'hidden' })
    Object.assign(globalThis, { hidden: window })
    await window.loadURL('app://bundle/index.html')
  })
  await delay(200)
  expect([await notes(), await page.evaluate(() => document.hasFocus())]).toEqual([before, true])
  const visible = () =>
    xdotool(display, 'search', '--onlyvisible', '--class', 'chromium').split('\n').filter(Boolean).length
  const hidden = visible()
  await app.evaluate(() => (globalThis as unknown as { hidden: Electron.BrowserWindow }).hidden.show())
  await expect.poll(visible).toBe(hidden + 1)
  const bounds = () =>
    app.evaluate(() => (globalThis as unknown as { hidden: Electron.BrowserWindow }).hidden.getBounds())
  await expect.poll(bounds).toEqual({ x: 450, y: 300, width: 300, height: 200 })
})
