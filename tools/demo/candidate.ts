import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import {
  conversationDeed,
  type Deed,
  eventDeed,
  focusDeed,
  killDeed,
  outageDeed,
  ownPasteDeed,
  pasteDeed,
  replyDeed,
  textDeed,
  typedDeed,
} from './agreement.ts'
import { answers, outsideText } from './answers.ts'
import type { ApiProcess } from './api-process.ts'
import { type Client, type ClientOptions, openClient } from './client.ts'

export interface CandidateOptions extends ClientOptions {
  readonly invitationCode: string
  readonly stopApi: () => Promise<void>
  readonly startApi: () => Promise<ApiProcess>
  /** Somebody looks at the attempts in progress. */
  readonly lookLive: () => Promise<void>
}

const outsideChars = 2_400
const typedAtKill = ' and then'

/**
 * One candidate's whole attempt on the built client, through the operating system. Returns what was done, each with the
 * question that the journal must answer about it. This is one story told in order: that is why it is one function a
 * chapter and not a table.
 */
export async function takeAssessment(options: CandidateOptions): Promise<readonly Deed[]> {
  const story = new Story(options, await openClient(options))
  await story.enrol()
  await story.holdConversation()
  await story.begin()
  await story.answerEvaluation()
  await story.beKilled()
  await story.loseTheNetwork()
  await story.answerRanking()
  await story.reviewAndSubmit()
  await story.readOwnRecord()
  return story.deeds()
}

class Story {
  readonly #options: CandidateOptions
  #client: Client
  readonly #deeds: Deed[] = []
  #typedChars = 0

  constructor(options: CandidateOptions, client: Client) {
    this.#options = options
    this.#client = client
  }

  deeds(): readonly Deed[] {
    return [typedDeed(this.#typedChars, typedAtKill.length), ...this.#deeds]
  }

  #editor(field: string) {
    return this.#client.page.locator(`[data-field="${field}"] .cm-content`)
  }
  #button(name: string | RegExp) {
    return this.#client.page.getByRole('button', { name })
  }
  /** Types into an answer; every character counts for the report. */
  async #write(text: string, msPerKey?: number): Promise<void> {
    await this.#options.desktop.type(text, msPerKey)
    this.#typedChars += text.length
  }

  /** Puts a line break at the end of the answer; it is a key press like any other. */
  async #newLine(): Promise<void> {
    await this.#options.desktop.press('ctrl+End', 'Return')
    this.#typedChars += 1
  }

  async enrol(): Promise<void> {
    const { desktop, invitationCode, log } = this.#options
    const { page, picture, clickOn } = this.#client
    log('candidate: types the invitation code')
    await picture('01-invitation')
    await clickOn(page.getByLabel('Invitation code'))
    await desktop.type(invitationCode, 25)
    await desktop.press('Return')
    await page.getByRole('heading', { name: /recorded, and why/ }).waitFor()
    log('candidate: reads who asks and what is recorded')
    await picture('02-what-is-recorded')
    log('candidate: checks the computer, as one can days ahead')
    await clickOn(this.#button('Check this computer'))
    await page.getByText('Agrees with the server’s.').waitFor()
    await picture('02-pre-flight')
    await clickOn(this.#button('What is recorded, and why'))
    await page.getByRole('heading', { name: /recorded, and why/ }).waitFor()
    await clickOn(this.#button(/continue|consent|next/i).last())
    await page.getByRole('checkbox').first().waitFor()
    for (const box of await page.getByRole('checkbox').all()) await clickOn(box.locator('xpath=ancestor::label'))
    log('candidate: consents')
    await picture('03-consent')
    await clickOn(this.#button(/^I agree|agree/i).last())
    await page.getByRole('list', { name: 'Results' }).waitFor()
    log('candidate: looks at the system check')
    await picture('04-system-check')
    await clickOn(this.#button(/^continue$/i))
    log('candidate: reads what comes')
    await this.#button(/start the assessment/i).waitFor()
    await picture('04-overview')
    this.#deeds.push(
      eventDeed('agreed to the consent document', 'consent.recorded', () => 'consent with the digest of the document'),
    )
  }

  async holdConversation(): Promise<void> {
    const { desktop, log } = this.#options
    const { page, clickOn, picture } = this.#client
    log('candidate: holds the intake conversation, by the keyboard')
    await clickOn(this.#button('Begin the conversation'))
    await page.getByRole('heading', { name: 'Before you begin' }).waitFor()
    await picture('04-intake-opening')
    await clickOn(this.#button(/^Begin$/))
    const question = page.locator('#intake-question')
    for (const answer of answers.conversation) {
      const asked = await question.innerText()
      await clickOn(page.getByRole('textbox', { name: 'Your answer' }))
      await desktop.type(answer)
      await desktop.press('ctrl+Return')
      await question.filter({ hasNotText: asked }).waitFor()
    }
    await picture('04-intake-question')
    await clickOn(this.#button('Finish now'))
    for (const value of answers.confirmed) await clickOn(this.#button(`Confirm: ${value}`))
    await page
      .getByText('Confirmed', { exact: true })
      .nth(answers.confirmed.length - 1)
      .waitFor()
    await picture('04-intake-concluded')
    await clickOn(this.#button('Back to the lobby'))
    this.#deeds.push(conversationDeed(answers.conversation, answers.confirmed))
  }

  async begin(): Promise<void> {
    this.#options.log('candidate: starts the assessment')
    await this.#client.clickOn(this.#button(/start the assessment/i))
    await this.#editor('tool-library-note.problems').waitFor()
    this.#deeds.push(eventDeed('started the assessment', 'assessment.started', () => 'the assessment started'))
  }

  async answerEvaluation(): Promise<void> {
    const { desktop, log } = this.#options
    const { page, clickOn, selectText, picture, waitUntilSaved } = this.#client
    const problems = 'tool-library-note.problems'
    log('candidate: rates the response')
    await clickOn(page.getByRole('radio', { name: /^2/ }).locator('xpath=ancestor::label'))
    this.#deeds.push(
      eventDeed(
        'rated the response 2',
        'field.set',
        ({ data }) => `field set to ${data.value}`,
        ({ data }) => data.value === 2,
      ),
    )

    log('candidate: types')
    await clickOn(this.#editor(problems))
    await this.#write(answers.problems)
    await this.#write(answers.problemsMore)

    log('candidate: copies a passage of the stimulus and pastes it as a quote')
    const quoted = await selectText(page.locator('[data-stimulus="tool-library-note.response"] p').last())
    await desktop.press('ctrl+c')
    await clickOn(this.#editor(problems))
    await this.#newLine()
    await desktop.press('ctrl+v')
    this.#deeds.push(pasteDeed(`quoted ${quoted} characters of the stimulus by copy and paste`, quoted, 'stimulus'))

    log('candidate: copies a sentence of the own answer and pastes it')
    await desktop.press('ctrl+Home', 'shift+End', 'ctrl+c')
    const line = (await this.#client.textOf(this.#editor(problems))).split('\n')[0] ?? ''
    await this.#newLine()
    await desktop.press('ctrl+v')
    this.#deeds.push(ownPasteDeed(line))

    log('candidate: types a sentence and takes it back')
    await delay(800) // typing that follows at once would be undone together with the paste
    await this.#write(answers.typingSlip)
    await desktop.press('ctrl+z')
    this.#deeds.push(
      eventDeed(
        'took typing back with Ctrl+Z',
        'edit.made',
        ({ data }) => `an undo of ${data.removed} characters`,
        ({ data }) => data.kind === 'undone' && data.removed === answers.typingSlip.length,
      ),
    )

    log(
      `another program puts ${outsideChars.toLocaleString('en')} characters on the clipboard; the candidate pastes them`,
    )
    desktop.copyElsewhere(outsideText(outsideChars))
    await delay(200)
    await this.#newLine()
    await desktop.press('ctrl+v')
    this.#deeds.push(
      pasteDeed(
        `pasted ${outsideChars.toLocaleString('en')} characters from another program`,
        outsideChars,
        'external',
      ),
    )
    await waitUntilSaved()
    await picture('05-evaluation')

    log('another window takes the focus for 6 s')
    const awayMs = await desktop.lookElsewhere(6_000)
    this.#deeds.push(focusDeed(awayMs))

    log('the app is started a second time')
    await this.#startSecondInstance()
    this.#deeds.push(
      eventDeed('started the app a second time while it ran', 'instance.refused', () => 'a second start was refused'),
    )
  }

  async #startSecondInstance(): Promise<void> {
    const { display, userData } = this.#options
    const electron = process.env.ELECTRON_OVERRIDE_DIST_PATH
    const second = spawn(`${electron}/electron`, ['.', `--user-data-dir=${userData}`], {
      env: display.env,
      stdio: 'ignore',
    })
    await once(second, 'exit')
    await delay(300)
  }

  async beKilled(): Promise<void> {
    const { desktop, log } = this.#options
    const verdict = 'tool-library-note.verdict'
    log('candidate: types a verdict; the client is killed with SIGKILL in the middle of it')
    await this.#client.clickOn(this.#editor(verdict))
    const half = Math.floor(answers.verdict.length / 2)
    await this.#write(answers.verdict.slice(0, half))
    await this.#client.waitUntilSaved()
    const saved = await this.#client.textOf(this.#editor(verdict))
    await desktop.type(typedAtKill, 5)
    await this.#client.kill()
    log('the client is started again')
    this.#client = await openClient(this.#options)
    await this.#editor(verdict).waitFor()
    await this.#client.picture('06-returned')
    const after = await this.#client.textOf(this.#editor(verdict))
    this.#deeds.push(killDeed(saved, after))
    await this.#client.clickOn(this.#editor(verdict))
    await desktop.press('ctrl+End')
    for (let left = after.length - saved.length; left > 0; left -= 1) await desktop.press('BackSpace')
    await this.#write(answers.verdict.slice(half))
    await this.#client.waitUntilSaved()
  }

  async loseTheNetwork(): Promise<void> {
    const { log, stopApi, startApi } = this.#options
    log('the server is stopped')
    const fromMs = performance.now()
    await stopApi()
    await this.#client.clickOn(this.#editor('tool-library-note.verdict'))
    await this.#options.desktop.press('ctrl+End')
    await this.#write(' I would check the rest once more.', 40)
    await delay(6_000)
    await this.#client.picture('07-offline')
    await startApi()
    this.#deeds.push(outageDeed(performance.now() - fromMs))
    log('the server is back; the client finds it by itself')
    await this.#client.waitUntilSent()
  }

  async answerRanking(): Promise<void> {
    const { desktop, log } = this.#options
    const { page, clickOn, picture, waitUntilSaved } = this.#client
    log('candidate: puts four responses in order with the keyboard')
    await clickOn(this.#button(/^next/i))
    const handle = page.locator('[data-option="response-d"] .ordering-handle')
    await clickOn(handle)
    for (let place = 3; place >= 1; place -= 1) {
      await desktop.press('Up')
      await page.getByRole('button', { name: new RegExp(`^Response D, place ${place} `) }).waitFor({ timeout: 5_000 })
    }
    this.#deeds.push(
      eventDeed(
        'moved Response D to the top with the arrow keys',
        'field.set',
        ({ data }) => `order ${JSON.stringify(data.value)}`,
        ({ data }) => Array.isArray(data.value) && data.value[0]?.[0] === 'response-d',
      ),
    )
    log('candidate: justifies the order, and leaves the last field blank')
    await clickOn(this.#editor('garden-notice.justification'))
    await this.#write(answers.justification)
    await waitUntilSaved()
    await picture('08-preference-ranking')
    await this.#options.lookLive()
  }

  async reviewAndSubmit(): Promise<void> {
    const { log } = this.#options
    const { page, clickOn, picture, waitUntilSaved, textOf } = this.#client
    log('candidate: is shown the blank field, follows the link and fills it')
    await clickOn(this.#button(/review/i).last())
    await page.getByRole('heading', { name: 'To fill' }).waitFor()
    await picture('09-review-with-blank')
    await clickOn(
      page
        .getByRole('link', { name: /change your order/i })
        .or(page.getByRole('button', { name: /change your order/i }))
        .first(),
    )
    await this.#editor('garden-notice.flip').waitFor()
    await clickOn(this.#editor('garden-notice.flip'))
    await this.#write(answers.flip)
    await waitUntilSaved()
    this.#deeds.push(
      textDeed('garden-notice.flip', await textOf(this.#editor('garden-notice.flip'))),
      textDeed('garden-notice.justification', await textOf(this.#editor('garden-notice.justification'))),
    )
    await clickOn(this.#button(/review/i).last())
    await page.getByRole('heading', { name: 'Review your answers' }).waitFor()
    await picture('10-review')
    log('candidate: submits')
    await clickOn(this.#button(/^submit/i).last())
    await page.getByRole('alertdialog').waitFor()
    await picture('11-confirm')
    await clickOn(page.getByRole('alertdialog').getByRole('button', { name: /submit/i }))
    await page.getByText(/fingerprint/i).waitFor()
    await page.getByText('The server holds the whole record').waitFor({ timeout: 60_000 })
    await picture('12-receipt')
    this.#deeds.push(eventDeed('submitted', 'attempt.submitted', () => 'the attempt was submitted'))
  }

  async readOwnRecord(): Promise<void> {
    const { desktop, log } = this.#options
    const { page, clickOn, picture } = this.#client
    log('candidate: opens what was recorded, and replies to the departure')
    await clickOn(this.#button('See what was recorded'))
    await page.getByRole('application').waitFor()
    await picture('12-what-was-recorded')
    const entry = page.locator('.record-entry', { hasText: 'Another window came to the front' }).first()
    await clickOn(entry.getByRole('button', { name: /^Reply/ }))
    await desktop.type(answers.reply, 8)
    await clickOn(this.#button('Add to the record'))
    const reply = entry.locator('.record-reply').filter({ hasText: answers.reply })
    await reply.filter({ hasNotText: 'it is sent when' }).waitFor({ timeout: 60_000 })
    await picture('12-reply')
    this.#deeds.push(replyDeed(answers.reply))
    await this.#client.close()
  }
}
