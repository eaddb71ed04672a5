import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IntakeRules } from '../../shared/intake/rules.ts'
import { axe } from '../renderer/harness/axe.ts'
import { type Harness, standardScript, startHarness } from '../renderer/harness/open.ts'
import { app, attemptId, freshAttempt } from '../renderer/harness/views.ts'

const pictures = process.env.CANDOR_PICTURES
const rules: IntakeRules = {
  isRequired: true,
  minAnswers: 3,
  maxQuestions: 12,
  voice: 'offered',
  audio: 'discarded',
  transcript: 'with-consent',
  asksAuthorisation: false,
  requirements: [],
}
const answers = [
  'I have been a contract lawyer for six years, in a firm of twelve.',
  'Mostly contract law, and some employment law for start-ups.',
  'Last year I drafted a supply contract of 40 pages for Riverside Hospital. It is used by 12 clinics.',
]

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.close())

async function toLobby(page: Page) {
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('heading', { name: 'Intake conversation' }).waitFor()
}

async function openLobby(options = {}) {
  const policy = { ...freshAttempt.policy, intake: rules }
  const page = await harness.open(
    { ...standardScript, app: { ...app, attemptId }, attempt: { ...freshAttempt, policy, phase: 'checked' } },
    options,
  )
  await toLobby(page)
  return page
}

async function picture(page: Page, name: string) {
  if (pictures === undefined) return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
}

const field = (page: Page) => page.getByRole('textbox', { name: 'Your answer' })
const say = async (page: Page, text: string) => {
  const question = await page.locator('#intake-question').innerText()
  await field(page).fill(text)
  await field(page).press('Control+Enter')
  await expect.poll(() => page.locator('#intake-question').innerText()).not.toBe(question)
}

describe.each(['light', 'dark'] as const)('the conversation in the %s theme', (colorScheme) => {
  it('is held by keyboard alone, and ends with what the candidate confirmed', async () => {
    const page = await openLobby({ colorScheme })
    await picture(page, `lobby-${colorScheme}`)
    const found: Record<string, string[]> = { lobby: await axe(page) }
    await page.getByRole('button', { name: 'Begin the conversation' }).press('Enter')
    await page.getByText('You talk to an AI interviewer').waitFor()
    // Nothing makes text of speech here, so agreeing to it is not offered.
    expect(await page.getByRole('checkbox').count()).toBe(1)
    await picture(page, `opening-${colorScheme}`)
    found.opening = await axe(page)
    await page.getByRole('checkbox', { name: /Recruiters may read/ }).press('Space')
    await page.getByRole('button', { name: 'Begin', exact: true }).press('Enter')
    await field(page).waitFor()
    expect(await field(page).evaluate((element) => element === document.activeElement)).toBe(true)
    await page.getByText('3 more answers make the conversation complete').waitFor()
    await say(page, answers[0] ?? '')
    await page.getByRole('button', { name: 'Skip this question' }).press('Enter')
    await page.getByText('You skipped this question.').waitFor()
    for (const text of answers.slice(1)) await say(page, text)
    await page.getByText('complete; you may finish at any time').waitFor()
    found.asking = await axe(page)
    await picture(page, `asking-${colorScheme}`)

    await page
      .getByRole('button', { name: /^Change your answer to/ })
      .first()
      .press('Enter')
    await field(page).first().fill('I have been a patent lawyer for six years.')
    await page.getByRole('button', { name: 'Keep the change' }).press('Enter')
    await page.getByText('Changed by you').waitFor()

    await page.getByRole('button', { name: 'Finish now' }).press('Enter')
    await page.getByText('The conversation is over').waitFor()
    await page.getByText('This question was not answered.').waitFor() // the open one: it was not skipped
    expect(await page.getByText('You skipped this question.').count()).toBe(1)
    const confirm = page.getByRole('button', { name: /^Confirm: / })
    const total = await confirm.count()
    expect(total).toBeGreaterThan(2)
    await confirm.first().press('Enter')
    await page.getByText('Confirmed', { exact: true }).waitFor()
    await page
      .getByRole('button', { name: /^Reject: / })
      .nth(1)
      .press('Enter')
    await page.getByText('Rejected', { exact: true }).waitFor()
    await page
      .getByRole('button', { name: /^Say it in your words: / })
      .nth(2)
      .press('Enter')
    await page.getByRole('textbox', { name: 'In your words' }).fill('What I would say myself')
    await page.getByRole('button', { name: 'Confirm these words' }).press('Enter')
    await expect.poll(() => page.getByText('Confirmed', { exact: true }).count()).toBe(2)
    await page.getByRole('checkbox').first().press('Space')
    await expect.poll(() => page.getByRole('checkbox').first().isChecked()).toBe(true)
    found.insights = await axe(page)
    await picture(page, `insights-${colorScheme}`)
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((screen) => [screen, []])))

    await page.getByRole('button', { name: 'Back to the lobby' }).press('Enter')
    await page.getByText('Complete: 3 answered.').waitFor()
    await page.context().close()
  })
})

describe('the conversation', () => {
  it('goes on where it was left, also after the page was loaded again', async () => {
    const page = await openLobby()
    await page.getByRole('button', { name: 'Begin the conversation' }).click()
    await page.getByRole('button', { name: 'Begin', exact: true }).click()
    await say(page, answers[0] ?? '')
    const question = await page.locator('#intake-question').innerText()
    await page.getByRole('button', { name: 'Leave for now' }).click()
    await page.getByText('1 answered, 2 to go until it is complete.').waitFor()
    await page.reload()
    await toLobby(page)
    await page.getByRole('button', { name: 'Go on with the conversation' }).click()
    expect(await page.locator('#intake-question').innerText()).toBe(question)
    await page
      .getByText(answers[0] ?? '')
      .first()
      .waitFor()
    await page.context().close()
  })

  it('keeps what was typed when it could not be recorded', async () => {
    const page = await openLobby()
    await page.getByRole('button', { name: 'Begin the conversation' }).click()
    await page.getByRole('button', { name: 'Begin', exact: true }).click()
    await field(page).fill(answers[0] ?? '')
    await page.evaluate(() => globalThis.fakeMain.fail('intake/answer', 'journal/storage-full', 1))
    await page.getByRole('button', { name: 'Answer', exact: true }).click()
    await page.getByText('What you typed is still here').waitFor()
    expect(await field(page).inputValue()).toBe(answers[0])
    await page.getByRole('button', { name: 'Answer', exact: true }).click()
    await page.getByRole('button', { name: /^Change your answer to/ }).waitFor()
    await page.context().close()
  })

  it('is deleted after a question that says what that does not do', async () => {
    const page = await openLobby()
    await page.getByRole('button', { name: 'Begin the conversation' }).click()
    await page.getByRole('button', { name: 'Begin', exact: true }).click()
    await say(page, answers[0] ?? '')
    await page.getByRole('button', { name: 'Delete the conversation' }).click()
    await page.getByRole('alertdialog').getByText('The sealed record of the attempt still holds it').waitFor()
    await picture(page, 'delete')
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByText('What you said before was deleted.').waitFor()
    expect(await page.getByText(answers[0] ?? '').count()).toBe(0)
    await page.context().close()
  })

  it('does not scroll sideways at 200 % zoom', async () => {
    const page = await openLobby({ viewport: { width: 640, height: 400 } })
    await page.getByRole('button', { name: 'Begin the conversation' }).click()
    await page.getByRole('button', { name: 'Begin', exact: true }).click()
    await say(page, answers[0] ?? '')
    const isWide = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    )
    expect(isWide).toBe(false)
    await page.context().close()
  })
})
