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

/** A session's permission handlers, as the client sets them. */
function permissionDesk() {
  const asked = new Map<string, unknown>()
  const events = new EventEmitter()
  const names = ['PermissionRequest', 'PermissionCheck', 'DevicePermission', 'DisplayMediaRequest']
  const setters = names.map((name) => [`set${name}Handler`, (handler: unknown) => asked.set(name, handler)])
  const refused: Refusal[] = []
  const fake = Object.assign(events, Object.fromEntries(setters)) as Session // with the parts used
  const may = { hear: false }
  denyPermissions(fake, {
    developmentUrl: null,
    tell: (refusal) => refused.push(refusal),
    mayHear: () => may.hear,
  })
  const ours = { isMainFrame: true, requestingUrl: 'app://bundle/index.html', mediaTypes: ['audio'] as string[] }
  const ask = (permission: string, details: object = ours) => {
    const handler = asked.get('PermissionRequest') as (...args: unknown[]) => void
    let answer: boolean | null = null
    handler({}, permission, (isGranted: boolean) => (answer = isGranted), details)
    return answer
  }
  const check = (permission: string, details: object = { ...ours, mediaType: 'audio' }) =>
    (asked.get('PermissionCheck') as (...args: unknown[]) => boolean)(null, permission, 'app://bundle', details)
  return { asked, events, refused, may, ours, ask, check }
}

test('every permission, device, screen and download is denied', () => {
  const { asked, events, refused, ask, check } = permissionDesk()
  const kinds = ['media', 'clipboard-read', 'geolocation']
  expect(kinds.map((permission) => ask(permission))).toEqual([false, false, false])
  expect(kinds.map((permission) => check(permission))).toEqual([false, false, false])
  const device = asked.get('DevicePermission') as () => boolean
  const download = new FakeEvent()
  events.emit('will-download', download, { getMimeType: () => 'application/zip', getTotalBytes: () => 12 })
  expect([device(), asked.get('DisplayMediaRequest'), download.isPrevented]).toEqual([false, null, true])
  const asks = kinds.map((permission) => ({ permission, isGranted: false }))
  expect(refused.map(({ data }) => data)).toEqual([...asks, { mimeType: 'application/zip', bytes: 12 }])
})

test('[IN49] the own page may open the microphone, and nothing with it, while the conversation may hear', () => {
  const { refused, may, ours, ask, check } = permissionDesk()
  may.hear = true
  expect([ask('media'), check('media')]).toEqual([true, true])
  expect(refused.map(({ data }) => data)).toEqual([{ permission: 'media', isGranted: true }])
  const others = [
    { ...ours, mediaTypes: ['audio', 'video'] },
    { ...ours, mediaTypes: ['video'] },
    { ...ours, mediaTypes: [] },
    { isMainFrame: true, requestingUrl: ours.requestingUrl },
    { ...ours, isMainFrame: false },
    { ...ours, requestingUrl: 'https://elsewhere.example/' },
  ]
  for (const other of others) expect(ask('media', other)).toBe(false)
  for (const permission of ['display-capture', 'geolocation', 'clipboard-read']) expect(ask(permission)).toBe(false)
  expect(check('media', { ...ours, mediaType: 'video' })).toBe(false)
  expect(check('media', { ...ours, mediaType: 'audio', isMainFrame: false })).toBe(false)
  expect(check('media', { ...ours, mediaType: 'audio', requestingUrl: 'https://elsewhere.example/' })).toBe(false)
  may.hear = false
  expect([ask('media'), check('media')]).toEqual([false, false])
})
