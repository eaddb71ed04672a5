import { EventEmitter } from 'node:events'
import type { App, Session } from 'electron'
import { expect, test, vi } from 'vitest'
import { confineContents, denyPermissions, isAppUrl } from '../../../../electron/main/window/hardening.ts'
import { mainWindowOptions } from '../../../../electron/main/window/main-window.ts'
import type { Refusal } from '../../../../electron/main/window/refusals.ts'

// A mock: the module asks for the class at the top, and these tests open no window.
vi.mock('electron', () => ({ BrowserWindow: class {} }))

test('the window is hardened, and has developer tools in development alone', () => {
  const hardened = {
    preload: '/p.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    spellcheck: false,
  }
  expect(
    [false, true].map((isDevelopment) => mainWindowOptions('/p.cjs', isDevelopment, false).webPreferences),
  ).toEqual([
    { ...hardened, devTools: false },
    { ...hardened, devTools: true },
  ])
})

test('a page of the app is one of app://bundle, and in development one of the given server', () => {
  const urls = [
    'app://bundle/index.html',
    'app://bundle.example/',
    'app://other/',
    'https://bundle/',
    'http://127.0.0.1:5173/x',
    'http://127.0.0.1:5174/',
    'about:blank',
    '',
  ]
  const development = 'http://127.0.0.1:5173/'
  expect(urls.map((url) => [isAppUrl(url, null), isAppUrl(url, development)])).toEqual([
    [true, true],
    [false, false],
    [false, false],
    [false, false],
    [false, true],
    [false, false],
    [false, false],
    [false, false],
  ])
})

class FakeEvent {
  isPrevented = false
  readonly url: string
  readonly isMainFrame: boolean
  constructor(url = '', isMainFrame = true) {
    this.url = url
    this.isMainFrame = isMainFrame
  }
  preventDefault() {
    this.isPrevented = true
  }
}

test('pages neither leave, nor open windows, nor hold guests', () => {
  const app = new EventEmitter()
  const refused: Refusal[] = []
  confineContents(app as unknown as App, null, (refusal) => refused.push(refusal)) // only `on` is used
  let open: ((details: { url: string }) => unknown) | null = null
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: typeof open) => {
      open = handler
    },
  })
  app.emit('web-contents-created', {}, contents)
  const prevented = (name: string, url: string, isMainFrame = true) => {
    const event = new FakeEvent(url, isMainFrame)
    contents.emit(name, event)
    return event.isPrevented
  }
  expect([
    prevented('will-navigate', 'https://elsewhere.example/'),
    prevented('will-redirect', 'https://elsewhere.example/'),
    prevented('will-attach-webview', 'app://bundle/'),
    prevented('will-navigate', 'app://bundle/index.html'),
    prevented('will-frame-navigate', 'data:text/html,x', false),
    prevented('will-frame-navigate', 'https://elsewhere.example/'),
    (open as ((details: { url: string }) => unknown) | null)?.({ url: 'https://one.example/path?secret' }),
  ]).toEqual([true, true, true, false, true, false, { action: 'deny' }])
  expect(refused.map(({ data }) => data)).toEqual([
    { kind: 'navigate', target: 'https://elsewhere.example' },
    { kind: 'redirect', target: 'https://elsewhere.example' },
    { kind: 'frame', target: 'data:' },
    { kind: 'window', target: 'https://one.example' },
  ])
})

test('every permission, device, screen and download is denied', () => {
  const asked = new Map<string, unknown>()
  const session = new EventEmitter()
  const names = ['PermissionRequest', 'PermissionCheck', 'DevicePermission', 'DisplayMediaRequest']
  const setters = names.map((name) => [`set${name}Handler`, (handler: unknown) => asked.set(name, handler)])
  const refused: Refusal[] = []
  const fake = Object.assign(session, Object.fromEntries(setters)) as Session // with the parts used
  denyPermissions(fake, (refusal) => refused.push(refusal))
  const answers: boolean[] = []
  const request = asked.get('PermissionRequest') as (a: unknown, b: unknown, c: (is: boolean) => void) => void
  for (const permission of ['media', 'clipboard-read', 'geolocation']) request({}, permission, (is) => answers.push(is))
  const check = asked.get('PermissionCheck') as () => boolean
  const device = asked.get('DevicePermission') as () => boolean
  const download = new FakeEvent()
  session.emit('will-download', download, { getMimeType: () => 'application/zip', getTotalBytes: () => 12 })
  expect([...answers, check(), device(), asked.get('DisplayMediaRequest'), download.isPrevented]).toEqual([
    false,
    false,
    false,
    false,
    false,
    null,
    true,
  ])
  const asks = ['media', 'clipboard-read', 'geolocation'].map((permission) => ({ permission, isGranted: false }))
  expect(refused.map(({ data }) => data)).toEqual([...asks, { mimeType: 'application/zip', bytes: 12 }])
})
