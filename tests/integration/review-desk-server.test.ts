import { readFile, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ReviewExport } from '../../shared/api/review-export.ts'
import { buildReviewPages, launchChromium } from '../renderer/review/open.ts'
import type { TestDevice } from '../server/candidate.ts'
import { answerText, type DeskServer, startDeskServer } from '../server/desk-server.ts'

/** The pages against the real server: two people disagree about an item, and a third settles it. */

let folder: string
let server: DeskServer
let browser: Browser
let address: string
let device: TestDevice
beforeAll(async () => {
  folder = await buildReviewPages()
  server = await startDeskServer({ reviewFolder: folder })
  for (const name of ['Ana', 'Ben']) await server.person(name)
  await server.person('Cleo', 'administrator')
  device = await server.attempt()
  await server.app.listen({ host: '127.0.0.1', port: 0 })
  address = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}/review/` // it listens on a port
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

const complaints: string[] = []

async function signIn(name: string): Promise<Page> {
  server.clock.nowMs += 600_000
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  page.setDefaultTimeout(8_000)
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/401|409/.test(message.text())) complaints.push(message.text())
  })
  await page.goto(address)
  await page.getByLabel('E-mail address').fill(`${name.toLowerCase()}@example.com`)
  await page.getByLabel('Password').fill('a long enough password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Attempts', exact: true }).waitFor()
  return page
}

async function giveRating(page: Page, score: number, reason: string, save: string): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(`^${score}`) }).focus()
  await page.keyboard.press('Space')
  await page.getByLabel('Reason').fill(reason)
  await page.getByRole('button', { name: save, exact: true }).click()
}

test('one rates, one rates blind, a third adjudicates, and the exports and the log say so', async () => {
  const ana = await signIn('Ana')
  await ana.getByRole('link', { name: 'Casey', exact: true }).click()
  await ana.getByRole('button', { name: 'Rate differently' }).click()
  await giveRating(ana, 5, 'Every problem is named.', 'Save rating')
  await ana.getByText('Rated: 5 of 5').waitFor()

  const ben = await signIn('Ben')
  await ben.getByRole('link', { name: /Rate blind/ }).click()
  await ben.getByRole('button', { name: 'Begin' }).click()
  await ben.getByText(answerText).waitFor()
  expect(await ben.locator('body').innerText()).not.toContain('Casey')
  await ben.goto(`${address}#/attempts/${device.attemptId}`)
  await ben.getByText('You are rating this attempt blind.').waitFor()
  await ben.getByRole('link', { name: 'Go on rating blind' }).click()
  await ben.getByRole('button', { name: 'Begin' }).click()
  await giveRating(ben, 2, 'Only one problem is right.', 'Save rating')
  await ben.getByText('1 of 2 rated').waitFor()
  await giveRating(ben, 1, 'Nothing is written there.', 'Save and finish')
  await ben.getByRole('link', { name: /See the attempt/ }).click()
  await ben.getByText('Two people are 3 apart.').waitFor()
  await ben.getByText('a colleague who has not has to adjudicate').waitFor()

  const cleo = await signIn('Cleo')
  await cleo.getByRole('link', { name: 'Casey', exact: true }).click()
  await cleo.getByRole('button', { name: 'Adjudicate', exact: true }).click()
  await giveRating(cleo, 3, 'The main problem is right.', 'Adjudicate')
  await cleo.getByText('Adjudicated: 3 of 5').waitFor()

  await cleo.getByRole('button', { name: 'Export' }).click()
  const [download] = await Promise.all([
    cleo.waitForEvent('download'),
    cleo.getByRole('link', { name: 'Everything as JSON' }).click(),
  ])
  const exported = ReviewExport.parse(JSON.parse(await readFile(await download.path(), 'utf8')))
  expect(exported.scores.map(({ score, basis }) => [score, basis])).toEqual([
    [3, 'adjudicated'],
    [1, 'person'],
  ])
  await cleo.getByRole('link', { name: 'Report' }).click()
  await cleo.getByRole('cell', { name: 'Adjudicated' }).waitFor()
  await cleo.goto(`${address.replace(/\/$/, '')}/audit`)
  await cleo.getByRole('cell', { name: /adjudicated an item/ }).waitFor()
  await cleo.getByRole('cell', { name: 'exported what was derived' }).waitFor()
  await cleo.getByRole('cell', { name: 'finished rating blind' }).waitFor()
  expect(complaints).toEqual([])
})
