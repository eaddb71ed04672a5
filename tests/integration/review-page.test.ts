import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { everyKindAttemptId, mainAttemptId, standInAttemptId } from '../renderer/review/fixtures.ts'
import { type ReviewHarness, signIn, startReviewHarness } from '../renderer/review/open.ts'

let harness: ReviewHarness
beforeAll(async () => {
  harness = await startReviewHarness()
})
afterAll(() => harness.close())

async function openAttempt(attemptId: string, options: Parameters<ReviewHarness['open']>[0] = {}): Promise<Page> {
  const { page } = await harness.open(options)
  await signIn(page)
  await page.goto(`${harness.address}#/attempts/${attemptId}`)
  await page.getByRole('application').waitFor()
  return page
}

/** Rules of WCAG 2.2 up to AA that a page breaks, with where. */
async function broken(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`)
}

describe('signing in', () => {
  test('a wrong password is told, a right one opens the list, and signing out closes it', async () => {
    const { page, complaints } = await harness.open()
    await page.getByLabel('E-mail address').fill('recruiter@example.com')
    await page.getByLabel('Password').fill('wrong')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('The e-mail address or the password is not right.').waitFor()
    await page.getByLabel('Password').fill('')
    await signIn(page)
    await page.waitForFunction((rows) => document.querySelectorAll('tbody tr').length === rows, 5)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByLabel('Password').waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

describe('the list', () => {
  test('shows each state, searches, and opens an attempt by keyboard', async () => {
    const { page } = await harness.open()
    await signIn(page)
    const text = await page.locator('tbody').innerText()
    for (const words of [
      'In progress',
      'Received',
      'Scored',
      'Needs attention',
      'Stand-in, not proctored',
      'Does not verify',
    ])
      expect(text).toContain(words)
    await page.getByPlaceholder('Search by name, project or status').fill('okonkwo')
    await page.getByText('1 of 5').waitFor()
    await page.getByRole('link', { name: 'Ines Okonkwo-Lindqvist', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Ines Okonkwo-Lindqvist' }).waitFor()
    await page.context().close()
  })

  test('says so when it is empty, and refreshes by itself while something is in progress', async () => {
    const kept = harness.fixtures.summaries.splice(1)
    const { page } = await harness.open()
    await signIn(page)
    await page.waitForFunction((rows) => document.querySelectorAll('tbody tr').length === rows, 1)
    harness.fixtures.summaries.push(...kept)
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 5)
    const all = harness.fixtures.summaries.splice(0)
    await page.reload()
    await page.getByText('No attempts yet').waitFor()
    harness.fixtures.summaries.push(...all)
    await page.context().close()
  })
})

describe('one attempt', () => {
  test('colours the responses by origin, each with a mark of its own', async () => {
    const page = await openAttempt(mainAttemptId)
    await page.locator('.item-link', { hasText: 'garden' }).click()
    const marks = await page.locator('.response-text [data-origin]').evaluateAll((elements) =>
      elements.map((element) => {
        const { textDecorationLine, textDecorationStyle, textDecorationThickness } = getComputedStyle(element)
        const origin = element.getAttribute('data-origin')
        return `${origin}: ${textDecorationLine === 'none' ? 'none' : `${textDecorationStyle} ${textDecorationThickness}`}`
      }),
    )
    expect([...new Set(marks)].toSorted()).toEqual([
      'dictated: wavy 1px',
      'pasted:external: solid 3px',
      'pasted:stimulus: double 1px',
      'typed: none',
      'unattributed: dashed 2px',
    ])
    await page.context().close()
  })

  test('shows the evidence of a rating in the response', async () => {
    const page = await openAttempt(mainAttemptId)
    await page.locator('.evidence-button').first().focus()
    expect(await page.locator('.response-text .is-shown').allInnerTexts()).toEqual([
      expect.stringContaining('you can take it home that day and go to the 30-minute safety talk later'),
    ])
    await page.context().close()
  })

  test('reads the timeline by keyboard, in words', async () => {
    const page = await openAttempt(mainAttemptId)
    const timeline = page.getByRole('application')
    const words = page.locator('.event-words')
    await timeline.focus()
    await page.keyboard.press('End')
    await words.getByText('The client was closed').waitFor()
    await page.keyboard.press('Home')
    await words.getByText('The client was opened').waitFor()
    await page.keyboard.press('Shift+ArrowRight')
    await words.getByText('Opened A welcome note for a tool library').waitFor()
    await page.keyboard.press('?')
    await page.getByText('previous or next entry').waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('came to the front')
    await page.getByText('2 entries').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await words.getByText('Another window came to the front for 41 s').waitFor()
    await words.getByText('A notification, an update or a system prompt came to the front.').waitFor()
    await page.context().close()
  })

  test('draws something in every lane', async () => {
    const page = await openAttempt(mainAttemptId)
    await page.waitForTimeout(200)
    const inks = await page.locator('.lanes-canvas').evaluate((element) => {
      const canvas = element as HTMLCanvasElement // safe: the class is on a canvas
      const pen = canvas.getContext('2d')
      const pixels = pen?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
      const colours = new Set<number>()
      for (let at = 0; at < pixels.length; at += 4)
        colours.add(((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0))
      return [...colours]
    })
    for (const colour of [0xc25400, 0x00805d, 0x1f7fb8]) expect(inks).toContain(colour)
    await page.context().close()
  })

  test('says what was verified, and offers the journal', async () => {
    const page = await openAttempt(mainAttemptId)
    await page.getByRole('button', { name: 'Record verified' }).click()
    await page.getByText('Every checkpoint was signed by the device that enrolled.').waitFor()
    await page.getByRole('button', { name: 'Export' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Journal' }).click(),
    ])
    expect([download.suggestedFilename(), await page.getByRole('note').count()]).toEqual([`${mainAttemptId}.candor`, 0])
    await page.context().close()
  })

  test('says plainly when a stand-in ran the client', async () => {
    const page = await openAttempt(standInAttemptId)
    await page.getByRole('note').getByText('This attempt was not proctored by the real client.').waitFor()
    await page.context().close()
  })

  test('works at 200 % zoom without scrolling sideways', async () => {
    const page = await openAttempt(mainAttemptId, { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 })
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(sideways).toBe(0)
    await page.context().close()
  })
})

describe('releasing results', () => {
  test('asks first, says what the candidate will see, and then since when they do', async () => {
    const page = await openAttempt(mainAttemptId)
    await page.getByRole('button', { name: 'Release results' }).click()
    const dialog = page.getByRole('alertdialog')
    await dialog.getByText('no scores').waitFor()
    expect(await broken(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Not now' }).click()
    await page.getByRole('button', { name: 'Release results' }).click()
    await dialog.getByRole('button', { name: 'Release results' }).click()
    await page.getByText(/Results released to the candidate on 27 Nov 2026|Results released.*Nov 27, 2026/).waitFor()
    expect(await page.getByRole('button', { name: 'Release results' }).count()).toBe(0)
    await page.context().close()
  })
})

describe('items of every kind', () => {
  const openItem = async (title: RegExp, colorScheme: 'light' | 'dark' = 'light') => {
    const { page } = await harness.open({ colorScheme })
    await signIn(page)
    await page.goto(`${harness.address}#/attempts/${everyKindAttemptId}`)
    await page.getByRole('application').waitFor()
    await page.locator('.item-link', { hasText: title }).click()
    return page
  }

  test('show marks in the stimulus and the comments in the colours of origin, with their evidence', async () => {
    const page = await openItem(/late bus/)
    expect(await page.locator('.stimulus .passage-mark').allInnerTexts()).toEqual([
      'Bus 7 leaves at 8:40',
      'because the driver overslept',
    ])
    const comments = page.locator('.row-values .response-text')
    expect(await comments.first().locator('[data-origin="pasted:stimulus"]').innerText()).toContain(
      '“Bus 7 leaves at 8:30”',
    )
    expect(await comments.nth(1).locator('[data-origin="pasted:external"]').count()).toBe(1)
    await page.locator('.evidence-button').first().focus()
    expect(await page.locator('.response-text .is-shown').innerText()).toContain('“Bus 7 leaves at 8:30”')
    expect(await page.locator('.row-values .badge').allInnerTexts()).toEqual(['Critical', 'Major'])
    await page.context().close()
  })

  test('show criteria with their points, and no text of a criterion that was given up', async () => {
    const page = await openItem(/rubric/)
    expect(await page.locator('.row-values .badge').allInnerTexts()).toEqual(['+5 points', '−4 points'])
    expect(await page.getByText('Given up again').count()).toBe(0)
    expect(await page.locator('.chosen-value li').allInnerTexts()).toEqual(['An apology', 'No promise of a refund'])
    await page.context().close()
  })

  test('show chosen steps by what was done in them', async () => {
    const page = await openItem(/books a room/)
    expect(await page.locator('.chosen-value').first().innerText()).toBe(
      'Step 3: book_room(room="quiet", date="10/3", from="14:00", to="15:00")',
    )
    expect(await page.getByText('Left blank.').count()).toBe(0)
    await page.context().close()
  })

  for (const colorScheme of ['light', 'dark'] as const)
    test(`break no rule of accessibility in the ${colorScheme} theme`, async () => {
      const page = await openItem(/late bus/, colorScheme)
      const found = [...(await broken(page))]
      for (const title of [/signs/, /rubric/, /إعلان/, /books a room/]) {
        await page.locator('.item-link', { hasText: title }).click()
        const folded = page.locator('.stimuli:not([open]) summary')
        if ((await folded.count()) > 0) await folded.click()
        found.push(...(await broken(page)))
      }
      expect(found).toEqual([])
      await page.context().close()
    })
})

describe('for everyone', () => {
  for (const colorScheme of ['light', 'dark'] as const)
    test(`breaks no rule of accessibility in the ${colorScheme} theme`, async () => {
      const { page, complaints } = await harness.open({ colorScheme })
      await page.getByLabel('Password').waitFor()
      const found = [...(await broken(page))]
      await signIn(page)
      found.push(...(await broken(page)))
      await page.goto(`${harness.address}#/attempts/${standInAttemptId}`)
      await page.getByRole('application').waitFor()
      await page.locator('.item-link', { hasText: 'garden' }).click()
      await page.locator('.response-text [data-piece]').first().click()
      await page.getByRole('button', { name: 'Keys and marks' }).click()
      found.push(...(await broken(page)))
      await page.getByRole('button', { name: 'Events' }).click()
      found.push(...(await broken(page)))
      await page.getByRole('button', { name: 'Close the events' }).click()
      await page.getByRole('button', { name: 'Table', exact: true }).click()
      found.push(...(await broken(page)))
      await page.getByRole('button', { name: 'Back to the timeline' }).click()
      await page.getByLabel('Moment', { exact: true }).fill('09:09')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: /sensors/ }).click()
      found.push(...(await broken(page)))
      await page.keyboard.press('Escape')
      await page.getByRole('tab', { name: /Findings/ }).click()
      await page.getByText('Text from outside in a response').click()
      await page.getByRole('button', { name: /Record verified/ }).click()
      found.push(...(await broken(page)))
      expect([found, complaints]).toEqual([[], []])
      await page.context().close()
    })
})
