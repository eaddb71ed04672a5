import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { handId, live, quietId, resetLive } from '../renderer/review/live-fixtures.ts'
import { type ReviewHarness, signIn, startReviewHarness } from '../renderer/review/open.ts'

let harness: ReviewHarness
beforeAll(async () => {
  harness = await startReviewHarness()
})
afterAll(() => harness.close())
beforeEach(() => resetLive())

async function openLive(options: Parameters<ReviewHarness['open']>[0] = {}): Promise<Page> {
  const { page } = await harness.open(options)
  await signIn(page)
  await page.getByRole('link', { name: 'Live' }).click()
  await page.getByRole('link', { name: 'Ines Varga' }).waitFor()
  return page
}
const raise = (attemptId: string) => {
  live.attempts = live.attempts.map((one) =>
    one.attemptId === attemptId && one.presence !== null
      ? { ...one, presence: { ...one.presence, handSinceMs: Date.now() } }
      : one,
  )
}
const rows = (page: Page) => page.getByRole('list', { name: 'Attempts in progress' }).locator(':scope > li')

/** Rules of WCAG 2.2 up to AA that a page breaks, with where. */
async function broken(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`)
}

describe('the live view', () => {
  test('[LV3] says of each attempt how fresh it is, why it may be quiet, and what could be seen', async () => {
    const page = await openLive()
    expect(await rows(page).count()).toBe(6)
    const quiet = rows(page).filter({ hasText: 'Bartholomew' })
    expect(await quiet.innerText()).toMatch(
      /Last known: Answering\s+Quiet for 2 min\s+A network that dropped, a closed lid, a restart\. Nothing is lost\.\s+Client heard of 2 min ago\s+Record stored 3 min ago/,
    )
    await quiet.locator('summary').click()
    await quiet.getByText('Cannot see now: Focus.').waitFor()
    await quiet.getByText('Not available on this system: Screen lock.').waitFor()
    expect(await rows(page).first().innerText()).toContain('Hand raised 2 min ago')
    expect(await page.title()).toBe('(3) Live · Candor review')
    await page.context().close()
  })

  test('filters by words and by project', async () => {
    const page = await openLive()
    await page.getByRole('searchbox').fill('client closed')
    await page.getByText('1 of 6').waitFor()
    expect(await rows(page).count()).toBe(1)
    await page.getByRole('searchbox').fill('')
    await page.getByLabel('Project').selectOption('Translation review')
    await page.getByText('2 of 6').waitFor()
    await page.getByRole('searchbox').fill('nobody')
    await page.getByText('Nothing matches. 6 are in progress.').waitFor()
    await page.context().close()
  })

  test('tells of a new hand politely, puts it in its place, and leaves the focus where it is', async () => {
    const page = await openLive()
    await page.getByRole('link', { name: 'Per Olsen' }).focus()
    live.attempts = live.attempts.map((one) =>
      one.attemptId === quietId ? { ...one, unanswered: one.unanswered + 1 } : one,
    )
    raise(quietId)
    await page
      .getByRole('status')
      .getByText(/^Bartholomew .* raised a hand\. .* wrote a message\.$/)
      .waitFor()
    expect(await rows(page).nth(1).innerText()).toContain('Bartholomew')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Per Olsen')
    await page.context().close()
  })

  test('sounds only where it was asked to', async () => {
    const { page } = await harness.open()
    await page.addInitScript(() => {
      const heard: number[] = []
      Object.assign(globalThis, { heard })
      const start = OscillatorNode.prototype.start
      OscillatorNode.prototype.start = function play(when?: number) {
        heard.push(this.frequency.value)
        start.call(this, when)
      }
    })
    await page.reload()
    await signIn(page)
    await page.getByRole('link', { name: 'Live' }).click()
    const heard = () => page.evaluate(() => (globalThis as unknown as { heard: number[] }).heard.length)
    await page.getByRole('link', { name: 'Ines Varga' }).waitFor()
    const sound = page.getByRole('button', { name: /Sound/ })
    raise(quietId)
    await page.getByRole('status').getByText('raised a hand').waitFor()
    expect([await sound.getAttribute('aria-pressed'), await heard()]).toEqual(['false', 0])
    await sound.click()
    expect([await sound.getAttribute('aria-pressed'), await heard()]).toEqual(['true', 2])
    raise(quietId)
    await expect.poll(heard, { timeout: 8_000 }).toBe(4)
    await page.context().close()
  })

  test('writes from the keyboard, shows what is known of the way, and gives the focus back', async () => {
    const page = await openLive()
    await page.getByRole('link', { name: 'Ines Varga' }).press('Enter')
    await page.getByText('Thank you. May I take').waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('live-thread')
    const log = page.getByRole('log', { name: 'Messages' })
    expect(await log.getByRole('listitem').nth(1).innerText()).toMatch(/Sent .*\s+arrived .*\s+read /)
    await page.getByLabel('Write to Ines Varga').fill('  When it suits you.  ')
    await page.getByLabel('Write to Ines Varga').press('Tab')
    await page.keyboard.press('Enter')
    const written = log.getByRole('listitem').last()
    await written.getByText('not arrived yet').waitFor()
    expect(live.messages.at(-1)?.text).toBe('When it suits you.')
    expect(await page.getByLabel('Write to Ines Varga').inputValue()).toBe('')
    live.messages = live.messages.map((one) => (one.arrivedMs === null ? { ...one, arrivedMs: Date.now() } : one))
    await written.getByText('not read yet').waitFor()
    await page.getByRole('link', { name: 'Close the messages' }).press('Enter')
    await page.getByRole('log', { name: 'Messages' }).waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Ines Varga')
    await page.context().close()
  })

  test('loses no word when the server cannot be reached, the page is loaded again, or the session ends', async () => {
    const page = await openLive()
    await page.getByRole('link', { name: 'Ines Varga' }).click()
    await page.getByLabel('Write to Ines Varga').fill('A long thought.')
    await page.route('**/v1/review/**', (route) => route.abort())
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('alert').getByText('It is not known whether this was sent.').waitFor()
    await page.getByText(/^The list below is of \d\d:\d\d:\d\d and may have changed\.$/).waitFor()
    expect(await rows(page).count()).toBe(6)
    await page.unroute('**/v1/review/**')
    await page.getByRole('button', { name: 'Ask now' }).click()
    await page.getByText('may have changed').waitFor({ state: 'detached' })
    await page.reload()
    await expect.poll(() => page.getByLabel('Write to Ines Varga').inputValue()).toBe('A long thought.')
    await page.context().clearCookies()
    await page.getByRole('heading', { name: 'Review attempts' }).waitFor()
    await page.getByLabel('E-mail address').fill('recruiter@example.com')
    await page.getByLabel('Password').fill('correct horse')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect.poll(() => page.getByLabel('Write to Ines Varga').inputValue()).toBe('A long thought.')
    await page.context().close()
  })

  test('[LV8] gives nobody a place to write where the policy forbids it, or the attempt is over', async () => {
    const page = await openLive()
    await page.getByRole('link', { name: 'Quinn Adeyemi' }).click()
    await page.getByText('The policy of this assessment lets nobody write.').waitFor()
    expect(await page.getByRole('button', { name: 'Send' }).count()).toBe(0)
    live.attempts = []
    await page.getByText('This attempt is not in progress any more.').waitFor()
    await page.getByRole('heading', { name: 'No attempt is in progress' }).waitFor()
    await page.goto(`${harness.address}#/live?attempt=nonsense`)
    await page.getByRole('complementary').waitFor({ state: 'detached' })
    await page.context().close()
  })

  for (const colorScheme of ['light', 'dark'] as const)
    test(`breaks no rule of accessibility in the ${colorScheme} theme, and fits a narrow window`, async () => {
      const page = await openLive({ colorScheme })
      const found = [...(await broken(page))]
      await page.locator('.live-coverage summary').first().click()
      await page.getByRole('link', { name: 'Ines Varga' }).click()
      await page.getByText('Thank you. May I take').waitFor()
      found.push(...(await broken(page)))
      for (const address of [`#/live?attempt=${handId}`, '#/live']) {
        await page.goto(`${harness.address}${address}`)
        await page.setViewportSize({ width: 360, height: 700 })
        const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth
        await expect.poll(() => page.evaluate(wide), { message: address }).toBe(0)
      }
      found.push(...(await broken(page)))
      live.attempts = []
      await page.getByText('No attempt is in progress').waitFor()
      found.push(...(await broken(page)))
      expect(found).toEqual([])
      await page.context().close()
    })
})
