import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { expect, test } from 'playwright/test'
import { launchChromium } from '../renderer/review/open.ts'
import type { Peer } from '../server/intake/peer.ts'
import { keyboardHands } from './hands.ts'
import { nextQuestion, openIntakeReview, packWithIntake, startPolitePeer, takeSample } from './intake-steps.ts'
import { createWorld, ofType, type World } from './world.ts'

/**
 * A conversation whose model dies halfway: the server's real adapters, a peer of OpenAI's shape, the built client. The
 * candidate loses no turn, and the record says who asked what.
 */

let folder: string
let pack: string
let world: World
let browser: Browser
let peer: Peer
test.beforeAll(async () => {
  peer = await startPolitePeer()
  folder = mkdtempSync(join(tmpdir(), 'candor-providers-'))
  const providers = join(folder, 'providers.json')
  const chat = { kind: 'openai', endpoint: `${peer.address}/v1`, model: 'interviewer', keyEnv: 'CANDOR_TEST_KEY' }
  writeFileSync(providers, JSON.stringify({ version: 1, chat }))
  pack = packWithIntake()
  const serverEnv = { CANDOR_INTAKE_PROVIDERS: providers, CANDOR_TEST_KEY: 'a key of the tests' }
  ;[world, browser] = await Promise.all([createWorld({ packs: [pack], serverEnv }), launchChromium()])
})
test.afterAll(async () => {
  await browser.close()
  await world.stop()
  await peer.close()
  for (const made of [folder, pack]) rmSync(made, { recursive: true, force: true })
})

const answers = [
  'I am a contract lawyer. I have worked with contract law for six years.',
  'Last year I drafted a supply contract of 40 pages for Riverside Hospital. I wrote it alone, and 12 clinics use it.',
  'I use Excel every week. Last month I built a list of 300 contracts in Excel.',
]
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const answer = (page: Page, text: string) =>
  nextQuestion(page, async () => {
    await page.getByRole('textbox', { name: 'Your answer' }).fill(text)
    await button(page, 'Answer').click()
  })

test('a model that dies halfway costs no turn, and the recruiter reads who asked and what failed', async () => {
  test.setTimeout(120_000)
  const { page } = await world.launch()
  await world.reachLobby(page)
  await button(page, 'Begin the conversation').click()
  await button(page, 'Begin').click()
  await page.getByRole('textbox', { name: 'Your answer' }).waitFor()
  expect(await answer(page, answers[0] ?? '')).toMatch(/^Thank you\. /)
  expect(peer.heard.every(({ headers }) => headers.authorization === 'Bearer a key of the tests')).toBe(true)
  await peer.close()
  expect(await answer(page, answers[1] ?? '')).not.toMatch(/^Thank you\. /)
  await answer(page, answers[2] ?? '')
  await expect(page.getByRole('region', { name: 'What was said so far' }).getByRole('blockquote')).toHaveText(answers)
  await page.screenshot({ path: test.info().outputPath('1-after-the-failure.png'), fullPage: true })
  await button(page, 'Finish now').click()
  await button(page, 'Confirm: Contract law, 6 years').click()
  await page.getByText('Confirmed', { exact: true }).waitFor()
  await button(page, 'Back to the lobby').click()
  await takeSample(keyboardHands(world.desktop), page)

  const events = await world.events()
  expect(ofType(events, 'intake.answered').map(({ data }) => data.text)).toEqual(answers)
  const by = ofType(events, 'intake.asked').map(({ data }) => data.by.kind)
  expect(by).toContain('openai')
  expect(by.slice(by.lastIndexOf('openai') + 1)).toEqual(['embedded', 'embedded'])
  const failed = ofType(events, 'intake.failed').map(({ data }) => data)
  expect(failed.map(({ code, instead }) => [code, instead?.kind])).toEqual([['intake/provider-failed', 'embedded']])

  const review = await openIntakeReview(world, browser)
  const panel = review.getByRole('tabpanel', { name: 'Intake' })
  await expect(panel.locator('.intake-insight .intake-value > span:first-child')).toHaveText(['Contract law, 6 years'])
  for (const shown of [
    'An OpenAI-compatible service, interviewer',
    'The embedded interviewer',
    'intake/provider-failed',
  ])
    await expect(panel.getByText(shown).first()).toBeVisible()
  await expect(panel.getByText(answers[1] ?? '')).toHaveCount(0) // the transcript is not shared
  await panel.getByText('intake/provider-failed').scrollIntoViewIfNeeded()
  await review.screenshot({ path: test.info().outputPath('2-recruiter.png') })
})
