import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listFields, listItems } from '../../shared/pack/pack.ts'
import { completenessIn } from '../../shared/pack/response.ts'
import { everyKindPack, everyKindResponses } from '../fixtures/every-kind.ts'
import { type Harness, startHarness } from '../renderer/harness/open.ts'
import { openKind, recordedOf, recordedValue, saidOf, selectPassage } from '../renderer/harness/recorded.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.close())

const focusedLabel = (page: Page) =>
  page.evaluate(() => {
    const active = document.activeElement
    return (active?.shadowRoot?.activeElement ?? active)?.getAttribute('aria-label') ?? active?.textContent ?? ''
  })
const after = async (page: Page, key: string) => {
  await page.waitForTimeout(120)
  return recordedValue(page, key)
}

describe('highlights', () => {
  const FIELD = 'late-bus.problems'
  const mark = (slot: number, from: number, to: number, tag: string | null = null) => ({
    slot,
    stimulus: 'response',
    from,
    to,
    tag,
  })

  it('are marked from the selection, with a tag and a comment that is recorded edit by edit', async () => {
    const page = await openKind(harness, 'late-bus')
    await selectPassage(page, 'late-bus.response', 'because the driver overslept')
    await page.getByRole('button', { name: 'Mark this passage' }).click()
    await page.waitForTimeout(100)
    expect(await saidOf(page)).toBe('Marked as 1: because the driver overslept')
    expect(await focusedLabel(page)).toBe('Why is it a problem? Mark 1')
    await page.keyboard.type('no')
    await page.getByRole('radio', { name: 'Major' }).focus()
    await page.keyboard.press('Space')
    expect(await recordedOf(page)).toEqual([
      `set ${FIELD} ${JSON.stringify({ highlights: [mark(1, 50, 78)] })}`,
      `edit ${FIELD}.1 typed "n"-0`,
      `edit ${FIELD}.1 typed "o"-0`,
      `set ${FIELD} ${JSON.stringify({ highlights: [mark(1, 50, 78, 'major')] })}`,
    ])
    await page.context().close()
  })

  it('may overlap, are numbered in the text, and lead both ways by keyboard', async () => {
    const page = await openKind(harness, 'late-bus')
    for (const words of ['Bus 7 leaves at 8:40', 'leaves at 8:40 this week']) {
      await selectPassage(page, 'late-bus.response', words)
      await page.keyboard.press('Alt+m')
      await page.waitForTimeout(100)
    }
    const marks = page.locator('.passage-mark')
    expect(await marks.allInnerTexts()).toEqual(['Bus 7 ', 'leaves at 8:40', ' this week'])
    expect(await marks.evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.depth))).toEqual([
      '1',
      '2',
      '1',
    ])
    await page.getByRole('button', { name: 'Show mark 1 in the text: Bus 7 leaves at 8:40' }).press('Enter')
    await page.waitForTimeout(100)
    expect(await focusedLabel(page)).toBe('Mark 1, Mark each problem in the response. Go to its comment.')
    await page.keyboard.press('Enter')
    await page.waitForTimeout(100)
    expect(await focusedLabel(page)).toBe('Why is it a problem? Mark 1')
    await page.context().close()
  })

  it('empty their text before they are removed, and come back with it', async () => {
    const page = await openKind(harness, 'late-bus', {
      [FIELD]: { highlights: [mark(2, 18, 38, 'critical'), mark(1, 50, 78)] },
      [`${FIELD}.2`]: 'was here before',
    })
    await page.getByLabel('Why is it a problem? Mark 1').click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('!')
    await page.getByRole('button', { name: 'Remove mark 1' }).press('Enter')
    await page.waitForTimeout(60)
    expect([await focusedLabel(page), await saidOf(page)]).toEqual(['Undo', 'Mark 1 was removed.'])
    expect(await recordedValue(page, `${FIELD}.2`)).toBe('')
    await page.keyboard.press('Enter')
    await page.waitForTimeout(100)
    expect(await focusedLabel(page)).toBe('Why is it a problem? Mark 1')
    expect(await recordedOf(page)).toEqual([
      `edit ${FIELD}.2 typed "!"-0`,
      `edit ${FIELD}.2 deleted ""-16`,
      `set ${FIELD} ${JSON.stringify({ highlights: [mark(1, 50, 78)] })}`,
      `edit ${FIELD}.2 undone "was here before!"-0`,
      `set ${FIELD} ${JSON.stringify({ highlights: [mark(2, 18, 38, 'critical'), mark(1, 50, 78)] })}`,
    ])
    expect(await page.getByLabel('Why is it a problem? Mark 1').innerText()).toBe('was here before!')
    await page.context().close()
  })

  it('begin with nothing in a slot that a crash left full', async () => {
    const page = await openKind(harness, 'late-bus', { [FIELD]: { highlights: [] }, [`${FIELD}.1`]: 'left over' })
    await selectPassage(page, 'late-bus.facts', 'roadworks')
    await page.keyboard.press('Alt+m')
    await page.waitForTimeout(100)
    expect(await page.getByLabel('Why is it a problem? Mark 1').innerText()).toBe('\n')
    expect((await recordedOf(page))[0]).toBe(`edit ${FIELD}.1 deleted ""-9`)
    await page.context().close()
  })

  it('say so when all are used', async () => {
    const highlights = [1, 2, 3, 4].map((slot) => mark(slot, slot, slot + 3))
    const page = await openKind(harness, 'late-bus', { [FIELD]: { highlights } })
    await selectPassage(page, 'late-bus.facts', 'roadworks')
    await page.keyboard.press('Alt+m')
    expect(await saidOf(page)).toBe('All 4 marks are used. Remove one to mark another passage.')
    expect(await recordedOf(page)).toEqual([])
    await page.context().close()
  })

  it('take a quotation into their comment', async () => {
    const page = await openKind(harness, 'late-bus', { [FIELD]: { highlights: [mark(3, 18, 38)] } })
    await page.getByLabel('Why is it a problem? Mark 1').click()
    await selectPassage(page, 'late-bus.facts', 'Bus 7 leaves at 8:30')
    await page.keyboard.press('Alt+q')
    expect(await recordedOf(page)).toEqual([`edit ${FIELD}.3 quoted "“Bus 7 leaves at 8:30”"-0`])
    await page.context().close()
  })
})

describe('criteria', () => {
  const FIELD = 'reply-rubric.criteria'
  const labels = (page: Page) =>
    page
      .locator('.row')
      .evaluateAll((rows) =>
        rows.map(
          (row) => row.querySelector('.text-editor-host')?.shadowRoot?.querySelector('.cm-content')?.textContent,
        ),
      )
  const filled = {
    [FIELD]: { criteria: [1, 2, 3].map((slot) => ({ slot, points: slot })) },
    [`${FIELD}.1`]: 'one',
    [`${FIELD}.2`]: 'two',
    [`${FIELD}.3`]: 'three',
  }

  it('are added, written and given points by keyboard alone', async () => {
    const page = await openKind(harness, 'reply-rubric')
    expect(await page.getByText('2 to 4 are asked for. At least one has negative points (0 so far).').count()).toBe(1)
    await page.getByRole('button', { name: 'Add: Criterion' }).press('Enter')
    await page.waitForTimeout(100)
    await page.keyboard.type('ab')
    const points = page.getByRole('spinbutton', { name: 'Points of Criterion 1' })
    await points.focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    expect([await points.inputValue(), await points.getAttribute('aria-valuetext')]).toEqual(['−1', '−1'])
    expect(
      await page.getByText('1 is there. 2 to 4 are asked for. At least one has negative points (1 so far).').count(),
    ).toBe(1)
    await points.fill('+7')
    await page.getByRole('button', { name: 'One more, Points of Criterion 1' }).press('Enter')
    const set = (value: number | null) => `set ${FIELD} {"criteria":[{"slot":1,"points":${value}}]}`
    const sets = [-1, -2, -1, 7, 8].map((value) => set(value))
    expect(await recordedOf(page)).toEqual([
      set(null),
      `edit ${FIELD}.1 typed "a"-0`,
      `edit ${FIELD}.1 typed "b"-0`,
      ...sets,
    ])
    await page.context().close()
  })

  it('take no points out of range, say so, and keep the last ones', async () => {
    const page = await openKind(harness, 'reply-rubric', filled)
    const points = page.getByRole('spinbutton', { name: 'Points of Criterion 3' })
    await points.fill('11')
    expect([await points.getAttribute('aria-invalid'), await page.getByText('−5 to +10').count()]).toEqual(['true', 1])
    await points.blur()
    expect([await points.inputValue(), await recordedOf(page)]).toEqual(['+3', []])
    await page.context().close()
  })

  it('move with their texts by keyboard and by pointer, and say where they are', async () => {
    const page = await openKind(harness, 'reply-rubric', filled)
    await page.getByRole('button', { name: /^Criterion 3\. Move/ }).focus()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await page.waitForTimeout(60)
    expect([await labels(page), await focusedLabel(page), await saidOf(page)]).toEqual([
      ['three', 'one', 'two'],
      expect.stringContaining('Criterion 1.'),
      'Now at place 1 of 3.',
    ])
    await page.getByRole('button', { name: /^Criterion 3\. Move/ }).dragTo(page.locator('.row').first(), {
      targetPosition: { x: 60, y: 2 },
    })
    await page.waitForTimeout(60)
    expect(await labels(page)).toEqual(['two', 'three', 'one'])
    expect(await after(page, FIELD)).toEqual({ criteria: [2, 3, 1].map((slot) => ({ slot, points: slot })) })
    await page.context().close()
  })

  it('come back after several removals, the last one first, but not once their slot is used again', async () => {
    const page = await openKind(harness, 'reply-rubric', filled)
    await page.getByRole('button', { name: 'Remove Criterion 2' }).press('Enter')
    await page.getByRole('button', { name: 'Remove Criterion 1' }).press('Enter')
    expect(await labels(page)).toEqual(['three'])
    await page.getByRole('button', { name: 'Undo' }).press('Enter')
    await page.getByRole('button', { name: 'Undo' }).press('Enter')
    await page.waitForTimeout(60)
    expect([await labels(page), await page.getByRole('button', { name: 'Undo' }).count()]).toEqual([
      ['one', 'two', 'three'],
      0,
    ])
    await page.getByRole('button', { name: 'Remove Criterion 1' }).press('Enter')
    for (const _ of [1, 2]) await page.getByRole('button', { name: 'Add: Criterion' }).press('Enter')
    await page.waitForTimeout(100)
    expect([await labels(page), await page.getByRole('button', { name: 'Undo' }).count()]).toEqual([
      ['two', 'three', '', ''],
      0,
    ])
    expect(await page.getByRole('button', { name: 'Add: Criterion' }).isDisabled()).toBe(true)
    await page.context().close()
  })

  it('keep text and order through failures of main and a reload', async () => {
    const page = await openKind(harness, 'reply-rubric', filled)
    await page.evaluate(() => {
      globalThis.fakeMain.fail('attempt/set', 'app/unexpected', 1)
      globalThis.fakeMain.fail('attempt/edit', 'app/unexpected', 2)
    })
    await page.getByLabel('Criterion 2', { exact: true }).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' more')
    await page.getByRole('button', { name: 'Remove Criterion 1' }).press('Enter')
    await page.getByRole('button', { name: 'Add: Criterion' }).press('Enter')
    await page.waitForTimeout(100)
    await page.keyboard.type('fresh')
    await page.waitForTimeout(2_500)
    const recorded = await page.evaluate(() => globalThis.fakeMain.values())
    expect(recorded).toMatchObject({
      [FIELD]: { criteria: [{ slot: 2 }, { slot: 3 }, { slot: 4, points: null }] },
      [`${FIELD}.1`]: '',
      [`${FIELD}.2`]: 'two more',
      [`${FIELD}.4`]: 'fresh',
    })
    await page.reload()
    await page.locator('.row').first().waitFor()
    expect(await labels(page)).toEqual(['two more', 'three', 'fresh'])
    await page.context().close()
  })
})

describe('one line of text', () => {
  it('takes no line break: not from Enter, not from a paste, and that in one undoable edit', async () => {
    const page = await openKind(harness, 'three-signs')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.evaluate(() => navigator.clipboard.writeText('one\r\n\r\ntwo'))
    await page.getByLabel('Your main reason').click()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+v')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.press('Control+z')
    expect(await recordedOf(page)).toEqual([
      'edit three-signs.reason pasted "one two"-0',
      'edit three-signs.reason undone ""-7',
    ])
    await page.context().close()
  })
})

describe('typing', () => {
  it('draws nothing of the item but the text, until the candidate pauses', async () => {
    const page = await openKind(harness, 'late-bus', { ...everyKindResponses })
    for (const label of ['Why is it a problem? Mark 2', 'Can the notice be put up']) {
      await page.getByLabel(label).click()
      await page.waitForTimeout(300)
      const drawn = await page.evaluate(() => {
        const seen: string[] = []
        const observer = new MutationObserver((records) => seen.push(...records.map(({ type }) => type)))
        const columns = document.querySelector('.item-columns')
        if (columns)
          observer.observe(columns, { subtree: true, childList: true, attributes: true, characterData: true })
        Object.assign(globalThis, { drawnWhileTyping: seen })
        return columns !== null
      })
      expect(drawn).toBe(true)
      await page.keyboard.type('ab cd ')
      const seen = () => page.evaluate(() => (globalThis as unknown as { drawnWhileTyping: string[] }).drawnWhileTyping)
      expect(await seen()).toEqual([])
      await page.waitForTimeout(400)
      expect((await seen()).length).toBeGreaterThan(0)
    }
    await page.context().close()
  })
})

describe('reminders', () => {
  it('stay in sight while the last field is written', async () => {
    const page = await openKind(harness, 'room-booking', {}, { viewport: { width: 1280, height: 700 } })
    await page.getByLabel('What is the smallest fix?').click()
    await page.keyboard.type('x')
    const reminder = page.getByText('One step decides')
    const box = await reminder.boundingBox()
    expect(box && box.y > 0 && box.y < 300).toBe(true)
    const isOnTop = await reminder.evaluate((element) => {
      const { left, top } = element.getBoundingClientRect()
      return element.contains(document.elementFromPoint(left + 20, top + 4))
    })
    expect(isOnTop).toBe(true)
    await page.context().close()
  })
})

describe('an attempt by keyboard alone', () => {
  it('answers every kind of field', async () => {
    const page = await openKind(harness, 'late-bus')
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key)
    }
    /** Goes on with Tab, round the page where needed, until the control is reached; fails when it never is. */
    const tabTo = async (name: RegExp | string, key = 'Tab') => {
      for (let step = 0; step < 80; step++) {
        await page.keyboard.press(key)
        const label = await focusedName(page)
        if (typeof name === 'string' ? label === name : name.test(label)) return
      }
      throw new Error(`Tab never reaches ${name}`)
    }
    const next = async (title: string) => {
      await tabTo('Next')
      await press('Enter')
      await page.getByRole('heading', { name: title, level: 1 }).waitFor()
    }
    for (const times of [1, 2]) {
      await tabTo('Response, text', times === 1 ? 'Tab' : 'Shift+Tab')
      for (let step = 0; step < times; step++) await press('ArrowDown')
      await press('Alt+m')
      await page.waitForTimeout(100)
      await page.keyboard.type('not so in the facts')
      // The tags stand before the comment.
      await press('Shift+Tab', 'Space')
    }
    await tabTo(/^1: A reader would be misled/)
    await press('Space', 'ArrowRight')
    await tabTo('Can the notice be put up as it is?')
    await page.keyboard.type('No, it names a wrong time.')
    await next('Three signs for a swimming pool')
    await tabTo(/^Sign B, place/)
    await press('ArrowUp')
    await tabTo('Your main reason, in one line')
    await page.keyboard.type('It is kind and clear.')
    await tabTo('It threatens')
    await press('Space')
    await next('A rubric for replies to a guest')
    for (const text of ['Says sorry to the guest.', 'Promises a refund anyway.']) {
      await tabTo('Add: Criterion')
      await press('Enter')
      await page.waitForTimeout(100)
      await page.keyboard.type(text)
    }
    await press('Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'ArrowDown')
    await tabTo('Points of Criterion 1', 'Shift+Tab')
    await press('ArrowUp')
    await tabTo('An apology')
    await press('Space')
    await next('إعلان قصير')
    await tabTo('الإعلان')
    await page.keyboard.type('المكتبة مغلقة يوم الجمعة')
    await next('An agent that books a room')
    await tabTo(/^Step 1 list_rooms/)
    await press('ArrowDown', 'ArrowDown')
    await tabTo(/^Step 1 list_rooms/)
    await press('Space')
    await tabTo('A wrong argument of a tool')
    await press('Space')
    await tabTo('Quote the evidence')
    await page.keyboard.type('Booked: 10 October')
    await tabTo('What is the smallest fix?')
    await page.keyboard.type('Send the date as 2026-03-10.')
    await page.waitForTimeout(200)
    const values = await page.evaluate(() => globalThis.fakeMain.values())
    const open = listFields(everyKindPack)
      .filter(({ slot }) => slot === null)
      .filter(({ key, field }) => completenessIn(values, key, field) !== 'complete')
    expect(open.map(({ key }) => [key, values[key]])).toEqual([])
    await page.context().close()
  })
})

/** The accessible name of what has the focus, near enough for these controls. */
function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const outer = document.activeElement
    const active = outer?.shadowRoot?.activeElement ?? outer
    if (!active) return ''
    const named = active.getAttribute('aria-label')
    if (named !== null) return named
    const label = active instanceof HTMLInputElement ? active.closest('label') : active
    return (label?.textContent ?? '').trim()
  })
}

describe.each(['light', 'dark'] as const)('items of every kind in the %s theme', (colorScheme) => {
  it.each(listItems(everyKindPack).map(({ id }) => id))(
    'have no fault that axe finds and keep to the policy: %s',
    async (id) => {
      const page = await openKind(harness, id, { ...everyKindResponses }, { colorScheme })
      if (id === 'late-bus') {
        await page.getByText('How to quote and mark').click()
        await selectPassage(page, 'late-bus.facts', 'roadworks')
      }
      if (id === 'reply-rubric') await page.getByRole('button', { name: 'Remove Criterion 1' }).press('Enter')
      if (id === 'room-booking') await page.getByLabel('Find in the steps').fill('quiet')
      await page.waitForTimeout(200)
      const { violations } = await new AxeBuilder({ page }).exclude('[data-live-announcer]').analyze()
      expect(
        violations.flatMap(({ id: rule, nodes }) => nodes.map(({ target }) => `${rule}: ${target.join(' ')}`)),
      ).toEqual([])
      expect(await page.evaluate(() => globalThis.violations)).toEqual([])
      await page.context().close()
    },
  )
})
