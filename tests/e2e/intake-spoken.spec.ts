import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { expect, test } from 'playwright/test'
import { type Recogniser, recogniserKey, startRecogniser } from '../fixtures/recogniser.ts'
import { launchChromium } from '../renderer/review/open.ts'
import type { Peer } from '../server/intake/peer.ts'
import { type Audio, startAudio } from './audio.ts'
import { filesIn, holdsSound } from './files.ts'
import { keyboardHands } from './hands.ts'
import { openIntakeReview, packWithIntake, question, startPolitePeer, takeSample } from './intake-steps.ts'
import { createWorld, ofType, type World } from './world.ts'

/**
 * A whole conversation by voice on the built client: flite speaks into the fake microphone, the system's voice reads the
 * questions, the server's own adapters have pocketsphinx make text of the sound, and the model that words the questions dies
 * halfway. What is understood is robust in few words only.
 */

let folder: string
let audio: Audio
let recogniser: Recogniser
let model: Peer
let browser: Browser
test.beforeAll(async () => {
  ;[audio, recogniser, model, browser] = await Promise.all([
    startAudio(),
    startRecogniser(),
    startPolitePeer(),
    launchChromium(),
  ])
  folder = mkdtempSync(join(tmpdir(), 'candor-spoken-'))
  const service = { kind: 'openai', keyEnv: 'CANDOR_TEST_KEY' }
  const transcription = { ...service, endpoint: `${recogniser.address}/v1`, model: 'pocketsphinx' }
  const chat = { ...service, endpoint: `${model.address}/v1`, model: 'interviewer' }
  writeFileSync(join(folder, 'providers.json'), JSON.stringify({ version: 1, chat, transcription }))
})
test.afterAll(async () => {
  await browser.close()
  await model.close()
  await recogniser.close()
  await audio.stop()
  rmSync(folder, { recursive: true, force: true })
})

const openWorld = (pack: string): Promise<World> =>
  createWorld({
    packs: [pack],
    serverEnv: { CANDOR_INTAKE_PROVIDERS: join(folder, 'providers.json'), CANDOR_TEST_KEY: recogniserKey },
    clientEnv: audio.env,
  })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const heard = (page: Page) => page.locator('.heard-answer blockquote')
const reading = (page: Page) => page.getByText('Reading the question.')

/** What becomes of the microphone if the page asks for it now. */
const askForMicrophone = (page: Page, also: object = {}) =>
  page.evaluate(async (wanted) => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true, ...wanted })
      for (const track of stream.getTracks()) track.stop()
      return 'granted'
    } catch (error) {
      return (error as DOMException).name
    }
  }, also)
const picture = async (page: Page, name: string) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const path = test.info().outputPath(`${name}-${colorScheme}.png`)
    await page.screenshot({ path, fullPage: true, animations: 'disabled' })
  }
  await page.emulateMedia({ colorScheme: null })
}
/** Opens the conversation by voice, from the lobby, and tries the microphone. */
async function beginByVoice(page: Page, choices: readonly RegExp[]): Promise<void> {
  await button(page, 'Begin the conversation').click()
  for (const choice of [/I may answer by voice/, ...choices])
    await page.getByRole('checkbox', { name: choice }).locator('xpath=ancestor::label').click()
  await picture(page, '1-opening')
  await button(page, 'Begin').click()
  audio.say('This is a test of the microphone.')
  await button(page, 'Test the microphone').click()
  await page.getByText('Recording three seconds').waitFor()
  await picture(page, '2-test')
  await button(page, 'I can hear myself').click({ timeout: 20_000 })
}
/** Talks by the button: presses, waits until all is said, presses again. */
async function talk(page: Page, words: string): Promise<void> {
  const seconds = audio.say(words)
  await button(page, 'Talk').click()
  await page.getByText('Hearing you.').waitFor()
  await page.waitForTimeout(seconds * 1_000)
  await button(page, 'Done').click()
}
/** Runs `act` until another question stands there. */
async function untilNextQuestion(page: Page, act: () => Promise<unknown>): Promise<void> {
  const before = await question(page).innerText()
  await act()
  await expect(question(page)).not.toHaveText(before, { timeout: 30_000 })
}
/** Notes each track that the page opens from here on. */
const watchMicrophone = (page: Page) =>
  page.evaluate(() => {
    const { mediaDevices } = navigator
    const open = mediaDevices.getUserMedia.bind(mediaDevices)
    const tracks: MediaStreamTrack[] = []
    mediaDevices.getUserMedia = async (wanted) => {
      const stream = await open(wanted)
      tracks.push(...stream.getTracks())
      return stream
    }
    Object.assign(window, { openedTracks: tracks })
  })
/** State of each of them: `live`, or `ended`. */
const tracks = (page: Page) =>
  page.evaluate(() =>
    (window as unknown as { openedTracks: MediaStreamTrack[] }).openedTracks.map(({ readyState }) => readyState),
  )
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const isLoud = (sample: number) => Math.abs(sample) > 500
/** Seconds from the first to the last sample that is heard. */
const heardSeconds = (sound: Int16Array) => (sound.findLastIndex(isLoud) - sound.findIndex(isLoud)) / 16_000

test('a whole conversation by voice, whose model dies halfway, and what the recruiter sees of it', async () => {
  test.setTimeout(240_000)
  const pack = packWithIntake()
  const world = await openWorld(pack)
  try {
    const { page } = await world.launch()
    await world.reachLobby(page)

    await test.step('the microphone is refused outside of the conversation', async () => {
      expect(await askForMicrophone(page)).toBe('NotAllowedError')
      await watchMicrophone(page)
    })

    await test.step('says where sound goes and who makes text of it, and tries the microphone', async () => {
      await beginByVoice(page, [/Recruiters may read/])
      await expect(page.getByText('Synthetic voice', { exact: true })).toBeVisible()
      expect(await askForMicrophone(page, { video: true })).toBe('NotAllowedError') // never the camera with it
      expect([recogniser.sounds, await tracks(page)]).toEqual([[], ['ended']]) // the test went nowhere
    })

    await test.step('the voice of the system reads the question', async () => {
      await expect(question(page)).toHaveText(/^Thank you\. /)
      await reading(page).waitFor({ timeout: 20_000 })
      await picture(page, '3-reading')
      await reading(page).waitFor({ state: 'detached', timeout: 30_000 })
      const sound = await audio.listen(async () => {
        await button(page, 'Read the question').click()
        await reading(page).waitFor()
        await reading(page).waitFor({ state: 'detached', timeout: 30_000 })
      })
      expect(heardSeconds(sound)).toBeGreaterThan(2)
    })

    await test.step('Space is held while talking: what was said is the answer, and the microphone is closed', async () => {
      const seconds = audio.say('I have worked as a nurse for six years.')
      await question(page).click() // Space has no meaning there
      await untilNextQuestion(page, async () => {
        await page.keyboard.down('Space')
        await page.getByText('Hearing you.').waitFor()
        await page.waitForTimeout(seconds * 1_000)
        await picture(page, '4-hearing')
        await page.keyboard.up('Space')
      })
      await expect(heard(page)).toContainText('six years')
      await expect(page.getByText('The microphone is closed.')).toBeVisible()
      expect(new Set(await tracks(page))).toEqual(new Set(['ended']))
      await picture(page, '4-heard')
    })

    await test.step('what was understood is put right', async () => {
      await button(page, 'Correct it').click()
      const field = page.locator('.heard-answer').getByRole('textbox')
      await field.fill('I have worked as a nurse for six years.')
      await button(page, 'Save the correction').click()
      await expect(heard(page)).toHaveText('I have worked as a nurse for six years.')
    })

    await test.step('hands-free: a pause ends the answer; the model is gone, and the next question comes all the same', async () => {
      await page.getByText('Microphone and voice').click()
      for (const name of [/^Hands-free/, /^I wear headphones/])
        await page.getByRole('checkbox', { name }).locator('xpath=ancestor::label').click()
      await model.close()
      audio.say('Last year I wrote a plan for the night shift in the hospital.')
      await untilNextQuestion(page, async () => {
        await button(page, 'Talk').click()
        await page.getByText('Hearing you.').waitFor()
        recogniser.failNext(1)
        await button(page, 'Try again with the same words').waitFor({ timeout: 30_000 })
        await picture(page, '5-failed')
        audio.say('I use Excel every day, and every day I write a list of the nurses for the week.')
        await button(page, 'Try again with the same words').click()
      })
      await expect(question(page)).not.toHaveText(/^Thank you\. /)
      await expect(page.getByText('The model that words the questions does not answer.')).toBeVisible()
    })

    await test.step('speaking interrupts the synthetic voice', async () => {
      await untilNextQuestion(page, async () => {
        await button(page, 'Stop reading').or(button(page, 'Read the question')).first().waitFor()
        await button(page, 'Talk').click()
        await page.getByText('Hearing you.').waitFor()
        // The next question is read and listened to by itself, and this is said into it.
        audio.say('Every day I read many pages, and I write many pages about what I have read in the last week.', 2)
      })
      const sound = await audio.listen(async () => {
        await reading(page).waitFor()
        await page.getByText('Hearing you.').waitFor({ timeout: 10_000 })
        await expect(reading(page)).toHaveCount(0, { timeout: 1_000 })
        await picture(page, '6-barge-in')
      })
      // It was heard, and not to its end: each question of the bank takes the voice more than four seconds.
      expect(heardSeconds(sound)).toBeGreaterThan(0.3)
      expect(heardSeconds(sound)).toBeLessThan(3.5)
    })

    await test.step('changes to the keyboard in the middle, and what is typed counts alike', async () => {
      await untilNextQuestion(page, async () => undefined)
      await button(page, 'Type instead').click()
      const field = page.getByRole('textbox', { name: 'Your answer' }).last()
      await untilNextQuestion(page, async () => {
        await field.fill('I use Excel every week. Last month I built a list of 300 names in Excel.')
        await button(page, 'Answer').click()
      })
      await button(page, 'Answer by voice').click()
      await button(page, 'Talk').waitFor()
    })

    await test.step('finishes, confirms, and the microphone is refused again', async () => {
      await button(page, 'Finish now').click()
      await page.getByText('The conversation is over').waitFor()
      await page
        .getByRole('button', { name: /^Confirm: .*[Nn]urs/ })
        .first()
        .click()
      await page.getByText('Confirmed', { exact: true }).first().waitFor()
      await picture(page, '7-insights')
      expect(new Set(await tracks(page))).toEqual(new Set(['ended']))
      expect(await askForMicrophone(page)).toBe('NotAllowedError')
      await button(page, 'Back to the lobby').click()
      await takeSample(keyboardHands(world.desktop), page)
    })

    await test.step('the record says what was said, by whom it was made into text, and that no sound is kept', async () => {
      const events = await world.events()
      const answers = ofType(events, 'intake.answered').map(({ data }) => data)
      const spoken = answers.filter(({ way }) => way === 'voice')
      expect([answers.length, spoken.length]).toEqual([5, 4])
      const pocketsphinx = { kind: 'openai', name: 'pocketsphinx' }
      for (const { transcriber, audio: sound } of spoken) {
        expect(transcriber).toEqual(pocketsphinx)
        expect(sound).toMatchObject({ isKept: false })
        expect(sound?.durationMs).toBeGreaterThan(1_500)
      }
      const sent = recogniser.sounds.map(sha256)
      expect(sent[1]).toBe(sent[2]) // tried again with the same sound
      expect(spoken.map((one) => one.audio?.digest)).toEqual(sent.toSpliced(1, 1))
      expect(spoken[0]?.text).toContain('six years')
      expect(spoken[1]?.text).toContain('last year')
      const failures = ofType(events, 'intake.failed').map(({ data }) => [data.stage, data.code])
      expect(failures).toContainEqual(['transcribe', 'intake/provider-failed'])
      expect(failures.some(([stage]) => stage === 'phrase' || stage === 'extract')).toBe(true)
      expect(ofType(events, 'intake.consented')[0]?.data.told).toContainEqual(pocketsphinx)
    })

    await test.step('nothing of the sound is on the disk', async () => {
      for (const place of [world.userData, world.serverData])
        expect(filesIn(place).filter((file) => holdsSound(file, recogniser.sounds))).toEqual([])
    })

    await test.step('the recruiter sees what was confirmed, who helped, and what failed', async () => {
      const review = await openIntakeReview(world, browser)
      const panel = review.getByRole('tabpanel', { name: 'Intake' })
      const confirmed = panel.locator('.intake-insight .intake-value > span:first-child')
      await expect(confirmed).toHaveCount(1)
      await expect(confirmed).toHaveText(/[Nn]urs/)
      for (const shown of ['pocketsphinx', 'The embedded interviewer', 'intake/provider-failed'])
        await expect(panel.getByText(shown).first()).toBeVisible()
      await panel.getByText('Read the whole conversation').click()
      await expect(panel.getByText('I have worked as a nurse for six years.').first()).toBeVisible()
      await picture(review, '8-recruiter')
    })
  } finally {
    await world.stop()
    rmSync(pack, { recursive: true, force: true })
  }
})

test('sound that policy and candidate keep is sealed on the device, and destroyed with the conversation', async () => {
  test.setTimeout(120_000)
  const pack = packWithIntake({ audio: 'kept-with-consent' })
  const world = await openWorld(pack)
  try {
    const { page } = await world.launch()
    await world.reachLobby(page)
    await beginByVoice(page, [/The sound may be kept/])
    await untilNextQuestion(page, () => talk(page, 'I have worked as a nurse for six years.'))
    const sound = recogniser.sounds.at(-1) ?? new Uint8Array()
    const [answered] = ofType(await world.events(), 'intake.answered')
    expect(answered?.data.audio).toMatchObject({ isKept: true, digest: sha256(sound) })
    const files = () => filesIn(world.userData).filter((file) => file.includes('intake-sound-'))
    const [file = ''] = files()
    expect(file).toContain(sha256(sound))
    expect(readFileSync(file).subarray(0, 4).toString()).toBe('CNF1')
    expect(filesIn(world.userData).filter((one) => holdsSound(one, [sound]))).toEqual([])
    await button(page, 'Delete the conversation').click()
    await button(page, 'Delete').click()
    await expect(page.getByText('What you said before was deleted.')).toBeVisible()
    expect(files()).toEqual([])
  } finally {
    await world.stop()
    rmSync(pack, { recursive: true, force: true })
  }
})
