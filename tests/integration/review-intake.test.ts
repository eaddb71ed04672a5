import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { said } from '../fixtures/intake-conversation.ts'
import { mainAttemptId } from '../renderer/review/fixtures.ts'
import { createIntakeReviews, intakeIds } from '../renderer/review/intake-fixtures.ts'
import { type ReviewHarness, signIn, startReviewHarness } from '../renderer/review/open.ts'

let harness: ReviewHarness
beforeAll(async () => {
  harness = await startReviewHarness()
  for (const [attemptId, review] of await createIntakeReviews()) harness.fixtures.reviews.set(attemptId, review)
})
afterAll(() => harness.close())

async function openIntake(attemptId: string, options: Parameters<ReviewHarness['open']>[0] = {}): Promise<Page> {
  const { page } = await harness.open(options)
  await signIn(page)
  await page.goto(`${harness.address}#/attempts/${attemptId}`)
  await page.getByRole('application').waitFor()
  await page.getByRole('tab', { name: 'Rating' }).focus()
  for (const _step of [1, 2]) await page.keyboard.press('ArrowRight')
  await page.getByRole('tabpanel', { name: 'Intake' }).waitFor()
  return page
}
const panelText = (page: Page) => page.getByRole('tabpanel', { name: 'Intake' }).innerText()

/** Rules of WCAG 2.2 up to AA that a page breaks, with where. */
async function broken(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`)
}

test('[IN77] the page shows what was confirmed with its words, and each requirement with a line, by the keyboard alone', async () => {
  const page = await openIntake(intakeIds.shared)
  const text = await panelText(page)
  for (const shown of [
    'Contract law, 6 years: at least 3 years were asked for.',
    'supply contracts for six years',
    'Candor’s taxonomy: Contract law',
    'Reworded by the candidate',
    'No rule can compare it, so a person has to: German for business, upper level.',
    'That does not mean that the candidate lacks it.',
    '10 hours a week: at least 15 hours a week were asked for.',
  ])
    expect(text).toContain(shown)
  await page.getByText('Read the whole conversation').focus()
  await page.keyboard.press('Enter')
  await page.getByText(said.language).waitFor()
  for (const never of [said.misheard, said.rejected, said.undecided, said.firstWording])
    expect(await panelText(page)).not.toContain(never)
})

test('[IN78] it says who interviewed, what failed, how, and that the candidate does not share the transcript', async () => {
  const page = await openIntake(intakeIds.notShared)
  const text = await panelText(page)
  for (const shown of [
    'An OpenAI-compatible service, writer-small',
    'The embedded interviewer, rules 1',
    'intake/provider-timeout',
    '3 of 4 questions answered',
    'By voice and by keyboard; the sound was kept, sealed like the record',
    'Not shared by the candidate.',
  ])
    expect(text).toContain(shown)
  expect(text).not.toContain('supply contracts')
})

test('[IN78] each way in which there is nothing to show has words of its own', async () => {
  const page = await openIntake(intakeIds.deleted)
  for (const [attemptId, words] of [
    [intakeIds.deleted, 'The candidate deleted the intake conversation, as they may. Nothing of it is shown or used.'],
    [intakeIds.notHeld, 'No intake conversation was held. That says nothing about the candidate.'],
    [intakeIds.nothingConfirmed, 'The candidate confirmed nothing. That says nothing about what they can do.'],
    [mainAttemptId, 'This assessment has no intake conversation.'],
  ] as const) {
    await page.goto(`${harness.address}#/attempts/${attemptId}`)
    await page.getByRole('application').waitFor()
    await page.getByRole('tab', { name: 'Intake' }).click()
    await page.getByText(words).waitFor()
  }
})

test('[IN78] the report tells the same on paper, and leaves it out where the assessment has none', async () => {
  const page = await openIntake(intakeIds.shared)
  await page.goto(`${harness.address}#/attempts/${intakeIds.shared}/report`)
  await page.getByRole('heading', { name: 'The intake conversation' }).waitFor()
  await page.getByText(said.domain).waitFor()
  expect(await broken(page)).toEqual([])
  await page.goto(`${harness.address}#/attempts/${mainAttemptId}/report`)
  await page.getByRole('heading', { name: 'The record' }).waitFor()
  expect(await page.getByText('intake').count()).toBe(0)
})

test('[IN76] the timeline of a copy says that words and lengths are not shared', async () => {
  const page = await openIntake(intakeIds.notShared)
  await page.getByRole('button', { name: 'Table', exact: true }).click()
  await page.getByText('What was said, and how long it is, is not shared.').first().waitFor()
  expect(await page.locator('main').innerText()).not.toContain(said.domain)
})

test('breaks no rule of accessibility, light or dark', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await openIntake(intakeIds.shared, { colorScheme })
    await page.getByText('Read the whole conversation').click()
    expect(await broken(page)).toEqual([])
  }
}, 40_000)
