import { join } from 'node:path'
import { chromium, type Page } from 'playwright'
import type { AttemptReview } from '../../shared/api/review.ts'
import { answers } from './answers.ts'
import type { Ready } from './api-process.ts'

export interface ReviewVisit {
  readonly review: AttemptReview
  /** The exported journal, as the page's download gives it. */
  readonly journal: Uint8Array
  /** The evidence bundle, likewise: the journal with the documents and the replies. */
  readonly bundle: Uint8Array
}

const scoringMs = 60_000

/** A recruiter in a browser of their own. */
export interface Recruiter {
  /** Looks at the attempts in progress while one is. */
  readonly lookLive: () => Promise<void>
  /** Opens the attempt once it is scored, asks the page about it, takes pictures in both themes, and downloads it. */
  readonly visit: () => Promise<ReviewVisit>
  readonly leave: () => Promise<void>
}

export async function openRecruiter(ready: Ready, pictures: string, log: (line: string) => void): Promise<Recruiter> {
  if (ready.account === undefined) throw new Error('the server named no account')
  const browser = await chromium.launch({
    executablePath: '/usr/lib/chromium/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  const page = await browser.newPage({ viewport: { width: 1440, height: 960 } })
  const picture = (name: string) => takePictures(page, pictures, name)
  const open = (place: string) => page.goto(`${ready.reviewUrl.replace(/\/$/, '')}/#/${place}`)
  return {
    lookLive: async () => {
      log('recruiter: signs in, and looks at the attempts in progress')
      await signIn(page, ready)
      await open('live')
      await page.getByText('Casey Candidate').first().waitFor()
      await picture('08-live')
    },
    visit: async () => {
      await signIn(page, ready)
      const attemptId = await waitForScore(page, ready)
      log('recruiter: the attempt is scored')
      await page.reload()
      await page.getByRole('link', { name: 'Casey Candidate', exact: true }).waitFor()
      await picture('13-review-list')
      await open(`attempts/${attemptId}`)
      await page.getByRole('application').waitFor()
      await picture('14-review-attempt')
      await askThePage(page, picture, log)
      await open(`attempts/${attemptId}/report`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await picture('20-report')
      const of = `${ready.url}/v1/review/attempts/${attemptId}`
      const [review, journal, bundle] = [
        await get(page, of),
        await get(page, `${of}/journal`),
        await get(page, `${of}/bundle`),
      ]
      return {
        review: (await review.json()) as AttemptReview, // the server's own contract
        journal: new Uint8Array(await journal.body()),
        bundle: new Uint8Array(await bundle.body()),
      }
    },
    leave: () => browser.close(),
  }
}

/** The questions that recruiters ask, each with a picture of the answer. */
async function askThePage(page: Page, picture: (name: string) => Promise<void>, log: (line: string) => void) {
  log('recruiter: asks where a paragraph came from')
  await page.locator('.response-text [data-origin="pasted:external"]').first().focus()
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Where this passage came from' }).waitFor()
  await picture('15-where-it-came-from')

  log('recruiter: asks what happened while the candidate was away, and what they say about it')
  await page.getByRole('button', { name: 'Events', exact: true }).click()
  await page.keyboard.type('came to the front')
  await page
    .locator('.events-list')
    .getByRole('button', { name: /^Another window came to the front/ })
    .click()
  await page.locator('.event-words').getByText('The candidate replies').waitFor()
  await picture('16-while-away')
  const moment = page.getByLabel('Moment', { exact: true })
  const time = await moment.inputValue()
  await page.getByRole('button', { name: 'Close the events' }).click()

  log(`recruiter: asks whether the client was watching at ${time}`)
  await moment.fill(time)
  await page.keyboard.press('Enter')
  await page
    .locator('.moment-facts')
    .getByText(/^Yes, \d+ of \d+ sensors/)
    .click()
  await page.getByRole('dialog').waitFor()
  await picture('17-was-it-watching')
  await page.keyboard.press('Escape')

  log('recruiter: asks what the candidate said of their background, and confirmed')
  await page.getByRole('tab', { name: 'Intake' }).click()
  const intake = page.getByRole('tabpanel', { name: 'Intake' })
  await intake.getByText(answers.confirmed[0], { exact: true }).waitFor()
  const shown = await intake.locator('.intake-insight .intake-value > span:first-child').allInnerTexts()
  if (shown.join() !== answers.confirmed.join())
    throw new Error(
      `the review shows ${shown.join(', ') || 'nothing'} of the conversation, where ${answers.confirmed.join(', ')} was confirmed`,
    )
  await intake.locator('.intake-insight').last().scrollIntoViewIfNeeded()
  await picture('18-intake')

  log('recruiter: asks whether the record can be trusted')
  await page.getByRole('button', { name: /Record verified/ }).click()
  await picture('19-can-it-be-trusted')
}

async function signIn(page: Page, { reviewUrl, account }: Ready): Promise<void> {
  await page.goto(reviewUrl)
  const list = page.getByRole('heading', { name: 'Attempts', exact: true })
  await list.or(page.getByLabel(/e-?mail/i)).waitFor()
  if (await list.isVisible()) return
  await page.getByLabel(/e-?mail/i).fill(account?.email ?? '')
  await page.getByLabel(/password/i).fill(account?.password ?? '')
  await page.getByRole('button', { name: /sign in/i }).click()
  await list.waitFor()
}

async function get(page: Page, url: string) {
  const reply = await page.request.get(url)
  if (!reply.ok()) throw new Error(`${url} answered ${reply.status()}: ${await reply.text()}`)
  return reply
}

/** Waits until the worker has scored the one attempt, and returns its id. */
async function waitForScore(page: Page, { url }: Ready): Promise<string> {
  for (const deadline = Date.now() + scoringMs; ; await page.waitForTimeout(500)) {
    const { attempts } = await (await get(page, `${url}/v1/review/attempts`)).json()
    const [attempt] = attempts
    if (attempt?.status === 'scored') return attempt.attemptId
    if (attempt?.status === 'needs-attention') throw new Error(`the attempt was not scored: ${attempt.attention}`)
    if (Date.now() > deadline)
      throw new Error(`the attempt was not scored in ${scoringMs / 1000} s; status: ${attempt?.status ?? 'none'}`)
  }
}

async function takePictures(page: Page, folder: string, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme })
    await page.waitForTimeout(500)
    await page.screenshot({ path: join(folder, `${name}-${theme}.png`) })
  }
}
