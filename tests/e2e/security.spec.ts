import { expect, test } from 'playwright/test'
import { createWorld, type World } from './world.ts'

let world: World
test.beforeAll(async () => {
  world = await createWorld()
})
test.afterAll(() => world.stop())

test('the page is confined: no Node, no navigation, no windows, no permissions, a strict policy', async () => {
  const { app, page } = await world.launch()
  const settings = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    // In Electron, but not in its typings: the settings that the window really runs with.
    const read = window === undefined ? null : Reflect.get(window.webContents, 'getLastWebPreferences')
    const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = read.call(window?.webContents)
    return {
      sandbox,
      contextIsolation,
      nodeIntegration,
      webSecurity,
      webviewTag,
      windows: BrowserWindow.getAllWindows().length,
    }
  })
  expect(settings).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    windows: 1,
  })
  const seen = await page.evaluate(async () => {
    const bridge = window.candor
    const ask = bridge.ask as (channel: string, args: unknown) => Promise<unknown> // as a hostile page would
    return {
      node: [typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'process')],
      bridge: Object.keys(bridge).toSorted(),
      opened: window.open('https://example.com') === null,
      refused: await ask('journal/read', null),
      malformed: await ask('attempt/edit', { field: 7 }),
      notifications: await Notification.requestPermission(),
      inline: await new Promise((resolve) => {
        const script = document.createElement('script')
        script.textContent = 'window.wasRun = true'
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
          once: true,
        })
        document.head.append(script)
      }),
    }
  })
  expect(seen).toEqual({
    node: ['undefined', 'undefined'],
    bridge: ['ask', 'listen'],
    opened: true,
    refused: { ok: false, code: 'ipc/refused', message: expect.any(String) },
    malformed: { ok: false, code: 'ipc/refused', message: expect.any(String) },
    notifications: 'denied',
    inline: 'script-src-elem',
  })
  const before = page.url()
  await page.evaluate(() => location.assign('https://example.com/'))
  await page.waitForTimeout(300)
  expect(page.url()).toBe(before)
})
