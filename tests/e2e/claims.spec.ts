import { execFileSync } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'playwright'
import { expect, test } from 'playwright/test'
import type { Bridge } from '../../shared/ipc/contract.ts'
import { openDragSource } from './other-window.ts'
import { createWorld, ofType, type World } from './world.ts'

let world: World
test.beforeAll(async () => {
  world = await createWorld()
})
test.afterAll(() => world.stop())

const field = 'tool-library-note.problems'
const letters = 'the quick brown fox jumps over the lazy dog and goes on to the next line '

const xdotool = (...args: string[]) => execFileSync('xdotool', args, { env: world.display.env })

/** What a page that was taken over would send: main has no editor to ask. */
function claim(page: Page, kind: 'typed' | 'pasted', inserted: string) {
  return page.evaluate(
    async ({ key, kind, inserted }) => {
      const { candor } = globalThis as unknown as { candor: Bridge }
      const shown = document.querySelector(`[data-field="${key}"]`)?.shadowRoot?.querySelectorAll('.cm-line') ?? []
      const told = globalThis as unknown as { claimedUnits?: number }
      const text = [...shown].map((line) => line.textContent).join('\n')
      const baseLength = text.length + (told.claimedUnits ?? 0)
      told.claimedUnits = (told.claimedUnits ?? 0) + inserted.length
      return candor.ask('attempt/edit', {
        field: key,
        baseLength,
        splices: [{ kind, from: 0, removed: 0, inserted }],
      })
    },
    { key: field, kind, inserted },
  )
}

test('[I43] honest writing of every kind is disputed by nobody; [I42, I44, I46] a page that lies is', async () => {
  test.setTimeout(180_000)
  const { app, page } = await world.launch()
  await world.enrol(page)
  const { desktop } = world
  const editor = page.locator(`[data-field="${field}"] .cm-content`)
  const devtools = await page.context().newCDPSession(page)
  await editor.click()
  const window = desktop.activeWindow()
  const point = async () => {
    const box = await editor.boundingBox()
    const [left, top] = desktop.contentOrigin(window)
    return [left + (box?.x ?? 0) + 40, top + (box?.y ?? 0) + 12] as const
  }

  await test.step('typing at 30 keys a second, and as fast as the system takes them', async () => {
    await desktop.type(letters, 33)
    await desktop.type(`${letters}\n${letters}`, 1)
  })
  await test.step('a key that is held repeats itself', async () => {
    xdotool('keydown', 'x')
    await delay(1_500)
    xdotool('keyup', 'x')
    xdotool('keydown', 'BackSpace')
    await delay(700)
    xdotool('keyup', 'BackSpace')
  })
  await test.step('dead keys, signs of other layouts', async () => {
    for (const letter of 'aeiouaeiou') xdotool('key', 'dead_acute', letter)
    await desktop.type('naïve “Größe” 12 € ёжик ')
  })
  await test.step('an input method', async () => {
    for (const [parts, word] of [
      [['n', 'に', 'にほ', '日本'], '日本'],
      [['g', 'ご', '語'], '語'],
    ] as const) {
      for (const text of parts)
        await devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
      await devtools.send('Input.insertText', { text: word })
    }
  })
  await test.step('dictation, a word and a letter at a time', async () => {
    for (const text of ['these words were spoken and not typed ', 'and these as well, which makes it more ', 'I', ' '])
      await devtools.send('Input.insertText', { text })
  })
  await test.step('undo and redo', async () => {
    await desktop.press('ctrl+z', 'ctrl+z', 'ctrl+z', 'ctrl+y', 'ctrl+y')
  })
  await test.step('text of another program: shortcut, middle click, drag and drop', async () => {
    desktop.copyElsewhere(`${'copied elsewhere, '.repeat(40)}\r\nin two lines`)
    await desktop.press('ctrl+v', 'shift+Insert')
    execFileSync('xclip', ['-selection', 'primary', '-i'], {
      env: world.display.env,
      input: 'selected elsewhere '.repeat(12),
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    await desktop.press('ctrl+Home')
    const [x, y] = await point()
    xdotool('mousemove', String(x), String(y), 'click', '2')
    await delay(150)
    const other = await openDragSource(desktop, world.display.env, 'dragged here ')
    await other.dragTo(x, y)
    await expect(editor).toContainText('dragged here')
    await other.close()
    await desktop.activate(window)
  })
  await test.step('own text is moved, cut and pasted', async () => {
    await editor.click()
    await desktop.press('ctrl+Home', 'shift+End', 'ctrl+x', 'ctrl+End', 'ctrl+v')
    await desktop.type('and on.')
  })
  await delay(600)
  const before = await world.events()
  expect(ofType(before, 'claim.disputed').map(({ data }) => data)).toEqual([])
  const kinds = new Set(ofType(before, 'edit.made').map(({ data }) => data.kind))
  expect([...kinds].toSorted()).toEqual(
    ['composed', 'cut', 'deleted', 'dictated', 'dropped', 'pasted', 'redone', 'typed', 'undone'].toSorted(),
  )
  const pasted = ofType(before, 'edit.made').filter(({ data }) => data.kind === 'pasted')
  expect(pasted.some(({ data }) => data.inserted.startsWith('selected elsewhere'))).toBe(true)
  expect(ofType(before, 'edit.made').find(({ data }) => data.kind === 'dropped')?.data.inserted).toBe('dragged here ')

  await test.step('a page that lies', async () => {
    expect(await claim(page, 'typed', 'x'.repeat(200))).toMatchObject({ ok: true })
    desktop.copyElsewhere('ten chars.')
    await page.getByRole('heading').first().click()
    await desktop.press('ctrl+v')
    expect(await claim(page, 'pasted', 'y'.repeat(2_000))).toMatchObject({ ok: true })
    for (let times = 0; times < 3; times += 1) await claim(page, 'pasted', 'ten chars.')
  })
  await delay(600)
  const after = await world.events()
  const disputes = ofType(after, 'claim.disputed').map(({ data }) => [data.claim, data.claimed, data.seen])
  expect(disputes).toEqual([
    ['keys', expect.any(Number), expect.any(Number)],
    ['paste-size', 2_000, 10],
    ['paste-gesture', 3, 0],
  ])
  await app.close()
})
