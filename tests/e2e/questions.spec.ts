import { execFile } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright'
import { expect, test } from 'playwright/test'
import { launchChromium } from '../renderer/review/open.ts'
import { clockOf, factsOf, type JournalFacts, timesIn } from './journal-facts.ts'
import { samplePackWith } from './policy-pack.ts'
import { reply, type Taken, takeAttempt } from './take-attempt.ts'
import { createWorld, type World } from './world.ts'

/**
 * The five questions that a recruiter asks, answered from the page alone about an attempt that was really taken; what the
 * page says is held against the journal on the candidate's device, and that against the downloaded bundle.
 */

const run = promisify(execFile)
let pack: string
let world: World
let browser: Browser
let page: Page
let taken: Taken
let facts: JournalFacts

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  pack = samplePackWith((policy) => ({
    ...policy,
    toleratedFocusLoss: { count: 0, awayMs: 5_000 },
    integrity: { ...policy.integrity, sensors: { ...policy.integrity.sensors, clipboardWatch: true } },
  }))
  ;[world, browser] = await Promise.all([createWorld({ packs: [pack] }), launchChromium()])
})
test.afterAll(async () => {
  await browser.close()
  await world.stop()
  rmSync(pack, { recursive: true, force: true })
})

const card = () => page.getByRole('region', { name: 'Where this passage came from' })
const eventWords = () => page.locator('.event-words')
const picture = (name: string) => page.screenshot({ path: test.info().outputPath(`${name}.png`) })
const around = (words: string, wanted: readonly number[]) => {
  const told = timesIn(words)
  expect(told, words).toHaveLength(wanted.length)
  // The axis runs with the monotonic clock: at the edge of a second it may show the one beside it.
  for (const [index, wallMs] of wanted.entries())
    expect(Math.abs((told[index] ?? 0) - (wallMs % 86_400_000)), words).toBeLessThan(1_500)
}
const goTo = async (time: string) => {
  await page.getByLabel('Moment', { exact: true }).fill(time)
  await page.keyboard.press('Enter')
}
async function openPassage(origin: string): Promise<string> {
  const piece = page.locator(`.response-text [data-origin="${origin}"]`).first()
  const text = await piece.evaluate(
    (element) => [...element.childNodes].find(({ nodeType }) => nodeType === 3)?.nodeValue,
  )
  await piece.click({ position: { x: 6, y: 6 } })
  await card().waitFor()
  return text ?? ''
}

test('the five questions of a recruiter, about an attempt that was really taken', async () => {
  test.setTimeout(120_000)
  const began = performance.now()
  await test.step('a candidate takes the assessment, submits and replies', async () => {
    mkdirSync(test.info().outputDir, { recursive: true })
    taken = await takeAttempt(world, test.info().outputDir)
    facts = factsOf(await world.events())
    await reply(taken, facts, world.desktop)
    await taken.client.picture('candidate-what-was-recorded')
  })
  await test.step('a recruiter signs in and opens the attempt', async () => {
    const { reviewUrl, account } = world.api.ready
    const context = await browser.newContext({ viewport: { width: 1440, height: 1100 }, timezoneId: 'UTC' })
    page = await context.newPage()
    await page.goto(reviewUrl)
    await page.getByLabel('E-mail address').fill(account?.email ?? '')
    await page.getByLabel('Password').fill(account?.password ?? '')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('link', { name: 'Casey Candidate', exact: true }).click()
    await page.getByRole('application').waitFor({ timeout: 30_000 })
    await page.getByRole('button', { name: /Record verified/ }).waitFor({ timeout: 30_000 })
  })

  await test.step('where did this paragraph come from', async () => {
    const outside = facts.pastes.find(({ data }) => data.inserted === taken.outside)
    expect(await openPassage('pasted:external')).toBe(outside?.data.inserted)
    await card().getByText(`${taken.outside.length} characters at once.`).waitFor()
    around(await card().locator('.passage-part-whole > p').first().innerText(), [outside?.wallMs ?? 0])
    const before = await card()
      .getByText(/another window was in front for \d+ s, until \d\.\d s before/)
      .innerText()
    const toldMs = Number(/in front for (\d+) s/.exec(before)?.[1]) * 1_000
    expect(Math.abs(toldMs - facts.departure.awayMs), before).toBeLessThan(1_000)
    await picture('a-where-this-paragraph-came-from')
    for (const [origin, words] of [
      ['pasted:stimulus', /It stands in “The response” of A welcome note for a tool library/],
      ['pasted:own', /A copy of their own text, taken from “.+” at \d\d:\d\d:\d\d/],
    ] as const) {
      const text = await openPassage(origin)
      expect(facts.pastes.some(({ data }) => data.inserted.includes(text.trim()))).toBe(true)
      await card().getByText(words).waitFor()
    }
    expect(taken.typed).toContain((await openPassage('typed')).trim().split('\n')[0])
  })

  await test.step('was the client watching at a time', async () => {
    const middle = facts.departure.fromMs + facts.departure.awayMs / 2
    const watching = page.locator('.moment-facts')
    await goTo(clockOf(middle))
    const { on, all } = facts.watchingAt(middle)
    expect(on).toBeGreaterThan(10)
    await watching.getByText(`Yes, ${on} of ${all} sensors`).waitFor()
    await picture('b-was-the-client-watching')
    const { fromMs, toMs } = facts.gap
    await goTo(clockOf((fromMs + toMs) / 2))
    await watching.getByText('No, the client was not running').waitFor()
    around(await watching.getByText('It had stopped without an end').innerText(), [fromMs, toMs])
    // A minute without seconds is its beginning, or that of the attempt.
    await goTo(clockOf(facts.gap.toMs).slice(0, 5))
    const first = Math.max(Math.floor(toMs / 60_000) * 60_000, facts.events[0]?.wallMs ?? 0)
    around(await page.getByLabel('Moment', { exact: true }).inputValue(), [first])
  })

  await test.step('what happened during the seconds away', async () => {
    const { fromMs, awayMs, insertedChars } = facts.departure
    await goTo(clockOf(fromMs + awayMs / 2))
    await eventWords()
      .getByText(`Another window came to the front for ${Math.round(awayMs / 1_000)} s`)
      .waitFor()
    expect(insertedChars).toBe(0)
    await eventWords().getByText('Nothing was written meanwhile.').waitFor()
    await page.locator('.moment-facts').getByText('Another window came to the front').first().waitFor()
    expect(facts.events.some(({ type }) => type === 'clipboard.changed')).toBe(true)
    await eventWords()
      .getByText(/after it: The clipboard was another one/)
      .waitFor()
    await picture('c-what-happened-while-away')
    // What came after it: stepping on leads to the paste.
    await page.getByRole('application').focus()
    const pasted = eventWords().getByText(`Pasted ${taken.outside.length} characters of text from outside`)
    for (let steps = 0; steps < 6 && (await pasted.count()) === 0; steps += 1) await page.keyboard.press('ArrowRight')
    await pasted.waitFor()
  })

  await test.step('what does the candidate say about it', async () => {
    await page.getByRole('button', { name: 'Events' }).click()
    await page.keyboard.type('came to the front')
    await page
      .locator('.events-list')
      .getByRole('button', { name: /^Another window came to the front/ })
      .click()
    for (const place of [eventWords(), page.locator('.events-list')])
      await place.getByText(`The candidate replies, after submitting: ${taken.reply}`).waitFor()
    await picture('d-what-the-candidate-says')
    await page.getByRole('button', { name: 'Close the events' }).click()
  })

  await test.step('can I trust this record', async () => {
    await page.getByRole('button', { name: /Record verified/ }).click()
    await page.getByText(`2 segments · `).waitFor()
    await page.getByText(`${facts.events.length.toLocaleString('en')} events · 0 gaps · 0 forks`).waitFor()
    await page.getByText(/Taken on electron .*standin/).waitFor()
    expect(await page.locator('.check-bad').count()).toBe(0)
    await picture('e-can-i-trust-this-record')
    await page.getByRole('button', { name: 'Close', exact: true }).click()
    await page.getByRole('button', { name: 'Export' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Evidence bundle' }).click(),
    ])
    const bundle = join(test.info().outputDir, 'attempt.candor-bundle')
    await download.saveAs(bundle)
    const key = join(test.info().outputDir, 'server.key')
    writeFileSync(key, await candor('server-key', '--data', world.serverData))
    const keys = ['--server-key', key, '--scoring-key', join(world.serverData, 'scoring.key')]
    const said = (await candor('verify', bundle, ...keys)).trim().split('\n')
    expect(said.at(-1)).toBe(
      'This record holds. Before you rely on it, look at: what it was written with (a stand-in, not the real client).',
    )
    const checked = JSON.parse(await candor('verify', bundle, ...keys, '--json'))
    expect([checked.events, checked.isSealed]).toEqual([facts.events.length, true])
  })
  console.log(`the five questions took ${((performance.now() - began) / 1_000).toFixed(1)} s`)
})

async function candor(...args: readonly string[]): Promise<string> {
  const { stdout } = await run('npm', ['run', '--silent', 'candor', '--', ...args])
  return stdout
}
