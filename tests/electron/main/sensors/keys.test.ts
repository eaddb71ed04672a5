import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { sizeOfText } from '../../../../electron/main/sensors/claims.ts'
import { signOfKey, watchHands } from '../../../../electron/main/sensors/hands.ts'
import { createKeysSensor } from '../../../../electron/main/sensors/keys.ts'
import type { Edit, EditKind } from '../../../../shared/attempt/events.ts'
import { watch } from './watch.ts'

const plain = { type: 'keyDown', code: '', control: false, alt: false, meta: false, shift: false, location: 0 } as const
const input = (key: string, change: Partial<Electron.Input> = {}): Electron.Input => ({
  ...plain,
  key,
  isAutoRepeat: false,
  isComposing: false,
  modifiers: [],
  ...change,
})

test('[I40] keys that may put text in are presses; others are none', () => {
  const presses = ['a', ' ', 'é', '€', 'لا', 'Enter', 'Dead', 'Process', 'Unidentified'].map((key) => input(key))
  const altGr = input('@', { control: true, alt: true })
  const option = input('ø', { alt: true })
  expect([...presses, altGr, option].map(signOfKey)).toEqual(Array(11).fill('press'))
  const named = ['Shift', 'ArrowLeft', 'Backspace', 'F1', 'Escape', 'AltGraph'].map((key) => input(key))
  const control = input('a', { control: true })
  expect([...named, control, input('a', { meta: true }), input('a', { type: 'keyUp' })].map(signOfKey)).toEqual(
    Array(9).fill(null),
  )
})

test('[I46] shortcuts that paste are told by letter, by place and by their own key', () => {
  const control = { control: true }
  const shortcuts = [
    input('v', control),
    input('V', { ...control, shift: true }),
    input('м', { ...control, code: 'KeyV' }),
    input('v', { meta: true }),
    input('Insert', { shift: true }),
    input('Paste'),
  ]
  expect(shortcuts.map(signOfKey)).toEqual(Array(6).fill('paste-shortcut'))
})

/** A sensor with hands, clipboards and a page that a test moves. */
function setup(options: { platform?: string; isClipboardHeld?: boolean } = {}) {
  const contents = new EventEmitter()
  const clipboards = { clipboard: '', selection: '' }
  const { platform = 'linux', isClipboardHeld = false } = options
  const sensor = createKeysSensor({
    hands: watchHands(contents),
    sizeOf: async (name) => sizeOfText(clipboards[name]),
    platform,
    isClipboardHeld,
  })
  let seq = 0
  const claim = (kind: EditKind, inserted: string, isWritten = true) => {
    const edits: Edit[] = [{ kind, field: 0, from: 0, removed: 0, inserted }]
    const written = isWritten ? Promise.resolve([seq++]) : Promise.reject(new Error('refused'))
    sensor.claimed?.(edits, written)
  }
  return {
    ...watch(sensor),
    clipboards,
    claim,
    key: (key: string, change: Partial<Electron.Input> = {}) =>
      contents.emit('before-input-event', {}, input(key, change)),
    paste: () => contents.emit('before-input-event', {}, input('v', { control: true })),
    middleClick: () => contents.emit('before-mouse-event', {}, { type: 'mouseDown', button: 'middle' }),
    menu: () => contents.emit('context-menu', {}),
  }
}

test('[I42] a page that claims two hundred typed characters without keys is disputed, and one that had them is not', async () => {
  const { claim, key, data } = setup()
  for (const letter of 'honest words') {
    key(letter)
    claim('typed', letter)
  }
  expect(await data()).toEqual([])
  claim('typed', 'x'.repeat(200))
  expect(await data()).toEqual([{ claim: 'keys', claimed: 212, seen: 12, fromSeq: 0, toSeq: 12 }])
})

test('[I44] a paste of ten characters that is claimed as two thousand is disputed', async () => {
  const { clipboards, paste, claim, data } = setup()
  clipboards.clipboard = 'x'.repeat(10)
  paste()
  claim('pasted', 'y'.repeat(2_000))
  expect(await data()).toEqual([{ claim: 'paste-size', claimed: 2_000, seen: 10, fromSeq: 0, toSeq: 0 }])
})

test('[I44] an earlier clipboard explains no later paste', async () => {
  const { clipboards, paste, claim, data } = setup()
  clipboards.clipboard = 'x'.repeat(2_000)
  paste()
  claim('pasted', 'x'.repeat(2_000))
  clipboards.clipboard = 'x'.repeat(10)
  paste()
  claim('pasted', 'y'.repeat(2_000))
  expect(await data()).toEqual([{ claim: 'paste-size', claimed: 2_000, seen: 10, fromSeq: 1, toSeq: 1 }])
})

test('[I44, I46] a middle click pastes the other clipboard, a menu this one, and late claims find their readings', async () => {
  const { clipboards, middleClick, menu, paste, claim, data } = setup()
  clipboards.clipboard = 'x'.repeat(300)
  clipboards.selection = 'y'.repeat(900)
  middleClick()
  claim('pasted', 'y'.repeat(900))
  menu()
  claim('pasted', 'x'.repeat(300))
  paste()
  middleClick()
  claim('pasted', 'x'.repeat(300))
  claim('pasted', 'y'.repeat(900))
  expect(await data()).toEqual([])
})

test('[I45] a clipboard that a program changes at once, or that the client keeps itself, is not held against a paste', async () => {
  const { clipboards, paste, claim, data } = setup()
  clipboards.clipboard = 'x'.repeat(300)
  paste()
  clipboards.clipboard = 'y'.repeat(20)
  claim('pasted', 'z'.repeat(900))
  expect(await data()).toEqual([])
  const own = setup({ isClipboardHeld: true })
  own.clipboards.clipboard = 'x'
  own.paste()
  own.claim('pasted', 'z'.repeat(900))
  expect([await own.data(), own.seen]).toEqual([
    [],
    [{ state: 'on', reason: 'The client keeps its own clipboard, so sizes of pastes are not compared.' }],
  ])
})

test('[I46] pastes that no gesture explains are disputed at the third, and never on macOS', async () => {
  const [linux, mac] = [setup(), setup({ platform: 'darwin' })]
  for (const { claim } of [linux, mac]) for (let times = 0; times < 3; times += 1) claim('pasted', 'some text')
  expect([await linux.data(), await mac.data()]).toEqual([
    [{ claim: 'paste-gesture', claimed: 3, seen: 0, fromSeq: 0, toSeq: 2 }],
    [],
  ])
})

test('[I46] Control-Y may paste, and where it redid something it covers no paste', async () => {
  const { key, claim, data } = setup()
  for (let times = 0; times < 3; times += 1) {
    key('y', { control: true })
    claim('redone', 'again')
  }
  for (let times = 0; times < 3; times += 1) {
    key('y', { control: true })
    claim('pasted', 'some text')
  }
  expect(await data()).toEqual([])
  for (let times = 0; times < 3; times += 1) claim('pasted', 'some text')
  expect(await data()).toHaveLength(1)
})

test('[I47] a refused edit is no claim, and after its end the sensor hears none', async () => {
  const { claim, data, stop } = setup()
  claim('typed', 'x'.repeat(200), false)
  expect(await data()).toEqual([])
  stop()
  claim('typed', 'x'.repeat(200))
  expect(await data()).toEqual([])
})
