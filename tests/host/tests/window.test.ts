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
    version: electronApp.getVersion(),
    isPackaged: electronApp.isPackaged,
    electron: process.versions.electron,
    url: webContents.getAllWebContents()[0]?.getURL(),
    windows: BrowserWindow.getAllWindows().length,
  }))
  expect(seen).toEqual({ hasBridge: true, require: 'undefined', process: 'undefined' })
  expect(main).toEqual({
    version: '1.2.3',
    isPackaged: false,
    electron: expect.stringMatching(/^45\..*-standin$/),
    url: 'app://bundle/index.html',
    windows: 1,
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
  const held = await app.evaluate(async ({ clipboard }) => ({
    text: await clipboard.readText(),
    types: (await clipboard.read()).flatMap((item) => item.types),
  }))
  expect(held).toEqual({ text: copied, types: ['text/plain'] })
})

test('puts text on the clipboard that other programs and the page can paste', async () => {
  const { app, page } = await launchFixture(display)
  await app.evaluate(({ clipboard }) => clipboard.writeText('from main ✓'))
  const read = spawnSync('xclip', ['-o', '-selection', 'clipboard'], { env: display.env, encoding: 'utf8' })
  await page.click('textarea')
  xdotool(display, 'key', 'ctrl+v')
  await expect.poll(() => page.inputValue('textarea')).toBe('from main ✓')
  expect(read.stdout).toBe('from main ✓')
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
  const { app, page, notes } = await launchFixture(display)
  const call = (isOn: boolean) =>
    app.evaluate(({ BrowserWindow }, value) => BrowserWindow.getAllWindows()[0]?.setFullScreen(value), isOn)
  const state = async () => [
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFullScreen()),
    await page.evaluate(() => innerWidth),
  ]
  await call(true)
  await expect.poll(state).toEqual([true, 1200])
  await call(false)
  await expect.poll(state).toEqual([false, 700])
  expect((await notes()).filter((note) => note.endsWith('full-screen'))).toEqual([
    'enter-full-screen',
    'leave-full-screen',
  ])
})

test('shows the title of the document, and is minimised and restored', async () => {
  const { app, page, notes } = await launchFixture(display)
  await page.evaluate(() => {
    document.title = 'Changed ✓'
  })
  await expect.poll(() => xdotool(display, 'getactivewindow', 'getwindowname')).toBe('Changed ✓')
  const isMinimized = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())
  xdotool(display, 'getactivewindow', 'windowminimize')
  await expect.poll(isMinimized).toBe(true)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.restore())
  await expect.poll(isMinimized).toBe(false)
  const told = ['show', 'minimize', 'restore']
  expect((await notes()).filter((note) => told.includes(note))).toEqual(told)
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

test('keeps a window that is not to be shown out of its place, and tells the app nothing of its focus', async () => {
  const { app } = await launchFixture(display)
  const id = await app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ width: 300, height: 200, show: false })
    Object.assign(globalThis, { hidden: window, hiddenNotes: [] })
    window.on('focus', () => (globalThis as unknown as { hiddenNotes: string[] }).hiddenNotes.push('focus'))
    await window.loadURL('app://bundle/index.html')
    return String(Reflect.get(window, 'windowId'))
  })
  const place = () => {
    const { stdout } = spawnSync('xwininfo', ['-id', id], { env: display.env, encoding: 'utf8' })
    return Array.from(stdout.matchAll(/Absolute upper-left [XY]: +(\d+)/g), ([, pixels]) => Number(pixels))
  }
  const notes = () => app.evaluate(() => (globalThis as unknown as { hiddenNotes: string[] }).hiddenNotes)
  await delay(200)
  expect(place()).not.toEqual([450, 300])
  expect(await notes()).toEqual([])
  await app.evaluate(() => (globalThis as unknown as { hidden: Electron.BrowserWindow }).hidden.show())
  await expect.poll(place).toEqual([450, 300])
  await expect.poll(notes).toEqual(['focus'])
})
