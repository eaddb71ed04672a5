import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mainAttemptId } from '../renderer/review/fixtures.ts'
import { type ReviewHarness, signIn, startReviewHarness } from '../renderer/review/open.ts'

/** What a recruiter asks the page, each question answered from the page alone. */
let harness: ReviewHarness
beforeAll(async () => {
  harness = await startReviewHarness()
})
afterAll(() => harness.close())

async function openAttempt(options: Parameters<ReviewHarness['open']>[0] = {}): Promise<Page> {
  const { page } = await harness.open(options)
  await signIn(page)
  await page.goto(`${harness.address}#/attempts/${mainAttemptId}`)
  await page.getByRole('application').waitFor()
  return page
}

const goTo = async (page: Page, time: string) => {
  await page.getByLabel('Moment', { exact: true }).fill(time)
  await page.keyboard.press('Enter')
}
const seconds = (page: Page) => page.getByLabel('Moment', { exact: true }).inputValue()

describe('where did this paragraph come from', () => {
  test('a click on it says: from outside, how much, and what was in front before', async () => {
    const page = await openAttempt()
    await page.locator('.item-link', { hasText: 'garden' }).click()
    const piece = page.locator('.response-text [data-origin="pasted:external"]').first()
    await piece.focus()
    await page.keyboard.press('Enter')
    const card = page.getByRole('region', { name: 'Where this passage came from' })
    await card.getByText('2,400 characters at once, of which 820 are here').waitFor()
    await card.getByText('another window was in front for 41 s, until 1.5 s before').waitFor()
    await card.getByText('Text drafted in another editor, a translation, or a spelling looked up.').waitFor()
    await card.getByRole('button', { name: 'Play that moment' }).click()
    await page.getByText('Playing, as they stood at').waitFor()
    await page.waitForFunction(() => document.querySelector('.is-standing [data-origin="pasted:external"]') !== null)
    await page.context().close()
  })

  test('a quotation is shown where it stands in the stimulus', async () => {
    const page = await openAttempt()
    await page.locator('.response-text [data-origin="pasted:stimulus"]').first().focus()
    await page.keyboard.press('Enter')
    const card = page.getByRole('region', { name: 'Where this passage came from' })
    expect(await card.locator('mark').innerText()).toBe(
      'you can take it home that day and go to the 30-minute safety talk later',
    )
    await card.getByText('Candor was in front all the time').waitFor()
    await page.context().close()
  })

  test('a selection by mouse is told in its parts', async () => {
    const page = await openAttempt()
    const first = page.locator('.response-text [data-origin="typed"]').first()
    const second = page.locator('.response-text [data-origin="pasted:stimulus"]').first()
    await second.evaluate((element) => element.scrollIntoView({ block: 'center' }))
    const [from, to] = [await first.boundingBox(), await second.boundingBox()]
    if (from === null || to === null) throw new Error('the response is on the page')
    await page.mouse.move(from.x + 4, from.y + from.height / 2)
    await page.mouse.down()
    await page.mouse.move(to.x + 80, to.y + to.height / 2, { steps: 4 })
    await page.mouse.up()
    const parts = page.locator('.passage-part')
    await parts.first().waitFor()
    expect(await parts.locator('[data-origin]').allInnerTexts()).toEqual(['Typed', 'Question text, pasted'])
    await page.context().close()
  })
})

describe('was the client watching at a time', () => {
  test('yes, by so many sensors, and which could not see and why', async () => {
    const page = await openAttempt()
    await goTo(page, '09:04:30')
    const facts = page.locator('.moment-facts')
    await facts.getByText(/Yes, \d+ of \d+ sensors/).waitFor()
    await facts.getByText('screen lock (This system does not tell when the screen is locked)').waitFor()
    await facts.getByText('The server held everything up to here').waitFor()
    await facts.getByRole('button', { name: /sensors/ }).click()
    await page
      .getByRole('dialog')
      .getByRole('row', { name: /Screen lock.*No, not on this system/ })
      .waitFor()
    await page.context().close()
  })

  test('no, while it was not running; and a time outside of the attempt is answered with what exists', async () => {
    const page = await openAttempt()
    await goTo(page, '09:07')
    const facts = page.locator('.moment-facts')
    await facts.getByText('No, the client was not running').waitFor()
    await facts.getByText(/It had stopped without an end, from 09:06:\d\d to 09:07:\d\d/).waitFor()
    await goTo(page, '12:03')
    await page
      .getByRole('alert')
      .getByText(/The attempt ran from 09:02:11 to 09:1\d/)
      .waitFor()
    await goTo(page, '+1:30')
    expect(await seconds(page)).toBe('09:04:18')
    await page.context().close()
  })
})

test('what happened while they were away, what came after it, and what the candidate says', async () => {
  const page = await openAttempt()
  await page.getByRole('button', { name: 'Events' }).click()
  await page.keyboard.type('front for 41')
  await page.getByRole('button', { name: 'Another window came to the front for 41 s' }).click()
  const words = page.locator('.event-words')
  await words.getByText('Nothing was written meanwhile.').waitFor()
  await words.getByText('Pasted 2,400 characters of text from outside the assessment').waitFor()
  await words.getByText('The doorbell rang and I took a parcel in.').waitFor()
  await page.getByText('As they stood at').waitFor()
  await page.context().close()
})

test('can I trust this record: every check in words, and since when the server holds a moment', async () => {
  const page = await openAttempt()
  await page.getByRole('button', { name: /Record verified/ }).click()
  await page.getByText('Every frame follows from the one before it; none is missing.').waitFor()
  await page.getByText(/The server held everything up to here .* later, at 09:/).waitFor()
  await page.context().close()
})

describe('the playback', () => {
  test('plays, pauses, steps, and leads back to what was submitted', async () => {
    const page = await openAttempt()
    const shown = () => page.locator('.response-text').first().innerText()
    const final = await shown()
    await goTo(page, '09:04:30')
    expect((await shown()).length).toBeLessThan(final.length)
    await page.getByRole('application').focus()
    const before = await seconds(page)
    await page.keyboard.press('k')
    await page.waitForFunction(
      (start) => document.querySelector<HTMLInputElement>('.moment-time')?.value !== start,
      before,
    )
    await page.keyboard.press('k')
    await page.getByRole('button', { name: 'Play the writing' }).waitFor()
    const text = await shown()
    await page.keyboard.press('.')
    await page.keyboard.press('.')
    await page.waitForFunction((old) => document.querySelector('.response-text')?.textContent !== old, text)
    await page.getByRole('button', { name: 'Show the final responses' }).click()
    expect(await shown()).toBe(final)
    await page.context().close()
  })
})

describe('the table', () => {
  test('has headings, counts its rows, sorts, and leads back to a moment', async () => {
    const page = await openAttempt()
    await page.getByRole('button', { name: 'Table', exact: true }).click()
    const table = page.getByRole('table')
    await table.getByText(/events in \d+ entries, keys told as bursts/).waitFor()
    await table.getByRole('button', { name: 'Length' }).click()
    await table.getByRole('button', { name: 'Length' }).click()
    expect(await page.locator('th[aria-sort="descending"]').innerText()).toContain('Length')
    expect(await table.locator('tbody tr').first().innerText()).toContain('3 min 54 s')
    await table.getByRole('button', { name: 'Another window came to the front for 41 s' }).click()
    await page.getByRole('application').waitFor()
    await page.locator('.event-words').getByText('Another window came to the front for 41 s').waitFor()
    await page.context().close()
  })
})

for (const width of [900, 1_280])
  test(`nothing is cut off sideways at ${width} pixels`, async () => {
    const page = await openAttempt({ viewport: { width, height: 800 } })
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(sideways).toBe(0)
    await page.context().close()
  })
