import type { Browser, ElectronApplication, Page } from 'playwright'
import { expect } from 'playwright/test'
import { readPackFolder } from '../../node/pack/read-pack-folder.ts'
import type { IntakeRules } from '../../shared/intake/rules.ts'
import { listItems } from '../../shared/pack/pack.ts'
import type { Responses } from '../../shared/pack/response.ts'
import { answers } from '../../tools/demo/answers.ts'
import { type Peer, say, startPeer } from '../server/intake/peer.ts'
import { answerItem, type Hands } from './hands.ts'
import { samplePackWith } from './policy-pack.ts'
import type { World } from './world.ts'

/** A conversation of three answers, not required, whose transcript may be shared. */
const rules: IntakeRules = {
  isRequired: false,
  minAnswers: 3,
  maxQuestions: 8,
  voice: 'offered',
  audio: 'discarded',
  transcript: 'with-consent',
  asksAuthorisation: false,
  requirements: [
    {
      id: 'contract-law',
      label: 'Contract law, 3 years',
      slot: 'domain',
      anyOf: ['law.contract'],
      atLeast: 3,
      importance: 'needed',
    },
    { id: 'excel', label: 'Spreadsheets', slot: 'tools', anyOf: ['tool.excel'], atLeast: null, importance: 'helpful' },
  ],
}

/** A copy of the small sample with an intake conversation; the folder is the caller's to remove. */
export const packWithIntake = (change: Partial<IntakeRules> = {}) =>
  samplePackWith((policy) => ({ ...policy, intake: { ...rules, ...change } }))

/** A chat model that thanks before each question, and reads nothing in the answers. */
export async function startPolitePeer(): Promise<Peer> {
  const peer = await startPeer()
  peer.answer((response, { body }) => {
    const asked = JSON.parse(String(body))
    if ('response_format' in asked) return say('{"conclusions":[]}')(response)
    const { question } = JSON.parse(asked.messages.at(-1).content)
    return say(`Thank you. ${question}`)(response)
  })
  return peer
}

export const question = (page: Page) => page.locator('#intake-question')

/** Runs `act` and waits until another question stands there. @returns that question */
export async function nextQuestion(page: Page, act: () => Promise<unknown>): Promise<string> {
  const before = await question(page).innerText()
  await act()
  await expect(question(page)).not.toHaveText(before)
  return question(page).innerText()
}

export async function kill(app: ElectronApplication): Promise<void> {
  const process = app.process()
  const gone = new Promise((resolve) => process.once('exit', resolve))
  process.kill('SIGKILL')
  await gone
}

/** Starts the assessment of the small sample in the lobby, answers every question and submits. */
export async function takeSample(hands: Hands, page: Page): Promise<void> {
  const { pack } = await readPackFolder('resources/packs/sample')
  if (pack === null) throw new Error('the sample cannot be read')
  const button = (name: RegExp) => page.getByRole('button', { name }).last()
  await hands.press(button(/start the assessment/i))
  for (const [index, item] of listItems(pack).entries()) {
    if (index > 0) await hands.press(button(/^next/i))
    await page.locator('.item-field').first().waitFor()
    await answerItem(hands, page, item, responses)
  }
  await hands.press(button(/^Review answers$/))
  await hands.press(button(/^Submit$/))
  await hands.press(button(/^Submit and seal$/))
  await page.getByText('The server holds the whole record').waitFor({ timeout: 30_000 })
}

const { problems, verdict, justification, flip } = answers
const order = ['d', 'a', 'b', 'c'].map((letter) => [`response-${letter}`])
const responses: Responses = { accuracy: 2, problems, verdict, order, justification, flip }

/** Signs in as the recruiter and opens what the intake tells about the one attempt. */
export async function openIntakeReview(world: World, browser: Browser): Promise<Page> {
  const { reviewUrl, account } = world.api.ready
  const page = await browser.newPage({ viewport: { width: 1440, height: 1100 } })
  await page.goto(reviewUrl)
  await page.getByLabel('E-mail address').fill(account?.email ?? '')
  await page.getByLabel('Password').fill(account?.password ?? '')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('link', { name: 'Casey Candidate', exact: true }).click()
  await page.getByRole('application').waitFor({ timeout: 30_000 })
  await page.getByRole('button', { name: /Record verified/ }).waitFor({ timeout: 30_000 })
  await page.getByRole('tab', { name: 'Intake' }).click()
  await page.getByRole('tabpanel', { name: 'Intake' }).waitFor()
  return page
}
