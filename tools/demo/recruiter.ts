import { join } from 'node:path'
import { chromium, type Page } from 'playwright'
import type { AttemptReview } from '../../shared/api/review.ts'
import type { Ready } from './api-process.ts'

export interface ReviewVisit {
  readonly review: AttemptReview
  /** The exported journal, as the page's download gives it. */
  readonly journal: Uint8Array
}

const scoringMs = 60_000

/**
 * A recruiter's visit in a browser: signs in, opens the attempt once it is scored, takes pictures in both themes, and
 * downloads the journal.
 */
export async function visitReviewPages(
  ready: Ready,
  pictures: string,
  log: (line: string) => void,
): Promise<ReviewVisit> {
  if (ready.account === undefined) throw new Error('the server named no account')
  const browser = await chromium.launch({
    executablePath: '/usr/lib/chromium/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 960 } })
    await signIn(page, ready)
    log('recruiter: signed in')
    const attemptId = await waitForScore(page, ready)
    log('recruiter: the attempt is scored')
    await page.reload()
    await page.getByRole('link', { name: /./ }).first().waitFor()
    await takePictures(page, pictures, '13-review-list')
    await page.goto(`${ready.reviewUrl.replace(/\/$/, '')}/#/attempts/${attemptId}`)
    await page.locator('canvas').first().waitFor()
    await takePictures(page, pictures, '14-review-attempt')
    const review = await get(page, `${ready.url}/v1/review/attempts/${attemptId}`)
    const journal = await page.request.get(`${ready.url}/v1/review/attempts/${attemptId}/journal`)
    return { review: (await review.json()) as AttemptReview, journal: new Uint8Array(await journal.body()) } // the server's own contract
  } finally {
    await browser.close()
  }
}

async function signIn(page: Page, { reviewUrl, account }: Ready): Promise<void> {
  await page.goto(reviewUrl)
  await page.getByLabel(/e-?mail/i).fill(account?.email ?? '')
  await page.getByLabel(/password/i).fill(account?.password ?? '')
  await page.getByRole('button', { name: /sign in/i }).click()
  await page.getByRole('heading', { name: 'Attempts', exact: true }).waitFor()
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
