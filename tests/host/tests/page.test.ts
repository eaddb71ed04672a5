import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDisplay, type VirtualDisplay } from '../display.ts'
import { launchFixture } from './run-fixture.ts'

interface Bridge {
  version: string
  invoke(channel: string, ...args: unknown[]): Promise<unknown>
  send(channel: string, ...args: unknown[]): void
  subscribe(channel: string, callback: (value: unknown) => void): () => void
  fail(): void
  nested: { day(): Date; bytes(): Uint8Array }
}

let display: VirtualDisplay
beforeAll(async () => {
  display = await startDisplay({ width: 1200, height: 800 })
})
afterAll(() => display.stop())

test('carries values and errors between page and main process as Electron does', async () => {
  const { page } = await launchFixture(display)
  const result = await page.evaluate(async () => {
    const { bridge } = globalThis as unknown as { bridge: Bridge }
    const describe = (value: unknown): string => Object.prototype.toString.call(value)
    const echoed = (await bridge.invoke('echo', {
      bytes: new Uint8Array([1, 2]),
      date: new Date(5),
      map: new Map([[1, new Set(['x'])]]),
      big: 12n,
      nothing: undefined,
    })) as Record<string, unknown>
    const failure = (promise: Promise<unknown>): Promise<string> =>
      promise.then(
        () => 'none',
        (error) => String(error),
      )
    const thrown = (action: () => unknown): string => {
      try {
        return `returned ${action()}`
      } catch (error) {
        return String(error)
      }
    }
    return {
      types: Object.entries(echoed).map(([key, value]) => `${key} ${describe(value)}`),
      failed: await failure(bridge.invoke('fail')),
      missing: await failure(bridge.invoke('nowhere')),
      uncloneable: thrown(() => bridge.send('ping', document.body)),
      preload: thrown(() => bridge.fail()),
      nested: [bridge.nested.day().getTime(), [...bridge.nested.bytes()]],
      frozen: Object.isFrozen(bridge) && Object.isFrozen(bridge.nested),
    }
  })
  expect(result).toEqual({
    types: [
      'bytes [object Uint8Array]',
      'date [object Date]',
      'map [object Map]',
      'big [object BigInt]',
      'nothing [object Undefined]',
    ],
    failed: "Error: Error invoking remote method 'fail': TypeError: kaboom",
    missing: "Error: Error invoking remote method 'nowhere': Error: No handler registered for 'nowhere'",
    uncloneable: expect.stringContaining('DataCloneError'),
    preload: 'RangeError: from the preload',
    nested: [86_400_000, [9, 8, 7]],
    frozen: true,
  })
})

test('names the frame that sent a message', async () => {
  const { page } = await launchFixture(display)
  const who = await page.evaluate(() => (globalThis as unknown as { bridge: Bridge }).bridge.invoke('who'))
  expect(who).toEqual({ url: 'app://bundle/index.html', isTop: true, isWindow: true })
})

test('stops delivering to a subscriber that has left', async () => {
  const { page } = await launchFixture(display)
  const received = await page.evaluate(async () => {
    const { bridge } = globalThis as unknown as { bridge: Bridge }
    const values: unknown[] = []
    const unsubscribe = bridge.subscribe('pong', (value) => values.push(value))
    bridge.send('ping', 1)
    await bridge.invoke('echo', 0)
    unsubscribe()
    bridge.send('ping', 2)
    await bridge.invoke('echo', 0)
    return values
  })
  expect(received).toEqual([1])
})

test('applies the page security policy and denies navigation and windows', async () => {
  const { app, page, notes } = await launchFixture(display)
  const outcome = await page.evaluate(async () => {
    const script = document.createElement('script')
    script.textContent = 'globalThis.hasRunInline = true'
    document.head.append(script)
    const fetched = await fetch('https://example.invalid/').then(
      () => 'fetched',
      () => 'refused',
    )
    const opened = window.open('https://example.invalid/window')
    return { inline: 'hasRunInline' in globalThis, fetched, opened }
  })
  await page.click('a')
  await expect.poll(notes).toContain('will-navigate https://example.invalid/away')
  expect(outcome).toEqual({ inline: false, fetched: 'refused', opened: null })
  expect(await notes()).toContain('open https://example.invalid/window')
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().map((item) => item.getURL()))).toEqual(
    ['app://bundle/index.html'],
  )
})

test("gives the page the app's permission decisions", async () => {
  const { page } = await launchFixture(display)
  const states = await page.evaluate(async () => {
    const query = async (name: string): Promise<string> =>
      (await navigator.permissions.query({ name: name as PermissionName })).state
    return [await query('clipboard-read'), await query('geolocation'), await query('notifications')]
  })
  expect(states).toEqual(['granted', 'denied', 'denied'])
})

test('shows the dark scheme when nativeTheme asks for it', async () => {
  const { app, page } = await launchFixture(display)
  const isDark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  const before = await isDark()
  const updates = await app.evaluate(({ nativeTheme }) => {
    let count = 0
    nativeTheme.on('updated', () => count++)
    nativeTheme.themeSource = 'dark'
    return [count, nativeTheme.shouldUseDarkColors]
  })
  await expect.poll(isDark).toBe(true)
  expect([before, updates]).toEqual([false, [1, true]])
})

test('makes pictures and PDFs of a page and reads its settings', async () => {
  const { app } = await launchFixture(display)
  const made = await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const image = await contents?.capturePage()
    const pdf = await contents?.printToPDF({})
    const settings = (
      contents as unknown as { getLastWebPreferences(): Electron.WebPreferences }
    ).getLastWebPreferences()
    return { width: image?.getSize().width, pdf: pdf?.subarray(0, 5).toString(), sandbox: settings.sandbox }
  })
  expect(made).toEqual({ width: 700, pdf: '%PDF-', sandbox: true })
})

test('reports a renderer that has crashed and loads it again', async () => {
  const { app, notes } = await launchFixture(display)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
  await expect.poll(notes).toContain('render-process-gone crashed')
  const loaded = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    return new Promise((resolve) => {
      contents?.once('did-finish-load', () => resolve([contents.getURL(), contents.isCrashed()]))
      contents?.reload()
    })
  })
  expect(loaded).toEqual(['app://bundle/index.html', false])
})

test('asks the app before a page may use the microphone or the camera', async () => {
  const { page } = await launchFixture(display, { args: ['--use-fake-device-for-media-stream'] })
  const outcomes = await page.evaluate(async () => {
    const attempt = (constraints: MediaStreamConstraints): Promise<string> =>
      navigator.mediaDevices.getUserMedia(constraints).then(
        (stream) =>
          stream
            .getTracks()
            .map((track) => track.kind)
            .join(),
        (error: Error) => error.name,
      )
    const shared = await navigator.mediaDevices.getDisplayMedia().then(
      () => 'shared',
      (error: Error) => error.name,
    )
    return [await attempt({ audio: true }), await attempt({ audio: true, video: true }), shared]
  })
  expect(outcomes).toEqual(['audio', 'NotAllowedError', 'NotAllowedError'])
})

test('shows no menu of Chromium and tells the app where one was asked for', async () => {
  const { page, notes } = await launchFixture(display)
  await page.fill('textarea', 'chosen')
  await page.click('textarea', { button: 'right', position: { x: 10, y: 10 } })
  await expect.poll(notes).toContain('context-menu editable true')
})

test('tells the app when a page stops responding and when it responds again', async () => {
  const { page, notes } = await launchFixture(display)
  await page.evaluate(() => {
    for (const end = performance.now() + 7_500; performance.now() < end; );
  })
  await expect.poll(notes, { timeout: 5_000 }).toEqual(expect.arrayContaining(['unresponsive', 'responsive']))
})
