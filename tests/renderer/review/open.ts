import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { type BrowserContextOptions, chromium, type Page } from 'playwright'
import { account, password } from './account.ts'
import { createReviewFixtures } from './fixtures.ts'
import { startReviewServer } from './review-server.ts'

const root = resolve(import.meta.dirname, '../../..')

export interface ReviewHarness {
  readonly address: string
  readonly fixtures: ReturnType<typeof createReviewFixtures>
  /** Opens the page in a fresh browser profile; complaints of the page and of its security policy are collected. */
  readonly open: (options?: BrowserContextOptions) => Promise<{ readonly page: Page; readonly complaints: string[] }>
  readonly close: () => Promise<void>
}

/** Builds the review page into a folder of its own, which the caller removes. */
export async function buildReviewPages(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'candor-review-'))
  // In a process of its own, because a test runner's NODE_ENV would make it a development build.
  await promisify(execFile)(
    process.execPath,
    [
      join(root, 'node_modules/vite/bin/vite.js'),
      'build',
      '--config',
      join(root, 'vite.review.config.ts'),
      '--outDir',
      folder,
    ],
    { cwd: root, env: { ...process.env, NODE_ENV: 'production' } },
  )
  return folder
}

/** Starts the system's Chromium. */
export function launchChromium() {
  return chromium.launch({
    executablePath: process.env.CANDOR_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
}

/** Builds the review page, serves it with fixtures and starts the system's Chromium. */
export async function startReviewHarness(): Promise<ReviewHarness> {
  const folder = await buildReviewPages()
  const fixtures = createReviewFixtures()
  const served = await startReviewServer(folder, fixtures)
  const browser = await launchChromium()
  return {
    address: served.address,
    fixtures,
    async open(options = {}) {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        timezoneId: 'UTC',
        ...options,
      })
      const page = await context.newPage()
      page.setDefaultTimeout(8_000)
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => {
        // A 401 is how the page learns that nobody is signed in.
        if (message.type() === 'error' && !message.text().includes('401')) complaints.push(message.text())
      })
      await page.goto(served.address)
      return { page, complaints }
    },
    async close() {
      await browser.close()
      served.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Signs in through the form, as a person does. */
export async function signIn(page: Page): Promise<void> {
  await page.getByLabel('E-mail address').fill(account.email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Attempts', exact: true }).waitFor()
}
