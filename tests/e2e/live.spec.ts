import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright'
import { expect, test } from 'playwright/test'
import { createJournalPrimitives } from '../../node/crypto/journal-primitives.ts'
import { fromBase64Url } from '../../shared/bytes.ts'
import { readMessage } from '../../shared/live/statement.ts'
import { type ApiProcess, startApi } from '../../tools/demo/api-process.ts'
import { samplePackWith } from './policy-pack.ts'
import { createWorld, ofType, type World } from './world.ts'

/** Candidate and invigilator at once: the built client, the real server, and the review page that it serves. */

const question = 'Is the second text meant to end there?'
const answer = 'Yes, it is.'
const kept = 'Thank you, the network was away.'
let pack: string
let world: World
let browser: Browser
let again: ApiProcess | null = null

test.beforeAll(async () => {
  const live = { isWatched: true, mayWrite: true }
  pack = samplePackWith((policy) => ({ ...policy, lockdown: 'observe', integrity: { ...policy.integrity, live } }))
  world = await createWorld({ packs: [pack] })
  browser = await chromium.launch({
    executablePath: process.env.CANDOR_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
})
test.afterAll(async () => {
  await browser.close()
  await again?.stop()
  await world.stop()
  rmSync(pack, { recursive: true, force: true })
})

async function openLive(): Promise<Page> {
  const { account, reviewUrl } = world.api.ready
  const page = await browser.newPage()
  await page.goto(`${reviewUrl.replace(/\/$/, '')}/#/live`)
  await page.getByLabel(/e-?mail/i).fill(account?.email ?? '')
  await page.getByLabel(/password/i).fill(account?.password ?? '')
  await page.getByRole('button', { name: /sign in/i }).click()
  await page.getByRole('heading', { name: 'Live', exact: true }).waitFor()
  return page
}

/** The same server again, a minute later by its own clock, so that nobody has to wait for the minute. */
async function startMinuteLater(): Promise<ApiProcess> {
  process.env.NODE_OPTIONS = '--import "data:text/javascript,Date.now=((now)=>()=>now()+60000)(Date.now)"'
  try {
    const port = Number(new URL(world.api.ready.url).port)
    return await startApi(world.serverData, port, { isFirst: false }, () => undefined)
  } finally {
    delete process.env.NODE_OPTIONS
  }
}

/** What the statement of a message says by the receipt key that the client was given with its invitation. */
function readStatement({ text, statement }: { readonly text: string; readonly statement: string }) {
  const { attemptId } = JSON.parse(readFileSync(join(world.userData, 'settings.json'), 'utf8'))
  const enrolment = join(world.userData, 'attempts', attemptId, 'enrolment.json')
  const key = fromBase64Url(JSON.parse(readFileSync(enrolment, 'utf8')).invitation.receiptKey)
  if (key === null) throw new Error('the invitation holds no receipt key')
  const { sha256, importVerifier } = createJournalPrimitives()
  return readMessage(text, statement, attemptId, sha256, importVerifier(key))
}

test('[LV3] [LV4] [LV5] [LV6] [LV7] hand, message, reading and an outage, seen from both sides', async () => {
  test.setTimeout(90_000)
  const { app, page: client } = await world.launch()
  await world.enrol(client)
  const desk = await openLive()
  const row = desk.getByRole('list', { name: 'Attempts in progress' }).getByRole('listitem').first()
  await expect(row).toContainText('Answering')
  await expect(row).toContainText(/sensors watch/)

  await test.step('a hand and a question are there within seconds', async () => {
    await client.getByRole('button', { name: 'Help', exact: true }).click()
    await client.getByRole('button', { name: 'Raise your hand' }).click()
    await client.getByText('Your hand is raised, and the server knows it.').waitFor()
    await client.getByLabel('Write to the invigilator').fill(question)
    await client.getByRole('button', { name: 'Send' }).click()
    await client.getByText(/^You, .*Sent\.$/).waitFor()
    await client.getByRole('button', { name: 'Close', exact: true }).click()
    await expect(row).toContainText(/Hand raised \d+ s ago/, { timeout: 8_000 })
    await expect(row).toContainText('1 message unanswered')
  })

  await test.step('the answer arrives beside the item, and that it was read is known at the invigilator', async () => {
    await row.getByRole('link').click()
    const log = desk.getByRole('log', { name: 'Messages' })
    await log.getByText(question).waitFor()
    await desk.getByLabel(/^Write to/).fill(answer)
    await desk.getByRole('button', { name: 'Send' }).click()
    await log.getByText('not arrived yet').waitFor()
    // Lowering the hand is reported at once, and the answer to the report brings the message.
    await client.getByRole('button', { name: 'Help, hand raised' }).click()
    await client.getByRole('button', { name: 'Lower your hand' }).click()
    await client.getByText('The invigilator sees that you would like help.').waitFor()
    await client.getByRole('button', { name: 'Close', exact: true }).click()
    await client.getByText('The invigilator wrote to you.').last().waitFor({ timeout: 20_000 })
    await log.getByText('not read yet').waitFor({ timeout: 8_000 })
    expect(await client.getByText(answer).count()).toBe(0)
    await client.getByRole('button', { name: 'Read', exact: true }).click()
    await client.getByRole('alertdialog').getByText(answer).waitFor()
    await log.getByText(/^read \d\d:\d\d:\d\d$/).waitFor({ timeout: 8_000 })
    await expect(row).not.toContainText(/unanswered|Hand raised/, { timeout: 8_000 })
  })

  await test.step('what is written while the server is away is kept, and arrives', async () => {
    await world.api.stop()
    await desk.getByText(/^The list below is of .* and may have changed\.$/).waitFor({ timeout: 8_000 })
    await client.getByLabel('Write to the invigilator').fill(kept)
    await client.getByRole('button', { name: 'Send' }).click()
    await client.getByText(/^You, .*Kept on this device, not sent yet\.$/).waitFor()
    app.process().kill('SIGSTOP') // a lid that is closed
    again = await startMinuteLater()
    await desk.getByRole('button', { name: 'Ask now' }).click()
    await expect(row).toContainText(/Last known: Answering\s*Quiet for 1 min/, { timeout: 8_000 })
    await expect(row).toContainText('A network that dropped, a closed lid, a restart. Nothing is lost.')
    app.process().kill('SIGCONT')
    await desk.getByRole('log', { name: 'Messages' }).getByText(kept).waitFor({ timeout: 25_000 })
    await client.getByText(/^You, .*Kept on this device/).waitFor({ state: 'detached' })
  })

  await test.step('the journal holds it all, with the signed statement', async () => {
    await app.close()
    const events = await world.events()
    expect(ofType(events, 'hand.raised').map(({ data }) => data)).toEqual([{ isRaised: true }, { isRaised: false }])
    expect(ofType(events, 'message.sent').map(({ data }) => data.text)).toEqual([question, kept])
    const [arrived] = ofType(events, 'message.arrived')
    if (arrived === undefined) throw new Error('no message arrived')
    expect(ofType(events, 'message.read').map(({ data }) => data.id)).toEqual([arrived.data.id])
    const read = readStatement(arrived.data)
    expect([arrived.data.text, read?.messageId]).toEqual([answer, arrived.data.id])
    await desk.getByRole('link', { name: 'Close the messages' }).click()
    await expect(row).toContainText('Client closed', { timeout: 8_000 })
  })
})
