import type { IpcMainInvokeEvent } from 'electron'
import { expect, test, vi } from 'vitest'
import { announce, answer, type BridgeDeps, openBridge } from '../../../../electron/main/ipc/bridge.ts'
import { AppError, errors } from '../../../../shared/errors.ts'
import { contract, type Handlers } from '../../../../shared/ipc/contract.ts'

type Ask = (event: IpcMainInvokeEvent, channel: unknown, args: unknown) => unknown
const registered = vi.hoisted(() => new Map<string, unknown>())
// A mock of the one thing that the bridge takes from Electron at run time.
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, listener: unknown) => registered.set(channel, listener) },
}))

function bridge(handlers: Partial<Handlers> = {}) {
  const called: unknown[] = []
  const reported: unknown[] = []
  const known = {
    'network/claim': async (args: unknown) => {
      called.push(args)
      return null
    },
    ...handlers,
  }
  const deps: BridgeDeps = {
    handlers: known as unknown as Handlers, // a test asks only the channels that it gives
    developmentUrl: null,
    report: (channel, cause) => reported.push([channel, cause]),
  }
  return { deps, called, reported }
}
const refused = { ok: false, code: 'ipc/refused', message: errors['ipc/refused'].message }

test('a known channel with a right shape is worked on, with what the schema kept', async () => {
  const { deps, called } = bridge()
  expect(await answer(deps, 'network/claim', { isOnline: true })).toEqual({ ok: true, value: null })
  expect(called).toEqual([{ isOnline: true }])
})

test('names that are no channel are refused, whatever an object inherits', async () => {
  const { deps } = bridge()
  const names = ['', 'network', 'attempt/none', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']
  const odd = [null, undefined, 1, ['network/claim'], { toString: () => 'network/claim' }]
  const answers = await Promise.all([...names, ...odd].map((name) => answer(deps, name, { isOnline: true })))
  expect(answers).toEqual(answers.map(() => refused))
})

test('a wrong shape is refused before any work', async () => {
  const { deps, called } = bridge()
  const shapes = [null, undefined, {}, { isOnline: 'yes' }, { isOnline: true, more: 1 }, [true], 'isOnline']
  const answers = await Promise.all(shapes.map((args) => answer(deps, 'network/claim', args)))
  expect([answers, called]).toEqual([shapes.map(() => refused), []])
})

test('every channel refuses a shape that belongs to none', async () => {
  const { deps } = bridge()
  const answers = await Promise.all(Object.keys(contract).map((channel) => answer(deps, channel, { none: 1 })))
  expect(answers).toEqual(answers.map(() => refused))
})

test('text with half of a character does not get in', async () => {
  const { deps } = bridge()
  const splice = { kind: 'typed', from: 0, removed: 0, inserted: '\ud83d' }
  expect(await answer(deps, 'attempt/edit', { field: 'a.b', baseLength: 0, splices: [splice] })).toEqual(refused)
})

test('a coded failure crosses with its code and its words, and is nobody’s bug', async () => {
  const cause = new AppError('attempt/unknown', { detail: 'it is gone' })
  const { deps, reported } = bridge({ 'sync/now': () => Promise.reject(cause) })
  expect(await answer(deps, 'sync/now', null)).toEqual({
    ok: false,
    code: 'attempt/unknown',
    message: 'There is no such attempt. (it is gone)',
  })
  expect(reported).toEqual([])
})

test('a bug crosses without its words and is reported once, thrown or rejected', async () => {
  const bug = new TypeError('secret words')
  const { deps, reported } = bridge({
    'sync/now': () => Promise.reject(bug),
    'attempt/leave': () => {
      throw bug
    },
  })
  const unexpected = { ok: false, code: 'app/unexpected', message: errors['app/unexpected'].message }
  expect([await answer(deps, 'sync/now', null), await answer(deps, 'attempt/leave', null)]).toEqual([
    unexpected,
    unexpected,
  ])
  expect(reported).toEqual([
    ['sync/now', bug],
    ['attempt/leave', bug],
  ])
})

test('only the top frame of the app’s own page is answered', async () => {
  const { deps } = bridge()
  openBridge(deps)
  const ask = registered.get('candor/ask') as Ask
  const top = (url: string) => {
    const frame: { url: string; top: unknown } = { url, top: null }
    frame.top = frame
    return frame
  }
  const senders = [
    top('app://bundle/index.html'),
    top('https://elsewhere.example/'),
    top('app://other/index.html'),
    top('http://127.0.0.1:5173/'),
    top('about:blank'),
    { url: 'app://bundle/index.html', top: top('app://bundle/index.html') },
    null,
  ]
  const answers = await Promise.all(
    senders.map((senderFrame) =>
      // A fake event: the bridge reads nothing of it but the frame.
      ask({ senderFrame } as unknown as IpcMainInvokeEvent, 'network/claim', { isOnline: true }),
    ),
  )
  expect(answers).toEqual([{ ok: true, value: null }, ...senders.slice(1).map(() => refused)])
})

test('an announcement goes to a page that is there', () => {
  const sent: unknown[][] = []
  const contents = (isDestroyed: boolean) =>
    ({
      isDestroyed: () => isDestroyed,
      send: (...args: unknown[]) => sent.push(args),
    }) as unknown as Electron.WebContents // a fake
  for (const page of [null, contents(true), contents(false)])
    announce(page, 'invitation/arrived', { isCheckAsked: false, code: 'X' })
  expect(sent).toEqual([['candor/tell', 'invitation/arrived', { isCheckAsked: false, code: 'X' }]])
})
