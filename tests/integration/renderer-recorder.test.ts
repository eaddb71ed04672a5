import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Args } from '../../shared/ipc/contract.ts'
import { answeringScript, type Harness, startHarness } from '../renderer/harness/open.ts'

const FIELD = 'tool-library-note.problems'
const OTHER = 'tool-library-note.verdict'
let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.close())

type Edits = Args<'attempt/edit'>

const askedOf = (page: Page) => page.evaluate(() => globalThis.fakeMain.asked)

/** Everything that was sent as edits of one field, once nothing is on its way. */
async function editsOf(page: Page, field = FIELD): Promise<Edits['splices']> {
  await page.waitForTimeout(120)
  return (await askedOf(page))
    .filter(({ channel }) => channel === 'attempt/edit')
    .map(({ args }) => args as Edits)
    .filter((edits) => edits.field === field)
    .flatMap((edits) => edits.splices)
}

const kindsOf = async (page: Page, field?: string) => [...new Set((await editsOf(page, field)).map(({ kind }) => kind))]
const recordedText = (page: Page, field = FIELD) => page.evaluate((key) => globalThis.fakeMain.values()[key], field)
const shownText = (page: Page, label = 'List each problem') =>
  page
    .getByLabel(label)
    .evaluate((content) => [...content.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n'))

async function openItem(values: Record<string, string> = {}): Promise<Page> {
  const page = await harness.open(answeringScript({ values }))
  await page.getByLabel('List each problem').click()
  return page
}

/** Puts text on the clipboard without any copy event inside the app. */
async function copyElsewhere(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
}

describe('the recorder', () => {
  it('records key presses as typed, one splice each, Enter as a line break, and what no key put in as dictated', async () => {
    const page = await openItem()
    await page.keyboard.type('Né') // Playwright has no key for é and puts it in without one
    await page.keyboard.press('Enter')
    await page.keyboard.type('b')
    const splices = await editsOf(page)
    expect(splices.map(({ kind, from, inserted }) => [kind, from, inserted])).toEqual([
      ['typed', 0, 'N'],
      ['dictated', 1, 'é'],
      ['typed', 2, '\n'],
      ['typed', 3, 'b'],
    ])
    expect(await recordedText(page)).toBe('Né\nb')
    await page.context().close()
  })

  it('records deletions and cuts by their names', async () => {
    const page = await openItem({ [FIELD]: 'one two three' })
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Backspace')
    expect(await kindsOf(page)).toEqual(['deleted'])
    await page.keyboard.press('Control+Shift+ArrowLeft')
    await page.keyboard.press('Control+x')
    expect((await editsOf(page)).at(-1)).toEqual({ kind: 'cut', from: 8, removed: 4, inserted: '' })
    await page.context().close()
  })

  it('records a paste as one splice with its line breaks, and no copy of nothing', async () => {
    const page = await openItem()
    await copyElsewhere(page, 'first line\r\nsecond line')
    await page.keyboard.press('Control+c')
    await page.keyboard.press('Control+v')
    expect(await editsOf(page)).toEqual([{ kind: 'pasted', from: 0, removed: 0, inserted: 'first line\nsecond line' }])
    expect(await shownText(page)).toBe('first line\nsecond line')
    await page.context().close()
  })

  it('records undo and redo, never as pastes', async () => {
    const page = await openItem()
    await copyElsewhere(page, 'pasted words')
    await page.keyboard.press('Control+v')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+y')
    expect((await editsOf(page)).map(({ kind }) => kind)).toEqual(['pasted', 'undone', 'redone'])
    expect(await recordedText(page)).toBe('pasted words')
    await page.context().close()
  })

  it('records an input method as composed', async () => {
    const page = await openItem()
    const devtools = await page.context().newCDPSession(page)
    for (const text of ['n', 'に', 'にほ', '日本'])
      await devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    await devtools.send('Input.insertText', { text: '日本' })
    expect(await kindsOf(page)).toEqual(['composed'])
    expect([await recordedText(page), await shownText(page)]).toEqual(['日本', '日本'])
    await page.context().close()
  })

  it('records several characters without a key press as dictated', async () => {
    const page = await openItem()
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Input.insertText', { text: 'spoken words' })
    expect(await editsOf(page)).toEqual([{ kind: 'dictated', from: 0, removed: 0, inserted: 'spoken words' }])
    await page.context().close()
  })

  it('knows how text came in on a computer that is busy, and explains nothing else by it', async () => {
    const page = await openItem({ [FIELD]: 'abc' })
    await page.keyboard.press('Control+End')
    await page.evaluate(() =>
      window.addEventListener('beforeinput', () => {
        for (const end = performance.now() + 300; performance.now() < end; );
      }),
    )
    await page.keyboard.type('d')
    await page.waitForTimeout(150)
    await page.getByLabel('List each problem').evaluate((content) => {
      const text = content.querySelector('.cm-line')?.firstChild
      if (text) text.textContent = 'abcd injected'
    })
    expect(await kindsOf(page)).toEqual(['typed', 'unexplained'])
    await page.context().close()
  })

  it('records text that a script put into the page as unexplained', async () => {
    const page = await openItem({ [FIELD]: 'abc' })
    await page.waitForTimeout(150)
    await page.getByLabel('List each problem').evaluate((content) => {
      const text = content.querySelector('.cm-line')?.firstChild
      if (text) text.textContent = 'abc injected'
    })
    expect(await kindsOf(page)).toEqual(['unexplained'])
    expect(await recordedText(page)).toBe('abc injected')
    await page.context().close()
  })

  it('records dragging own text inside a field as moved', async () => {
    const page = await openItem({ [FIELD]: 'alpha beta gamma' })
    const line = page.getByLabel('List each problem').locator('.cm-line').first()
    const box = await line.boundingBox()
    if (!box) throw new Error('the line is not on the screen')
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Control+Shift+ArrowRight')
    await page.mouse.move(box.x + 30, box.y + 12)
    await page.mouse.down()
    await page.mouse.move(box.x + 38, box.y + 12, { steps: 4 })
    await page.mouse.move(box.x + 300, box.y + 12, { steps: 8 })
    await page.mouse.up()
    expect(await kindsOf(page)).toEqual(['moved'])
    expect([await recordedText(page), await shownText(page)]).toEqual([' beta gammaalpha', ' beta gammaalpha'])
    await page.context().close()
  })

  it('tells of a copy by field and range before the edits that follow it', async () => {
    const page = await openItem({ [FIELD]: 'quote me' })
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Control+Shift+ArrowRight')
    await page.keyboard.press('Control+c')
    await page.keyboard.press('Control+x')
    await page.waitForTimeout(120)
    const told = (await askedOf(page)).filter(
      ({ channel }) => channel === 'attempt/copied' || channel === 'attempt/edit',
    )
    const copied = { region: 'answer', field: FIELD, from: 0, to: 5, chars: 5 }
    expect(told.map(({ channel, args }) => [channel, args])).toEqual([
      ['attempt/copied', { ...copied, isCut: false }],
      ['attempt/copied', { ...copied, isCut: true }],
      ['attempt/edit', { field: FIELD, baseLength: 8, splices: [{ kind: 'cut', from: 0, removed: 5, inserted: '' }] }],
    ])
    await page.context().close()
  })

  it('tells of a copy from a passage by its name', async () => {
    const page = await openItem()
    await page.getByText('I run the front desk').click({ clickCount: 3 })
    await page.keyboard.press('Control+c')
    await page.waitForTimeout(60)
    const copies = (await askedOf(page)).filter(({ channel }) => channel === 'attempt/copied')
    expect(copies.map(({ args }) => args)).toEqual([
      { region: 'stimulus', stimulus: 'tool-library-note.request', chars: expect.any(Number), isCut: false },
    ])
    await page.context().close()
  })

  it('keeps the undo history while another question is open', async () => {
    const page = await openItem()
    await page.keyboard.type('kept')
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('heading', { name: 'A notice for a community garden' }).waitFor()
    await page.getByRole('button', { name: 'Previous' }).click()
    await page.getByLabel('List each problem').click()
    await page.keyboard.press('Control+z')
    expect((await editsOf(page)).at(-1)).toEqual({ kind: 'undone', from: 0, removed: 4, inserted: '' })
    await page.context().close()
  })

  it('shows the recorded text again after the page is loaded again', async () => {
    const page = await openItem()
    await page.keyboard.type('typed before the reload')
    await page.waitForTimeout(120)
    await page.reload()
    await page.getByLabel('List each problem').waitFor()
    expect(await shownText(page)).toBe('typed before the reload')
    await page.context().close()
  })

  it('keeps what is on the screen when main refuses an edit, and says what it can no longer tell', async () => {
    const page = await openItem({ [FIELD]: 'abc' })
    await page.keyboard.press('Control+End')
    await page.evaluate((field) => globalThis.fakeMain.tamper(field, 'something else'), FIELD)
    await page.keyboard.type('def')
    await page.waitForTimeout(900)
    expect([await shownText(page), await recordedText(page), (await editsOf(page)).at(-1)?.kind]).toEqual([
      'abcdef',
      'abcdef',
      'unexplained',
    ])
    await page.context().close()
  })

  it('sends the same edits again, kinds included, after main failed to write', async () => {
    const page = await openItem()
    await page.evaluate(() => globalThis.fakeMain.fail('attempt/edit', 'app/unexpected', 1))
    await page.keyboard.type('a')
    await page.getByText('Your last changes are not recorded yet.').waitFor()
    await page.keyboard.type('b')
    await page.waitForTimeout(900)
    expect([await recordedText(page), await kindsOf(page)]).toEqual(['ab', ['typed']])
    expect(await page.getByText('Your last changes are not recorded yet.').count()).toBe(0)
    await page.context().close()
  })

  it('never says saved before main has said so', async () => {
    const page = await harness.open({ ...answeringScript(), durableMs: 700 })
    await page.getByLabel('List each problem').click()
    await page.keyboard.type('x')
    await page.waitForTimeout(250)
    const whileWriting = await page.locator('.save-state').innerText()
    await page.waitForTimeout(700)
    const afterwards = await page.locator('.save-state').innerText()
    expect([whileWriting.includes('Saving…'), afterwards.includes('Saved on this device')]).toEqual([true, true])
    await page.context().close()
  })

  it('exchanges half characters before they enter, and does not believe an event that a script made', async () => {
    const page = await openItem()
    await page.getByLabel('List each problem').evaluate((content) => {
      const transfer = new DataTransfer()
      transfer.setData('text/plain', 'half \ud83d end')
      content.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }))
    })
    const splices = await editsOf(page)
    expect(splices.map(({ kind, inserted }) => [kind, inserted])).toEqual([['unexplained', 'half \ufffd end']])
    await page.context().close()
  })

  it('sends splices that rebuild the text, through any mix of typing, pasting, selecting and undoing', async () => {
    const page = await openItem({ [FIELD]: 'start 😀 here', [OTHER]: 'second' })
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await walkAtRandom(page, 300)
    const shown = [await shownText(page), await shownText(page, 'Give your verdict')]
    const edits = (await askedOf(page))
      .filter(({ channel }) => channel === 'attempt/edit')
      .map(({ args }) => args as Edits)
    const texts = new Map([
      [FIELD, 'start 😀 here'],
      [OTHER, 'second'],
    ])
    for (const { field, baseLength, splices } of edits) {
      let text = texts.get(field) ?? ''
      expect(baseLength).toBe(text.length)
      for (const { from, removed, inserted } of splices) {
        expect(inserted.isWellFormed()).toBe(true)
        text = text.slice(0, from) + inserted + text.slice(from + removed)
      }
      texts.set(field, text)
    }
    expect([texts.get(FIELD), texts.get(OTHER)]).toEqual(shown)
    expect([await recordedText(page), await recordedText(page, OTHER)]).toEqual(shown)
    expect(edits.flatMap(({ splices }) => splices).filter(({ kind }) => kind === 'unexplained')).toEqual([])
    await page.context().close()
  })
})

async function walkAtRandom(page: Page, steps: number): Promise<void> {
  const keys = ['a', 'Z', ' ', 'Enter', 'Backspace', 'Delete', 'ArrowLeft', 'ArrowUp', 'Shift+ArrowLeft', 'Shift+Home']
  const commands = ['Control+z', 'Control+y', 'Control+c', 'Control+x', 'Control+v', 'Control+Shift+ArrowLeft', 'End']
  const random = generator(20_261_121)
  for (let step = 0; step < steps; step++) {
    if (random() < 0.05) await page.getByLabel(random() < 0.5 ? 'List each problem' : 'Give your verdict').click()
    if (random() < 0.05) await page.keyboard.insertText(random() < 0.5 ? '😁👩🏽‍🚀' : 'words put in')
    const from = random() < 0.75 ? keys : commands
    await page.keyboard.press(from[Math.floor(random() * from.length)] ?? 'a')
  }
  await page.waitForTimeout(200)
}

/** A small seeded generator (mulberry32), so that a failure can be run again. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
