import { EventEmitter } from 'node:events'
import type { App, Session } from 'electron'
import { expect, test, vi } from 'vitest'
import { confineContents, denyPermissions, isAppUrl } from '../../../../electron/main/window/hardening.ts'
import { mainWindowOptions } from '../../../../electron/main/window/main-window.ts'

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
  constructor(url = '') {
    this.url = url
  }
  preventDefault() {
    this.isPrevented = true
  }
}

test('pages neither leave, nor open windows, nor hold guests', () => {
  const app = new EventEmitter()
  confineContents(app as unknown as App, null) // only `on` is used
  let open: (() => unknown) | null = null
  const contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: () => unknown) => {
      open = handler
    },
  })
  app.emit('web-contents-created', {}, contents)
  const prevented = (name: string, url: string) => {
    const event = new FakeEvent(url)
    contents.emit(name, event)
    return event.isPrevented
  }
  expect([
    prevented('will-navigate', 'https://elsewhere.example/'),
    prevented('will-redirect', 'https://elsewhere.example/'),
    prevented('will-attach-webview', 'app://bundle/'),
    prevented('will-navigate', 'app://bundle/index.html'),
    (open as (() => unknown) | null)?.(),
  ]).toEqual([true, true, true, false, { action: 'deny' }])
})

test('every permission, device, screen and download is denied', () => {
  const asked = new Map<string, unknown>()
  const session = new EventEmitter()
  const names = ['PermissionRequest', 'PermissionCheck', 'DevicePermission', 'DisplayMediaRequest']
  const setters = names.map((name) => [`set${name}Handler`, (handler: unknown) => asked.set(name, handler)])
  denyPermissions(Object.assign(session, Object.fromEntries(setters)) as Session) // a fake with the parts used
  const answers: boolean[] = []
  const request = asked.get('PermissionRequest') as (a: unknown, b: unknown, c: (is: boolean) => void) => void
  for (const permission of ['media', 'clipboard-read', 'geolocation']) request({}, permission, (is) => answers.push(is))
  const check = asked.get('PermissionCheck') as () => boolean
  const device = asked.get('DevicePermission') as () => boolean
  const download = new FakeEvent()
  session.emit('will-download', download)
  expect([...answers, check(), device(), asked.get('DisplayMediaRequest'), download.isPrevented]).toEqual([
    false,
    false,
    false,
    false,
    false,
    null,
    true,
  ])
})
