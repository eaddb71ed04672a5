import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listItems } from '../../shared/pack/pack.ts'
import { plainText, stimulusParts } from '../../shared/pack/stimulus.ts'
import { everyKindPack, everyKindResponses } from '../fixtures/every-kind.ts'
import { type Harness, startHarness } from '../renderer/harness/open.ts'
import { openKind, recordedOf, recordedValue, saidOf, selectPassage } from '../renderer/harness/recorded.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.close())

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')

describe('places in stimuli', () => {
  it.each(listItems(everyKindPack).map((item) => [item.id, item] as const))(
    'are the same on the page and in the plain text: %s',
    async (id, item) => {
      const page = await openKind(harness, id, { ...everyKindResponses })
      await page.evaluate(() => {
        for (const folded of document.querySelectorAll('[hidden]')) folded.removeAttribute('hidden')
      })
      for (const stimulus of item.stimuli) {
        const text = plainText(stimulus)
        const parts = stimulusParts(stimulus).filter((part) => part.text !== '')
        const wanted = parts.flatMap(({ from, text: { length } }) =>
          [0, 1, Math.floor(length / 2)].flatMap((start) =>
            [1, 7, length].map(
              (size) => [from + Math.min(start, length - 1), from + Math.min(length, start + size)] as const,
            ),
          ),
        )
        const ranges = [...wanted, [0, text.length] as const].filter(([from, to]) => to > from)
        const found = await page.evaluate(
          ([name, places]) => {
            const passage = document.querySelector(`[data-stimulus="${name}"]`)
            if (!passage) throw new Error(`there is no ${name}`)
            return places.map(([from, to]) => {
              const there = globalThis.passageOffsets.rangesOf(passage, { from, to })
              const first = there[0]
              const last = there.at(-1)
              if (!first || !last) return null
              const whole = document.createRange()
              whole.setStart(first.startContainer, first.startOffset)
              whole.setEnd(last.endContainer, last.endOffset)
              const back = globalThis.passageOffsets.offsetsOf(passage, whole)
              return { back: back && [back.from, back.to], words: there.map(String).join('') }
            })
          },
          [`${id}.${stimulus.id}`, ranges] as const,
        )
        const ink = (words: string) => words.replaceAll(/\s/gu, '')
        // White space between blocks belongs to no place on the page, so that a range may not end in it.
        expect(found.map((one) => [one?.back, ink(one?.words ?? '')])).toEqual(
          ranges.map(([from, to]) => {
            const cut = text.slice(from, to)
            const start = /^\n{2,}/.test(cut) ? from + cut.length - cut.trimStart().length : from
            const end = /\n{2,}$/.test(cut) ? from + cut.trimEnd().length : to
            return [[start, end], ink(cut)]
          }),
        )
      }
      await page.context().close()
    },
  )
})

describe('quoting', () => {
  it('puts what is selected at the caret of the last text, in quotation marks, as one undoable edit', async () => {
    const page = await openKind(harness, 'late-bus', { 'late-bus.verdict': 'It says. Wrong.' })
    await page.getByLabel('Can the notice be put up').click()
    await page.keyboard.press('Home')
    for (let step = 0; step < 7; step++) await page.keyboard.press('ArrowRight')
    await selectPassage(page, 'late-bus.response', 'the driver overslept')
    await page.getByRole('button', { name: 'Quote into “Can the notice be put up as it is?”' }).click()
    expect(await valueAfter(page, 'late-bus.verdict')).toBe('It says “the driver overslept”. Wrong.')
    expect(await recordedOf(page)).toEqual(['edit late-bus.verdict quoted " “the driver overslept”"-0'])
    expect(await saidOf(page)).toBe('Quoted into “Can the notice be put up as it is?”.')
    await page.keyboard.type('!')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    expect(await valueAfter(page, 'late-bus.verdict')).toBe('It says. Wrong.')
    await page.context().close()
  })

  it('needs no pointer: arrows select, a shortcut quotes, a line break becomes a space in one line', async () => {
    const page = await openKind(harness, 'three-signs')
    await page.getByLabel('Your main reason').focus()
    await page.getByRole('group', { name: 'Sign A, text' }).focus()
    await page.keyboard.press('ArrowDown')
    expect(await saidOf(page)).toBe('Selected: Please walk.')
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Alt+q')
    expect(await valueAfter(page, 'three-signs.reason')).toBe('“Please walk. The tiles”')
    await page.keyboard.type(' is kind')
    expect(await valueAfter(page, 'three-signs.reason')).toBe('“Please walk. The tiles” is kind')
    await page.context().close()
  })

  it('leads from the selection to its buttons and back by keyboard', async () => {
    const page = await openKind(harness, 'late-bus')
    await page.getByRole('group', { name: 'Facts, text' }).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    expect(await focused(page)).toContain('Quote into')
    await page.keyboard.press('Escape')
    expect(await focused(page)).toBe('Facts, text')
    await page.keyboard.press('Escape')
    expect(await page.locator('.passage-toolbar').count()).toBe(0)
    await page.context().close()
  })

  it('offers nothing where nothing can be written, and no mark where none is asked for', async () => {
    const page = await openKind(harness, 'three-signs')
    await selectPassage(page, 'three-signs.sign-a', 'The tiles')
    expect(await page.locator('.passage-toolbar button').allInnerTexts()).toEqual([
      expect.stringContaining('Quote into “Your main reason, in one line”'),
    ])
    await page.context().close()
  })
})

const valueAfter = async (page: Page, key: string) => {
  await page.waitForTimeout(120)
  return recordedValue(page, key)
}

describe('responses side by side', () => {
  const columns = (page: Page) =>
    page
      .locator('.compare-column:visible .passage-label')
      .evaluateAll((labels) => labels.map((label) => label.textContent))

  it('stay level, show as many as fit, and can be pinned, hidden and widened by keyboard', async () => {
    const page = await openKind(harness, 'three-signs', {}, { viewport: { width: 1440, height: 900 } })
    expect(await columns(page)).toEqual(['Sign A', 'Sign B'])
    const tops = await page
      .locator('.compare-column:visible .passage-text')
      .evaluateAll((texts) =>
        texts.map((text) => [...text.children].slice(0, 2).map((row) => row.getBoundingClientRect().top)),
      )
    expect(tops[0]).toEqual(tops[1])
    await page.getByRole('button', { name: 'Keep Sign A in view' }).press('Enter')
    await page.getByRole('button', { name: 'Sign C', exact: true }).press('Enter')
    expect(await columns(page)).toEqual(['Sign A', 'Sign C'])
    await page.getByRole('button', { name: 'Sign C', exact: true }).press('Enter')
    expect(await columns(page)).toEqual(['Sign A', 'Sign B'])
    await page.getByRole('button', { name: 'Whole width' }).press('Enter')
    await page.waitForTimeout(100)
    await page.getByRole('button', { name: 'Sign C', exact: true }).press('Enter')
    expect(await columns(page)).toEqual(['Sign A', 'Sign B', 'Sign C'])
    await page.context().close()
  })

  it('become one at a time where the window is narrow', async () => {
    const page = await openKind(harness, 'three-signs', {}, { viewport: { width: 480, height: 900 } })
    expect(await columns(page)).toEqual(['Sign A'])
    await page.getByRole('button', { name: 'Sign B', exact: true }).press('Enter')
    expect(await columns(page)).toEqual(['Sign B'])
    await page.context().close()
  })
})

describe('a trace', () => {
  const openSteps = (page: Page) =>
    page.locator('.step-toggle').evaluateAll((all) => all.map((one) => one.getAttribute('aria-expanded') === 'true'))

  it('folds step by step and all at once', async () => {
    const page = await openKind(harness, 'room-booking')
    await page.getByRole('button', { name: /^Step 2/ }).press('Enter')
    expect(await openSteps(page)).toEqual([true, false, true, true])
    await page.getByRole('button', { name: 'Unfold all steps' }).press('Enter')
    await page.getByRole('button', { name: 'Fold all steps' }).press('Enter')
    expect(await openSteps(page)).toEqual([false, false, false, false])
    await page.context().close()
  })

  it('is searched by keyboard: matches are counted, coloured, and unfold their step', async () => {
    const page = await openKind(harness, 'room-booking')
    await page.getByRole('button', { name: 'Fold all steps' }).press('Enter')
    await page.keyboard.press('Control+f')
    await page.keyboard.type('QUIET')
    const count = page.locator('.find-count')
    expect(await count.innerText()).toBe('6 matches')
    await page.keyboard.press('Enter')
    expect([await count.innerText(), await openSteps(page)]).toEqual(['1 of 6', [true, false, false, false]])
    await page.keyboard.press('Shift+Enter')
    expect([await count.innerText(), await openSteps(page)]).toEqual(['6 of 6', [true, false, false, true]])
    const coloured = await page.evaluate(() =>
      ['candor-found', 'candor-found-here'].map((name) =>
        [...(CSS.highlights.get(name) ?? [])].map((range) => String(range).toLowerCase()),
      ),
    )
    expect(coloured).toEqual([Array(6).fill('quiet'), ['quiet']])
    await page.keyboard.press('Escape')
    expect(await page.evaluate(() => CSS.highlights.size)).toBe(0)
    await page.context().close()
  })

  it('shows which steps are chosen, and is led to from the list of steps', async () => {
    const page = await openKind(harness, 'room-booking')
    await page.getByRole('button', { name: 'Fold all steps' }).press('Enter')
    const list = page.getByRole('radiogroup', { name: 'Which step decided the outcome?' })
    await list.getByRole('radio').nth(2).focus()
    await page.keyboard.press('Space')
    expect(await page.locator('.step.is-chosen .step-number').allInnerTexts()).toEqual(['Step 3'])
    await list.getByRole('button', { name: 'Show step 3 in the trace' }).press('Enter')
    await page.waitForTimeout(100)
    expect(await openSteps(page)).toEqual([false, false, true, false])
    expect(await focused(page)).toContain('Step 3')
    expect(await recordedOf(page)).toEqual(['set room-booking.step {"chosen":["3"]}'])
    await page.context().close()
  })
})

describe('code and tables', () => {
  it('wrap or scroll inside their own box, never the page', async () => {
    const page = await openKind(harness, 'room-booking', {}, { viewport: { width: 420, height: 900 } })
    const code = page.locator('.passage-code .passage-text')
    const isScrolling = () => code.evaluate((box) => box.scrollWidth > box.clientWidth)
    expect(await isScrolling()).toBe(true)
    await page.getByRole('button', { name: 'Wrap lines' }).press('Enter')
    expect(await isScrolling()).toBe(false)
    const table = await openKind(harness, 'reply-rubric', {}, { viewport: { width: 420, height: 900 } })
    expect(
      await table.locator('.passage-table .passage-text').evaluate((box) => box.scrollWidth > box.clientWidth),
    ).toBe(true)
    for (const one of [page, table])
      expect(await one.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    await page.context().close()
    await table.context().close()
  })

  it('have header cells for columns and rows', async () => {
    const page = await openKind(harness, 'reply-rubric')
    expect(await page.getByRole('columnheader').allInnerTexts()).toContain('With breakfast')
    expect(await page.getByRole('rowheader').allInnerTexts()).toEqual(['Single', 'Double', 'Family'])
    await page.context().close()
  })
})

describe('an item from right to left', () => {
  it('names its language, reads and is written from the right', async () => {
    const page = await openKind(harness, 'arabic-notice')
    const passage = page.locator('.passage')
    const editor = page.locator('.text-editor-host')
    expect([await passage.getAttribute('lang'), await passage.getAttribute('dir')]).toEqual(['ar', 'rtl'])
    expect([await editor.getAttribute('lang'), await editor.getAttribute('dir')]).toEqual(['ar', 'rtl'])
    await page.context().close()
  })
})
