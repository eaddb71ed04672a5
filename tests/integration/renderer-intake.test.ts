import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IntakeRules } from '../../shared/intake/rules.ts'
import { axe } from '../renderer/harness/axe.ts'
import type { FakeScript } from '../renderer/harness/fake-main.ts'
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

async function openLobby(options = {}, script: Partial<FakeScript> = {}) {
  const policy = { ...freshAttempt.policy, intake: rules }
  const page = await harness.open(
    {
      ...standardScript,
      app: { ...app, attemptId },
      attempt: { ...freshAttempt, policy, phase: 'checked' },
      ...script,
    },
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
    await page.getByText('In the whole answer').first().click()
    const whole = page.locator('.intake-insight details[open]')
    expect(answers.concat('I have been a patent lawyer for six years.')).toContain(
      await whole.locator('blockquote').innerText(),
    )
    const quoted = page.locator('.intake-insight', { has: page.locator('details[open]') }).locator('q')
    expect(await whole.locator('mark').innerText()).toBe(await quoted.innerText())
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

  it('[IN58] keeps what was not sent: left, loaded again, and before it is skipped', async () => {
    const page = await openLobby()
    const begun = () => page.getByRole('button', { name: 'Go on with the conversation' })
    await page.getByRole('button', { name: 'Begin the conversation' }).click()
    await page.getByRole('button', { name: 'Begin', exact: true }).click()
    await field(page).fill('I have been a con')
    await page.getByRole('button', { name: 'Leave for now' }).click() // at once, within the pause
    await begun().click()
    expect(await field(page).inputValue()).toBe('I have been a con')
    await field(page).fill('I have been a contract law')
    await page.reload()
    await toLobby(page)
    await begun().click()
    expect(await field(page).inputValue()).toBe('I have been a contract law')

    await page.getByRole('button', { name: 'Skip this question' }).press('Enter')
    await page.getByRole('alert').getByText('You have written something that is not sent.').waitFor()
    expect(await axe(page)).toEqual([])
    await picture(page, 'give-up')
    await page.keyboard.press('Enter') // the focus is on the way that loses nothing
    expect(await page.getByRole('alert').count()).toBe(0)
    expect(await field(page).inputValue()).toBe('I have been a contract law')
    await page.getByRole('button', { name: 'Skip this question' }).press('Enter')
    await page.getByRole('button', { name: 'Throw it away and skip' }).click()
    await page.getByText('You skipped this question.').waitFor()
    expect(await field(page).inputValue()).toBe('')

    await say(page, answers[0] ?? '')
    await page.getByRole('button', { name: /^Change your answer to/ }).click()
    await field(page).first().fill('I have been a patent law')
    await page.getByRole('button', { name: 'Leave for now' }).click()
    await begun().click()
    expect(await field(page).first().inputValue()).toBe('I have been a patent law')
    await page.getByRole('button', { name: 'Leave it as it was' }).click()
    await page.getByText(answers[0] ?? '').waitFor()
    await page.reload()
    await toLobby(page)
    await begun().click()
    await field(page).first().waitFor()
    expect(await field(page).count()).toBe(1)
    await page.context().close()
  })

  it('says how much a text is too long, and cuts nothing', async () => {
    const page = await openLobby()
    await page.getByRole('button', { name: 'Begin the conversation' }).click()
    await page.getByRole('button', { name: 'Begin', exact: true }).click()
    await field(page).fill('a'.repeat(8_001))
    await page.getByText('That is one character too many: 8,000 fit.').waitFor()
    expect(await page.getByRole('button', { name: 'Answer', exact: true }).isDisabled()).toBe(true)
    await say(page, answers[0] ?? '')
    await page
      .getByRole('button', { name: /^Say it in your words: / })
      .first()
      .click()
    await page.getByRole('textbox', { name: 'In your words' }).fill('b'.repeat(320))
    await page.getByText('That is 20 characters too many: 300 fit.').waitFor()
    expect(await page.getByRole('button', { name: 'Confirm these words' }).isDisabled()).toBe(true)
    await page.context().close()
  })

  it('[IN59] shows the words of each conclusion, and says of a changed answer what is true', async () => {
    const page = await openLobby()
    await page.getByRole('button', { name: 'Begin the conversation' }).click()
    await page.getByRole('button', { name: 'Begin', exact: true }).click()
    await say(page, 'I have been a contract lawyer for six years.')
    const insight = (value: RegExp) => page.locator('.intake-insight').filter({ hasText: value })
    await page.getByRole('button', { name: /^Confirm: Lawyer/ }).click()
    await insight(/Lawyer/)
      .getByText('Confirmed', { exact: true })
      .waitFor()
    await page.getByRole('button', { name: /^Change your answer to/ }).click()
    await field(page).first().fill('I have used Excel for nine years.')
    await page.getByRole('button', { name: 'Keep the change' }).click()
    await page.getByRole('button', { name: /^Confirm: Excel/ }).click()
    const excel = insight(/Excel, 9 years/)
    await excel.getByText('Confirmed', { exact: true }).waitFor()
    expect(await excel.getByText('You have changed that answer since.').count()).toBe(0)
    expect(await excel.locator('q').innerText()).toContain('Excel for nine years')
    expect(
      await insight(/Lawyer/)
        .locator('q')
        .innerText(),
    ).toContain('contract lawyer')
    await insight(/Lawyer/)
      .getByText('You have changed that answer since.')
      .waitFor()
    await page.context().close()
  })

  it('names the model before anything is agreed to, and says when its questions fail', async () => {
    const chat = { kind: 'azure-openai', name: 'interviewer' } as const
    const page = await openLobby({}, { intakeProviders: { chat, transcription: null, speech: null } })
    await page.getByRole('button', { name: 'Begin the conversation' }).click()
    await page.getByText(/from there to Azure OpenAI \(interviewer\)/).waitFor()
    await page.getByRole('button', { name: 'Begin', exact: true }).click()
    await field(page).fill('half')
    await page.evaluate(async () => {
      const reply = await globalThis.fakeMain.bridge.ask('intake/look', null)
      if (!reply.ok) throw new Error(reply.code)
      const later = { kind: 'openai', name: 'another' } as const
      const interviewer = { by: { kind: 'embedded', name: '1' } as const, failure: 'intake/provider-slow' }
      globalThis.fakeMain.announce('intake/changed', { ...reply.value, interviewer, untold: [later] })
    })
    await page.getByRole('status').getByText('The model that words the questions does not answer.').waitFor()
    await page.getByText('an OpenAI-compatible service (another)').waitFor()
    expect(await field(page).inputValue()).toBe('half')
    expect(await field(page).evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await axe(page)).toEqual([])
    await picture(page, 'helpers')
    await page.getByRole('button', { name: 'Agree, and use it' }).click()
    await page.getByText('an OpenAI-compatible service (another)').waitFor({ state: 'detached' })
    await page.context().close()
  })

  it('asks before a candidate who agreed to typing only is heard', async () => {
    const transcription = { kind: 'openai', name: 'recogniser' } as const
    const page = await openLobby({}, { intakeProviders: { chat: null, transcription, speech: null } })
    await page.getByRole('button', { name: 'Begin the conversation' }).click()
    await page.getByText(/made into text by an OpenAI-compatible service \(recogniser\)/).waitFor()
    await page.getByRole('button', { name: 'Begin', exact: true }).click()
    await field(page).fill('half an answer')
    await page.getByRole('button', { name: 'Answer by voice' }).click()
    await page.getByText('The sound is thrown away once it is text. You may change back at any time.').waitFor()
    expect(await axe(page)).toEqual([])
    await picture(page, 'ask-for-voice')
    // A model is set up meanwhile: it is not named here, so agreeing to be heard does not agree to it.
    await page.evaluate(async () => {
      const reply = await globalThis.fakeMain.bridge.ask('intake/look', null)
      if (!reply.ok) throw new Error(reply.code)
      const chat = { kind: 'openai', name: 'model' } as const
      const providers = { ...reply.value.providers, chat }
      globalThis.fakeMain.announce('intake/changed', { ...reply.value, providers, untold: [chat] })
    })
    await page.getByText('an OpenAI-compatible service (model)').waitFor()
    await page.getByRole('button', { name: 'Agree, and answer by voice' }).click()
    await page.getByRole('button', { name: 'Test the microphone' }).waitFor()
    const consents = await page.evaluate(() =>
      JSON.parse(sessionStorage.getItem('fake-intake') ?? '[]').filter(
        ({ type }: { type: string }) => type === 'intake.consented',
      ),
    )
    expect(consents.map(({ data }: { data: { told: object[] } }) => data.told)).toEqual([
      [transcription],
      [transcription],
    ])
    await page.getByRole('button', { name: 'Type instead' }).click()
    expect(await field(page).inputValue()).toBe('half an answer')
    await page.context().close()
  })

  it('comes first where it is required, and the lobby says so', async () => {
    const page = await openLobby()
    await page.getByText('The assessment can be started once the conversation is complete.').waitFor()
    expect(await page.getByRole('button', { name: 'Start the assessment' }).count()).toBe(0)
    await page.getByRole('button', { name: 'To the conversation' }).click()
    await page.getByRole('button', { name: 'Begin', exact: true }).click()
    for (const text of answers) await say(page, text)
    await page.getByRole('button', { name: 'Leave for now' }).click()
    await page.getByRole('button', { name: 'Start the assessment' }).waitFor()
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
