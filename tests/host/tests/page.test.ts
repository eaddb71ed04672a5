import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDisplay, type VirtualDisplay } from '../display.ts'
import { launchFixture } from './run-fixture.ts'

interface Bridge {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>
  subscribe(channel: string, callback: (value: unknown) => void): () => void
  fail(): void
  nested: { double(value: number): number }
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
    const value = { text: 'ä', list: [1, null, { isKept: true }] }
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
      echoed: await bridge.invoke('echo', value),
      failed: await failure(bridge.invoke('fail')),
      missing: await failure(bridge.invoke('nowhere')),
      uncloneable: thrown(() => bridge.invoke('echo', document.body)),
      preload: thrown(() => bridge.fail()),
      nested: bridge.nested.double(21),
      frozen: Object.isFrozen(bridge) && Object.isFrozen(bridge.nested),
    }
  })
  expect(result).toEqual({
    echoed: { text: 'ä', list: [1, null, { isKept: true }] },
    failed: "Error: Error invoking remote method 'fail': TypeError: kaboom",
    missing: "Error: Error invoking remote method 'nowhere': Error: No handler registered for 'nowhere'",
    uncloneable: expect.stringContaining('DataCloneError'),
    preload: 'RangeError: from the preload',
    nested: 42,
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
    await bridge.invoke('ping', 1)
    unsubscribe()
    await bridge.invoke('ping', 2)
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
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().map((item) => item.getURL()))).toEqual(
    ['app://bundle/index.html'],
  )
})

test("gives the page the app's permission decisions", async () => {
  const { page } = await launchFixture(display, { args: ['--use-fake-device-for-media-stream'] })
  const states = await page.evaluate(async () => {
    const query = async (name: string): Promise<string> =>
      (await navigator.permissions.query({ name: name as PermissionName })).state
    const outcome = (stream: Promise<MediaStream>): Promise<string> =>
      stream.then(
        () => 'allowed',
        (error: Error) => error.name,
      )
    return [
      await query('clipboard-read'),
      await query('geolocation'),
      await Notification.requestPermission(),
      await outcome(navigator.mediaDevices.getUserMedia({ audio: true })),
      await outcome(navigator.mediaDevices.getDisplayMedia()),
    ]
  })
  expect(states).toEqual(['granted', 'denied', 'denied', 'NotAllowedError', 'NotAllowedError'])
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

test("reads a window's settings", async () => {
  const { app } = await launchFixture(display)
  const isSandboxed = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    return Reflect.get(contents ?? {}, 'getLastWebPreferences').call(contents).sandbox
  })
  expect(isSandboxed).toBe(true)
})

test('reports a renderer that has crashed and loads it again', async () => {
  const { app, notes } = await launchFixture(display)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
  await expect.poll(notes).toContain('render-process-gone crashed')
  const loaded = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    return new Promise((resolve) => {
      contents?.once('did-finish-load', () => resolve(contents.getURL()))
      contents?.reload()
    })
  })
  expect(loaded).toBe('app://bundle/index.html')
})

test('tells the app when a page stops responding and when it responds again', async () => {
  const { page, notes } = await launchFixture(display)
  await page.evaluate(() => {
    for (const end = performance.now() + 7_500; performance.now() < end; );
  })
  await expect.poll(notes, { timeout: 5_000 }).toEqual(expect.arrayContaining(['unresponsive', 'responsive']))
})
