import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { wavOf } from '../../fixtures/wav.ts'
import { startDisplay, type VirtualDisplay } from '../display.ts'
import { launchFixture, newUserData } from './run-fixture.ts'

interface Bridge {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>
  subscribe(channel: string, callback: (value: unknown) => void): () => void
  fail(): void
  nested: { double(value: number): number }
}

/** A second of a tone of 440 Hz, then a tenth of silence; `amplitude` is from 0 to 1. */
function tone(amplitude: number): Uint8Array {
  const heightAt = (at: number) => (at < 16_000 ? Math.sin(at * 0.1728) * amplitude * 32_767 : 0)
  return wavOf(Int16Array.from({ length: 17_600 }, (_, at) => heightAt(at)))
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

test('asks the app at each use of microphone and camera, and follows each answer', async () => {
  const { app, page, notes } = await launchFixture(display, { args: ['--use-fake-device-for-media-stream'] })
  const open = (constraints: MediaStreamConstraints) =>
    page.evaluate(
      (wanted) =>
        navigator.mediaDevices.getUserMedia(wanted).then(
          (stream) => {
            const kinds = stream.getTracks().map(({ kind }) => kind)
            for (const track of stream.getTracks()) track.stop()
            return kinds.toSorted().join()
          },
          ({ name }: Error) => name,
        ),
      constraints,
    )
  const allow = (...kinds: string[]) =>
    app.evaluate((_electron, wanted) => {
      const { allowed } = globalThis as unknown as { allowed: Set<string> }
      allowed.clear()
      for (const kind of wanted) allowed.add(kind)
    }, kinds)
  const outcomes = [await open({ audio: true })]
  await allow('audio')
  outcomes.push(await open({ audio: true }), await open({ video: true }), await open({ audio: true, video: true }))
  await allow()
  outcomes.push(await open({ audio: true }), await open({ audio: false }))
  const refused = 'NotAllowedError'
  expect(outcomes).toEqual([refused, 'audio', refused, refused, refused, 'TypeError'])
  const asked = (media: string) => `asked media ${media} app://bundle/ true true`
  const expected = [asked('audio'), asked('audio'), asked('video'), asked('audio,video'), asked('audio')]
  expect((await notes()).filter((note) => note.startsWith('asked'))).toEqual(expected)
})

test('hears the file of the fake microphone anew at each use, and nothing after its end', async () => {
  const file = path.join(newUserData(), 'microphone.wav')
  writeFileSync(file, tone(0))
  const { app, page } = await launchFixture(display, { env: { CANDOR_FAKE_MICROPHONE: file } })
  await app.evaluate(() => (globalThis as unknown as { allowed: Set<string> }).allowed.add('audio'))
  const loudest = () =>
    page.evaluate(async () => {
      const raw = { echoCancellation: false, noiseSuppression: false, autoGainControl: false }
      const stream = await navigator.mediaDevices.getUserMedia({ audio: raw })
      const context = new AudioContext()
      const analyser = context.createAnalyser()
      context.createMediaStreamSource(stream).connect(analyser)
      await context.resume()
      const samples = new Float32Array(analyser.fftSize)
      const peaks = [0, 0] // while the file lasts, and after its end
      for (const start = performance.now(); performance.now() - start < 2_500; ) {
        await new Promise((done) => setTimeout(done, 20))
        analyser.getFloatTimeDomainData(samples)
        const elapsed = performance.now() - start
        const part = elapsed < 1_500 ? 0 : elapsed > 2_000 ? 1 : null
        if (part !== null) peaks[part] = Math.max(peaks[part] ?? 0, ...samples)
      }
      for (const track of stream.getTracks()) track.stop()
      await context.close()
      return peaks.map((peak) => peak > 0.1)
    })
  const before = await loudest()
  writeFileSync(file, tone(0.5))
  const after = await loudest()
  expect([before, after]).toEqual([
    [false, false],
    [true, false],
  ])
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
