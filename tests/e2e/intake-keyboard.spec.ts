import { rmSync } from 'node:fs'
import type { Browser, ElectronApplication, Page } from 'playwright'
import { expect, test } from 'playwright/test'
import { launchChromium } from '../renderer/review/open.ts'
import { type Hands, keyboardHands } from './hands.ts'
import { kill, nextQuestion, openIntakeReview, packWithIntake, question, takeSample } from './intake-steps.ts'
import { createWorld, ofType, type World } from './world.ts'

/**
 * The whole intake conversation by the keyboard alone, through the operating system, as a screen reader is told of it; then
 * the assessment, and what the recruiter sees of the conversation.
 */

let pack: string
let world: World
let browser: Browser
let app: ElectronApplication
let page: Page
let hands: Hands
test.beforeAll(async () => {
  pack = packWithIntake()
  ;[world, browser] = await Promise.all([createWorld({ packs: [pack] }), launchChromium()])
  hands = keyboardHands(world.desktop)
})
test.afterAll(async () => {
  await browser.close()
  await world.stop()
  rmSync(pack, { recursive: true, force: true })
})

const answers = {
  role: 'I am a contract lawyer. I have worked with contract law for six years.',
  work: 'Last year I drafted a supply contract of 40 pages for Riverside Hospital. I wrote it alone, and 12 clinics use it.',
  tools: 'I use Excel and Python every week. Last month I built a list of 300 contracts in Excel.',
}
const button = (name: string | RegExp) => page.getByRole('button', { name })
const field = () => page.getByRole('textbox', { name: 'Your answer' })
const insight = (value: string) => page.getByRole('listitem').filter({ has: page.getByText(value, { exact: true }) })
async function write(text: string): Promise<void> {
  await expect(field()).toBeFocused()
  await world.desktop.type(text, 3)
  await expect(field()).toHaveValue(text)
}
const answer = (text: string) =>
  nextQuestion(page, async () => {
    await write(text)
    await world.desktop.press('ctrl+Return')
  })
const picture = async (name: string) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const path = test.info().outputPath(`${name}-${colorScheme}.png`)
    await page.screenshot({ path, fullPage: true, animations: 'disabled' })
  }
  await page.emulateMedia({ colorScheme: null })
}
/** Names of what Tab leads to, from where the focus is, as a screen reader is told of them. */
async function tabOrder(stops: number): Promise<readonly string[]> {
  const names: string[] = []
  for (let stop = 0; stop < stops; stop += 1) {
    await world.desktop.press('Tab')
    names.push((await focused()).name)
  }
  return names
}
/** The focused node of the accessibility tree. */
async function focused(): Promise<{ readonly role: string; readonly name: string }> {
  const found = (await tree()).find(({ isFocused, role }) => isFocused && role !== 'RootWebArea')
  return { role: found?.role ?? 'none', name: found?.name ?? '' }
}
async function tree() {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  return nodes.map(({ role, name, properties = [] }) => {
    const propertyOf = (wanted: string) => properties.find((one) => one.name === wanted)?.value.value
    return {
      role: String(role?.value ?? ''),
      name: String(name?.value ?? ''),
      isFocused: propertyOf('focused') === true,
      live: propertyOf('live') ?? null,
    }
  })
}

test('the whole conversation by the keyboard alone, as a screen reader is told of it', async () => {
  test.setTimeout(120_000)
  ;({ app, page } = await world.launch())
  await world.reachLobby(page)

  await test.step('says first that it is an AI, what is kept and for what; nothing is agreed to beforehand', async () => {
    await hands.press(button('Begin the conversation'))
    await expect(page.getByRole('heading', { level: 1, name: 'Intake conversation' })).toBeFocused()
    await expect(page.getByRole('region', { name: 'Before you begin' })).toMatchAriaSnapshot(`
      - heading "Before you begin" [level=2]
      - list:
        - listitem:
          - strong: /You talk to an AI interviewer/
        - listitem: /kept in the sealed record/
        - listitem: /Only what you confirm reaches recruiters/
        - listitem: /Nothing is concluded about your age, health/
        - listitem: 3 answered questions make it complete; at most 8 are asked.
      - group "Your choices":
        - checkbox /Recruiters may read the whole conversation/
      - button "Begin"
    `)
    const share = page.getByRole('checkbox', { name: /Recruiters may read/ })
    await expect(share).not.toBeChecked()
    await expect(page.getByRole('checkbox')).toHaveCount(1) // no voice where nothing makes text of it
    await picture('1-before')
    await hands.reach(share)
    await world.desktop.press('space')
    await expect(share).toBeChecked()
    await hands.press(button('Begin'))
    await field().waitFor()
  })

  await test.step('a question is announced, the focus is in its field, and Tab leads through what can be done', async () => {
    await expect(field()).toBeFocused()
    const asked = await question(page).innerText()
    const nodes = await tree()
    expect(nodes.find(({ role, name }) => role === 'heading' && name === asked)?.live).toBe('polite')
    expect(nodes.some(({ role, live }) => role === 'status' && live === 'polite')).toBe(true)
    await expect(page.getByRole('region', { name: asked })).toMatchAriaSnapshot(`
      - paragraph: /Question 1 · 3 more answers make the conversation complete/
      - heading [level=2]
      - group: Why this question
      - textbox "Your answer"
      - status
      - button "Answer" [disabled]
      - button "Skip this question"
    `)
    expect((await tabOrder(1))[0]).toBe('Skip this question')
    await world.desktop.press('shift+Tab')
    await picture('2-question')
  })

  const first = await question(page).innerText()
  await test.step('answers, and skips a question', async () => {
    await answer(answers.role)
    await expect(field()).toBeFocused()
    await answer(answers.work)
    const skipped = await question(page).innerText()
    await nextQuestion(page, () => hands.press(button('Skip this question')))
    await expect(field()).toBeFocused()
    await expect(page.getByRole('region', { name: 'What was said so far' })).toContainText(skipped)
    await expect(page.getByText('You skipped this question.')).toBeVisible()
  })

  await test.step('leaves, is killed, and resumes at the same question', async () => {
    const open = await question(page).innerText()
    await hands.press(button('Leave for now'))
    await expect(page.getByText('2 answered, 1 to go until it is complete.')).toBeVisible()
    await kill(app)
    ;({ app, page } = await world.launch())
    await page.getByRole('list', { name: 'Results' }).waitFor() // the computer is checked anew
    await hands.press(button(/^Continue$/))
    await hands.press(button('Go on with the conversation'))
    await expect(question(page)).toHaveText(open)
    await expect(page.getByRole('region', { name: 'What was said so far' })).toContainText(answers.role)
  })

  await test.step('corrects an answer, and what was concluded follows', async () => {
    await expect(insight('Contract law, 6 years')).toBeVisible()
    await hands.press(button(`Change your answer to: ${first}`))
    const correction = page.getByRole('region', { name: 'What was said so far' }).getByRole('textbox')
    await expect(correction).toBeFocused()
    await world.desktop.press('ctrl+a')
    await world.desktop.type(answers.role.replace('six', 'seven'), 3)
    await hands.press(button('Keep the change'))
    await expect(insight('Contract law, 7 years')).toBeVisible()
    await expect(insight('Contract law, 6 years')).toHaveCount(0)
    await expect(page.getByText('Changed by you')).toBeVisible()
  })

  await test.step('finishes when enough is answered', async () => {
    await expect(button('Finish now')).toHaveCount(0)
    await hands.reach(field())
    await answer(answers.tools)
    await hands.press(button('Finish now'))
    await expect(page.getByRole('status').filter({ hasText: 'The conversation is over' })).toBeVisible()
  })

  await test.step('confirms, rewords and rejects', async () => {
    await hands.press(button('Confirm: Contract law, 7 years'))
    await expect(insight('Contract law, 7 years').getByText('Confirmed', { exact: true })).toBeVisible()
    await hands.press(button('Confirm: Excel'))
    await hands.press(button('Say it in your words: Lawyer'))
    await expect(page.getByRole('textbox', { name: 'In your words' })).toBeFocused()
    await world.desktop.press('ctrl+a')
    await world.desktop.type('Lawyer for supply contracts', 3)
    await hands.press(button('Confirm these words'))
    await expect(insight('Lawyer for supply contracts').getByText('Confirmed', { exact: true })).toBeVisible()
    await hands.press(button('Reject: Python'))
    await expect(insight('Python').getByText('Rejected', { exact: true })).toBeVisible()
    await picture('3-insights')
  })

  await test.step('starts the assessment, submits it, and the conversation is closed', async () => {
    await hands.press(button('Back to the lobby'))
    await expect(page.getByText('Complete: 3 answered.')).toBeVisible()
    await takeSample(hands, page)
    const events = await world.events()
    const before = events.findIndex(({ type }) => type === 'assessment.started')
    expect(events.findLastIndex(({ type }) => type.startsWith('intake.'))).toBeLessThan(before)
    expect(ofType(events, 'intake.answered').map(({ data }) => data.text)).toEqual(Object.values(answers))
    expect(ofType(events, 'intake.answered').map(({ data }) => data.audio)).toEqual([null, null, null])
  })

  await test.step('the recruiter sees what was confirmed, and nothing else', async () => {
    const review = await openIntakeReview(world, browser)
    const panel = review.getByRole('tabpanel', { name: 'Intake' })
    const confirmed = panel.locator('.intake-insight .intake-value > span:first-child')
    await expect(confirmed).toHaveText(['Lawyer for supply contracts', 'Contract law, 7 years', 'Excel'])
    await expect(panel.getByText('Reworded by the candidate')).toHaveCount(1)
    await expect(panel.locator('.intake-requirement')).toHaveCount(2)
    await expect(panel.locator('.intake-requirement[data-answer="met"]')).toHaveCount(2)
    await expect(panel.getByText('The embedded interviewer')).toBeVisible()
    await panel.getByText('Read the whole conversation').click()
    await expect(panel.getByText(answers.role.replace('six', 'seven'))).toBeVisible()
    await expect(panel.getByText(answers.role)).toHaveCount(0)
    await review.screenshot({ path: test.info().outputPath('4-recruiter.png'), fullPage: true })
  })
})
