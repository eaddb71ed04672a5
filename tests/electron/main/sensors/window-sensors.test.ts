import { createHash } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { createCaptureSensor } from '../../../../electron/main/sensors/capture.ts'
import { glanceAt } from '../../../../electron/main/sensors/clipboard-glance.ts'
import { createClipboardWatchSensor, kindsOf } from '../../../../electron/main/sensors/clipboard-watch.ts'
import { createDevtoolsSensor } from '../../../../electron/main/sensors/devtools.ts'
import { createRefusalSensor } from '../../../../electron/main/sensors/refusals.ts'
import { createWindowSensor } from '../../../../electron/main/sensors/window.ts'
import { createRefusals, targetOf } from '../../../../electron/main/window/refusals.ts'
import { FakeTime } from '../fake-time.ts'
import { watch } from './watch.ts'

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test('a window that is hidden, shown, minimised and restored is recorded as that, and nothing after the end', async () => {
  const window = new EventEmitter()
  const { data, stop } = watch(createWindowSensor(window))
  for (const name of ['hide', 'show', 'minimize', 'restore']) window.emit(name)
  stop()
  window.emit('hide')
  expect(await data()).toEqual([
    { change: 'hidden' },
    { change: 'shown' },
    { change: 'minimised' },
    { change: 'restored' },
  ])
})

/** A clipboard that a test sets. */
function clipboardSetup() {
  const window = Object.assign(new EventEmitter(), { isFocused: () => true })
  const held = { text: 'before', types: ['text/plain'], isLocked: false }
  const clipboard = {
    readText: async () => {
      if (held.isLocked) throw new Error('another program holds it')
      return held.text
    },
    read: async () => [{ types: held.types }] as Electron.ClipboardItem[], // only `types` is used
  }
  const glance = () => glanceAt({ clipboard, digest, salt: 'salt' })
  return { window, held, glance, ...watch(createClipboardWatchSensor({ window, glance })) }
}

test('a clipboard that another program set while the window was away is recorded by size and kind alone', async () => {
  const { window, held, data } = clipboardSetup()
  window.emit('blur')
  await data()
  held.text = 'x'.repeat(81)
  held.types = ['text/plain', 'text/html', 'image/png']
  window.emit('blur') // twice, as on the Windows taskbar
  window.emit('focus')
  expect(await data()).toEqual([{ size: 'medium', kinds: ['image', 'html', 'text'] }])
})

test('a clipboard that is the same after a departure, changed in the window, or cannot be read, is no event', async () => {
  const { window, held, data } = clipboardSetup()
  held.text = 'copied in the window itself'
  window.emit('blur')
  await data()
  window.emit('focus')
  window.emit('blur')
  await data()
  held.isLocked = true
  held.text = 'unreadable'
  window.emit('focus')
  expect(await data()).toEqual([])
})

test('a glance keeps no text, and the same text has another digest under another salt', async () => {
  const clipboard = { readText: async () => 'secret', read: async () => [] }
  const [one, other] = [
    await glanceAt({ clipboard, digest, salt: 'a' }),
    await glanceAt({ clipboard, digest, salt: 'b' }),
  ]
  expect([JSON.stringify(one).includes('secret'), one?.digest === other?.digest, one?.chars]).toEqual([false, false, 6])
})

test('kinds of the clipboard are told by MIME type, each once', () => {
  const types = ['text/plain', 'text/html', 'text/uri-list', 'image/png', 'image/bmp', 'chromium/x']
  expect(kindsOf(types)).toEqual(['text', 'html', 'files', 'image', 'other'])
})

test('protection of the picture is recorded as requested, again when it changes, and Linux says that it has none', async () => {
  const time = new FakeTime()
  let isProtected = false
  const setup = (platform: string) =>
    watch(
      createCaptureSensor({
        window: { isContentProtected: () => isProtected },
        screenAccess: () => 'denied',
        platform,
        timers: time,
      }),
    )
  const [mac, linux] = [setup('darwin'), setup('linux')]
  await mac.data()
  isProtected = true
  time.advance(60_000)
  const reason = 'macOS lets newer capture programs ignore the request; it is never a guarantee.'
  expect(await mac.data()).toEqual([
    { isRequested: false, isSupported: true, reason },
    { status: 'denied' },
    { isRequested: true, isSupported: true, reason },
  ])
  expect([linux.seen[0]?.state, await linux.data()]).toEqual(['unsupported', []])
})

test('developer tools that open are recorded', async () => {
  const contents = new EventEmitter()
  const { events } = watch(createDevtoolsSensor(contents))
  contents.emit('devtools-opened')
  expect(events).toEqual([{ type: 'devtools.opened', data: {} }])
})

test('each sensor of refusals records its own kind, and the same refusal once in ten seconds', () => {
  const time = new FakeTime()
  const refusals = createRefusals()
  const navigation = watch(createRefusalSensor('navigation', refusals, time))
  const permissions = watch(createRefusalSensor('permissions', refusals, time))
  const downloads = watch(createRefusalSensor('downloads', refusals, time))
  const away = { type: 'navigation.refused', data: { kind: 'window', target: 'https://x.example' } } as const
  for (let times = 0; times < 5; times += 1) refusals.tell(away)
  refusals.tell({ type: 'permission.asked', data: { permission: 'media', isGranted: false } })
  time.advance(10_000)
  refusals.tell(away)
  navigation.stop()
  time.advance(10_000)
  refusals.tell(away)
  expect([navigation.events, permissions.events.length, downloads.events]).toEqual([[away, away], 1, []])
})

test('where a refused address leads is recorded without its path', () => {
  expect(['https://a.example/b?c=d', 'mailto:a@b.example', 'file:///etc/passwd', 'no'].map(targetOf)).toEqual([
    'https://a.example',
    'mailto:',
    'file:',
    'unreadable address',
  ])
})
