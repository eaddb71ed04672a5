import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { account } from '../renderer/review/account.ts'
import { addRating, jonas } from '../renderer/review/desk-fixtures.ts'
import { everyKindAttemptId, mainAttemptId, standInAttemptId } from '../renderer/review/fixtures.ts'
import { type ReviewHarness, signIn, startReviewHarness } from '../renderer/review/open.ts'

let harness: ReviewHarness
beforeAll(async () => {
  harness = await startReviewHarness()
})
afterAll(() => harness.close())

const reason = 'Every critical problem is named.'
const reviewOf = (attemptId: string) => {
  const review = harness.fixtures.reviews.get(attemptId)
  if (review === undefined) throw new Error('the fixtures have changed')
  return review
}

async function openAttempt(options: Parameters<ReviewHarness['open']>[0] = {}, ending = ''): Promise<Page> {
  const { page } = await harness.open(options)
  await signIn(page)
  await page.goto(`${harness.address}#/attempts/${mainAttemptId}${ending}`)
  return page
}

/** Rules of WCAG 2.2 up to AA that a page breaks, with where. */
async function broken(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`)
}

describe('rating an item', () => {
  test('asks for a rating and a reason, and then shows both with who and when', async () => {
    const page = await openAttempt()
    await page.getByRole('button', { name: 'Rate differently' }).click()
    await page.getByRole('button', { name: 'Save rating' }).click()
    await page.getByText('Choose a rating from 1 to 5.').waitFor()
    await page.getByText('Say why in at least three words').waitFor()
    await page.getByRole('radio', { name: '4' }).focus()
    await page.keyboard.press('Space')
    await page.getByLabel('Reason').fill(reason)
    await page.getByRole('button', { name: 'Save rating' }).click()
    await page.getByText('Rated: 4 of 5').waitFor()
    await page.getByText('Mara Feld (you), ').waitFor()
    expect(await page.locator('.score-figure').innerText()).toBe('4.0')
    expect(await page.locator('.score-words').innerText()).toContain('Rated by a person')
    expect(await page.locator('.item-link[aria-current]').innerText()).toContain('rated by a person')
    expect(await page.getByText(/The engine’s rating: 3\.8 of 5/).count()).toBe(1)
    await page.context().close()
  })

  test('says who is apart by how much, and lets a third person alone settle it', async () => {
    const review = reviewOf(mainAttemptId)
    const item = 'garden-notice'
    addRating(review, { item, score: 2, reason }, 'blind', jonas)
    addRating(review, { item, score: 5, reason }, null, { ...jonas, accountId: mainAttemptId, name: 'Ida Roth' })
    const page = await openAttempt()
    await page.getByRole('button', { name: /garden/ }).click()
    await page.getByText('Two people are 3 apart.').waitFor()
    expect(await page.locator('.score-figure').innerText()).toBe('–')
    await page.getByRole('button', { name: 'Adjudicate', exact: true }).click()
    await page.getByRole('radio', { name: '3' }).focus()
    await page.keyboard.press('Space')
    await page.getByLabel('Reason').fill(reason)
    await page.getByRole('button', { name: 'Adjudicate', exact: true }).click()
    await page.getByText('Adjudicated: 3 of 5').waitFor()
    expect(await page.locator('.score-words').innerText()).toContain('Adjudicated')
    await page.context().close()
  })
})

describe('notes and decisions', () => {
  test('a note about a pinned event leads back to it', async () => {
    const page = await openAttempt()
    await page.getByRole('tab', { name: /Findings/ }).click()
    await page.locator('.finding summary').first().click()
    await page.locator('.finding[open] .finding-events .event-link').first().click()
    await page.getByRole('tab', { name: /Notes/ }).click()
    await page.getByLabel('A note for everyone').fill('Look at this paste.')
    await page.getByLabel('About').selectOption('event')
    await page.getByRole('button', { name: 'Add note' }).click()
    const note = page.locator('.note').filter({ hasText: 'Look at this paste.' })
    await note.getByRole('button', { name: /Pasted/ }).waitFor()
    expect(await page.getByLabel('A note for everyone').inputValue()).toBe('')
    expect(reviewOf(mainAttemptId).notes[0]?.refSeqs).toHaveLength(1)
    await page.context().close()
  })

  test('a decision stands beside its finding with its reason, and changes no count', async () => {
    const page = await openAttempt()
    const tab = page.getByRole('tab', { name: /Findings/ })
    const before = await tab.innerText()
    await tab.click()
    await page.locator('.finding summary').first().click()
    await page.getByRole('button', { name: 'Say what you make of it' }).click()
    await page.getByLabel('Needs a talk with the candidate').check()
    await page.getByLabel('Reason').fill('It reads like a template; ask first.')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.locator('.finding summary').first().getByText('Needs a talk with the candidate, Mara Feld').waitFor()
    expect(await tab.innerText()).toBe(before)
    await page.context().close()
  })

  test('what was typed stays when the server fails', async () => {
    const page = await openAttempt()
    await page.route('**/notes', (route) => route.abort())
    await page.getByRole('tab', { name: /Notes/ }).click()
    await page.getByLabel('A note for everyone').fill('A long thought.')
    await page.getByRole('button', { name: 'Add note' }).click()
    await page.getByRole('alert').getByText('Nothing that you typed is lost.').waitFor()
    expect(await page.getByLabel('A note for everyone').inputValue()).toBe('A long thought.')
    await page.context().close()
  })
})

describe('rating blind', () => {
  test('shows no name, goes from item to item, and opens the attempt at the end', async () => {
    const page = await openAttempt({}, '/blind')
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.getByText('0 of 2 rated').waitFor()
    expect(await page.locator('body').innerText()).not.toMatch(/Okonkwo|3\.8|Jonas|found/)
    expect(await page.locator('[data-origin]').count()).toBe(0)
    expect(await broken(page)).toEqual([])
    for (const save of ['Save rating', 'Save and finish']) {
      await page.getByRole('radio', { name: '4' }).focus()
      await page.keyboard.press('Space')
      await page.getByLabel('Reason').fill(reason)
      await page.getByRole('button', { name: save }).click()
      if (save === 'Save rating') await page.getByText('1 of 2 rated').waitFor()
    }
    await page.getByText('2 of 2 items rated').waitFor()
    await page.getByRole('link', { name: /See the attempt/ }).click()
    await page.getByRole('heading', { name: 'Ines Okonkwo-Lindqvist' }).waitFor()
    await page.context().close()
  })
})

describe('the audit log', () => {
  test('is for administrators, and searches', async () => {
    const { page } = await harness.open()
    await signIn(page)
    expect(await page.getByRole('link', { name: 'Audit log' }).count()).toBe(0)
    await page.goto(`${harness.address}#/audit`)
    await page.getByText('The audit log is for administrators.').waitFor()
    Object.assign(account, { role: 'administrator' })
    await page.reload()
    await page.getByText('1 to 7 of 7 entries').waitFor()
    await page.getByPlaceholder('Id of an attempt').fill('not an id')
    await page.getByRole('alert').getByText('That is not the id of an attempt.').waitFor()
    await page.getByPlaceholder('Id of an attempt').fill(mainAttemptId)
    const [request] = await Promise.all([
      page.waitForRequest((sent) => sent.url().includes('attempt=')),
      page.getByRole('button', { name: 'Search' }).click(),
    ])
    expect(new URL(request.url()).searchParams.get('attempt')).toBe(mainAttemptId)
    Object.assign(account, { role: 'recruiter' })
    await page.context().close()
  })
})

describe('what is taken out', () => {
  test('offers the report, the table, everything as JSON, the bundle and the journal', async () => {
    const page = await openAttempt()
    await page.getByRole('button', { name: 'Export' }).click()
    const links = await page.locator('.export-kinds a').evaluateAll((all) => all.map((one) => one.getAttribute('href')))
    const base = `/v1/review/attempts/${mainAttemptId}`
    expect(links).toEqual([
      `#/attempts/${mainAttemptId}/report`,
      `${base}/bundle`,
      `${base}/journal`,
      `${base}/events.csv`,
      `${base}/review.json`,
    ])
    await page.keyboard.press('Escape')
    expect(await page.locator('.export-kinds').isVisible()).toBe(false)
    await page.context().close()
  })

  test('[RV17] the report holds every part, the notes when asked for, and prints to pages of A4', async () => {
    const page = await openAttempt({ colorScheme: 'dark' }, '/report')
    await page.getByRole('heading', { name: 'How to verify this report' }).waitFor()
    const headings = await page.locator('.report h2[id]').allInnerTexts()
    expect(headings).toEqual([
      'The record',
      'Scores and their reasons',
      'Findings',
      'Timeline',
      'What the client could see',
      'What the candidate says',
      'Responses',
      'How to verify this report',
    ])
    expect(await broken(page)).toEqual([])
    const words = await page.locator('.report').innerText()
    for (const part of ['It may also be:', 'Rests on:', 'The rule stays silent with:', 'no client ran for'])
      expect(words).toContain(part)
    const marks = await page
      .locator('.report .response-text [data-origin]')
      .evaluateAll((elements) => elements.map((element) => getComputedStyle(element).textDecorationStyle))
    expect(new Set(marks)).toEqual(new Set(['dotted', 'solid', 'double', 'wavy', 'dashed']))
    await page.getByLabel(/Include the reviewers’ notes/).check()
    await page.getByRole('heading', { name: 'Notes of reviewers' }).waitFor()
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    const box = pdf.match(/MediaBox ?\[ ?0 0 ([\d.]+) ([\d.]+) ?\]/)
    expect([Math.round(Number(box?.[1])), Math.round(Number(box?.[2]))]).toEqual([595, 842])
    await page.context().close()
  })

  test('[RV17] the report is light on paper whatever the theme, and shows no tools', async () => {
    const page = await openAttempt({ colorScheme: 'dark' }, '/report')
    await page.getByRole('heading', { name: 'How to verify this report' }).waitFor()
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'))
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    expect(await page.locator('.report-tools').isVisible()).toBe(false)
    // A canvas turns whatever the browser calls the colour into red, green and blue.
    const ink = await page.locator('.report h1').evaluate((element) => {
      const pen = document.createElement('canvas').getContext('2d')
      if (pen === null) return []
      pen.fillStyle = getComputedStyle(element).color
      pen.fillRect(0, 0, 1, 1)
      return [...pen.getImageData(0, 0, 1, 1).data.slice(0, 3)]
    })
    expect(Math.max(...ink)).toBeLessThan(90)
    await page.context().close()
  })

  test('items of every kind are reported without an empty response', async () => {
    const { page } = await harness.open()
    await signIn(page)
    await page.goto(`${harness.address}#/attempts/${everyKindAttemptId}/report`)
    await page.getByRole('heading', { name: 'Responses', exact: true }).waitFor()
    expect(await page.locator('.answered').count()).toBeGreaterThan(8)
    expect(await page.locator('.answered').getByText('Left blank.').count()).toBe(0)
    await page.context().close()
  })
})

describe('two attempts side by side', () => {
  test('are chosen in the list by keyboard, and tell what both wrote in the same words', async () => {
    const { page, complaints } = await harness.open()
    await signIn(page)
    for (const name of ['Compare Ines Okonkwo-Lindqvist', 'Compare Tomasz Wieczorek']) {
      await page.getByRole('checkbox', { name }).focus()
      await page.keyboard.press('Space')
    }
    await page.getByRole('link', { name: 'Compare', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Two attempts side by side' }).waitFor()
    await page.getByRole('heading', { name: /passages? in both responses/ }).waitFor()
    expect(page.url()).toContain(`compare?one=${mainAttemptId}&two=${standInAttemptId}`)
    expect(await page.locator('.picture').count()).toBe(2)
    const quotes = await page.locator('.compare-shared q').allInnerTexts()
    expect(quotes.length).toBeGreaterThan(0)
    expect(quotes.every((quote) => quote.length >= 40)).toBe(true)
    expect(quotes.some((quote) => quote.includes('you can take it home that day'))).toBe(false)
    await page.getByRole('button', { name: /garden/ }).click()
    await page.locator('.compare-shared q').filter({ hasText: 'When evaluating competing pieces' }).waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('says what is missing in an address', async () => {
    const { page } = await harness.open()
    await signIn(page)
    await page.goto(`${harness.address}#/compare?one=${mainAttemptId}`)
    await page.getByText('Two different attempts are needed.').waitFor()
    await page.context().close()
  })

  for (const [colorScheme, width] of [
    ['light', 1_440],
    ['dark', 720],
  ] as const)
    test(`break no rule of accessibility in the ${colorScheme} theme at ${width} pixels`, async () => {
      const { page } = await harness.open({ colorScheme, viewport: { width, height: 900 } })
      await signIn(page)
      await page.goto(`${harness.address}#/compare?one=${mainAttemptId}&two=${everyKindAttemptId}`)
      await page.getByRole('heading', { name: 'Findings' }).waitFor()
      expect(await broken(page)).toEqual([])
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(sideways).toBe(0)
      await page.context().close()
    })
})

describe('for everyone', () => {
  for (const colorScheme of ['light', 'dark'] as const)
    test(`breaks no rule of accessibility in the ${colorScheme} theme`, async () => {
      const page = await openAttempt({ colorScheme })
      await page.getByText('Second person').click()
      const found = [...(await broken(page))]
      await page.getByRole('tab', { name: /Findings/ }).click()
      await page.locator('.finding summary').first().click()
      await page.locator('.finding[open] .decisions button').first().click()
      found.push(...(await broken(page)))
      await page.getByRole('tab', { name: /Notes/ }).click()
      found.push(...(await broken(page)))
      await page.getByRole('tab', { name: /Context/ }).click()
      await page.getByText('Being at an end of a row is not a finding.').waitFor()
      await page.getByText('Who looked at this attempt').click()
      await page.getByText('began to rate blind').waitFor()
      await page.getByRole('button', { name: 'Export' }).click()
      found.push(...(await broken(page)))
      await page.goto(`${harness.address}#/attempts/${mainAttemptId}/blind`)
      await page.getByRole('button', { name: 'Begin' }).waitFor()
      found.push(...(await broken(page)))
      Object.assign(account, { role: 'administrator' })
      await page.goto(`${harness.address}#/audit`)
      await page.reload()
      await page.getByText('1 to 7 of 7 entries').waitFor()
      found.push(...(await broken(page)))
      Object.assign(account, { role: 'recruiter' })
      expect(found).toEqual([])
      await page.context().close()
    })

  test('the panels do not scroll sideways at 200 % zoom', async () => {
    const page = await openAttempt({ viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 })
    for (const name of [/Rating/, /Findings/, /Notes/, /Context/]) {
      await page.getByRole('tab', { name }).click()
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect([name.source, sideways]).toEqual([name.source, 0])
    }
    await page.context().close()
  })
})
