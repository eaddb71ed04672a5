import { setTimeout as delay } from 'node:timers/promises'
import type { ElectronApplication, Page } from 'playwright'
import { answers, outsideText } from '../../tools/demo/answers.ts'
import { type Client, clientOf } from '../../tools/demo/client.ts'
import type { JournalFacts } from './journal-facts.ts'
import type { World } from './world.ts'

/** What a candidate did, through the operating system, and the client with which they did it. */
export interface Taken {
  readonly app: ElectronApplication
  readonly page: Page
  readonly client: Client
  readonly typed: string
  readonly outside: string
  readonly reply: string
}

const departureMs = 12_000
/** How long the client stays killed: whole seconds lie in the gap, so that one can be typed. */
const killedMs = 2_500
const msPerKey = 5

/**
 * The sample assessment, with all that recruiters ask about: own text copied, a passage of the stimulus quoted, a departure,
 * text from outside, a kill. Submitted; the client stays open on the receipt.
 */
export async function takeAttempt(world: World, pictures: string): Promise<Taken> {
  const { desktop } = world
  let { app, page } = await world.launch()
  await world.enrol(page)
  let client = clientOf(app, page, desktop.activeWindow(), { desktop, pictures })
  const editor = (field: string) => page.locator(`[data-field="${field}"] .cm-content`)
  const write = async (field: string, text: string) => {
    await client.clickOn(editor(field))
    await desktop.press('ctrl+End')
    await desktop.type(text, msPerKey)
  }
  const problems = 'tool-library-note.problems'
  const verdict = 'tool-library-note.verdict'
  const outside = outsideText(400)

  await client.clickOn(page.getByRole('radio', { name: /^2/ }).locator('xpath=ancestor::label'))
  await write(problems, answers.problems)
  await desktop.press('ctrl+Home', 'shift+End', 'ctrl+c', 'ctrl+End', 'Return', 'ctrl+v')
  await client.selectText(page.locator('[data-stimulus="tool-library-note.response"] p').last())
  await desktop.press('ctrl+c')
  await client.clickOn(editor(problems))
  await desktop.press('ctrl+End', 'Return', 'ctrl+v')
  const away = desktop.lookElsewhere(departureMs)
  await delay(departureMs / 2)
  desktop.copyElsewhere(outside)
  await away
  await desktop.press('ctrl+End', 'Return', 'ctrl+v')

  const half = Math.floor(answers.verdict.length / 2)
  await write(verdict, answers.verdict.slice(0, half))
  await client.waitUntilSaved()
  await client.kill()
  await delay(killedMs)
  ;({ app, page } = await world.launch())
  client = clientOf(app, page, desktop.activeWindow(), { desktop, pictures })
  await write(verdict, answers.verdict.slice(half))

  await client.clickOn(page.getByRole('button', { name: /^next/i }))
  await client.clickOn(page.locator('[data-option="response-d"] .ordering-handle'))
  await desktop.press('Up')
  await write('garden-notice.justification', answers.justification)
  await write('garden-notice.flip', answers.flip)
  await client.waitUntilSaved()
  await client.clickOn(page.getByRole('button', { name: 'Review answers' }).last())
  await client.clickOn(page.getByRole('button', { name: 'Submit', exact: true }))
  await client.clickOn(page.getByRole('button', { name: 'Submit and seal' }))
  await page.getByText('The server holds the whole record').waitFor({ timeout: 30_000 })
  const typed = [answers.problems, answers.verdict, answers.justification, answers.flip].join('\n')
  return { app, page, client, typed, outside, reply: answers.reply }
}

/** Opens "What was recorded" from the receipt, and replies to the departure there. */
export async function reply(
  { page, client, reply: text }: Taken,
  { departure }: JournalFacts,
  desktop: World['desktop'],
) {
  await client.clickOn(page.getByRole('button', { name: 'See what was recorded' }))
  const seconds = Math.round(departure.awayMs / 1_000)
  const entry = page.locator('.record-entry', { hasText: `Another window came to the front for ${seconds} s` }).first()
  await client.clickOn(entry.getByRole('button', { name: /^Reply/ }))
  await desktop.type(text, msPerKey)
  await client.clickOn(page.getByRole('button', { name: 'Add to the record' }))
  await entry.locator('.record-reply', { hasText: text }).filter({ hasNotText: 'it is sent when' }).waitFor()
}
