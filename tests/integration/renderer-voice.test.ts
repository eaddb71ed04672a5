import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IntakeView } from '../../shared/ipc/intake-views.ts'
import { wavOf } from '../fixtures/wav.ts'
import { axe } from '../renderer/harness/axe.ts'
import { installFakeHearing, voiceView } from '../renderer/harness/fake-hearing.ts'
import { type Harness, standardScript, startHarness } from '../renderer/harness/open.ts'

const folder = mkdtempSync(join(tmpdir(), 'candor-voice-'))
const microphone = join(folder, 'microphone.wav')
let harness: Harness
beforeAll(async () => {
  say()
  harness = await startHarness('gallery', [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-audio-capture=${microphone}%noloop`,
  ])
})
afterAll(async () => {
  await harness.close()
  rmSync(folder, { recursive: true })
})

/** Chromium reads the file anew each time a page opens the microphone. */
function say(): void {
  const words = 'The quick brown fox jumps over the lazy dog. I think that the answer is forty two.'
  execFileSync('flite', ['-voice', 'rms', '-t', words, '-o', microphone])
}

const provided = { by: { kind: 'openai', name: 'local' }, voices: ['calm', 'bright'] } as const
/** Some seconds of a provider's voice. */
function spoken(): string {
  const file = join(folder, 'question.wav')
  execFileSync('flite', ['-voice', 'rms', '-t', 'Which piece of work are you proud of?', '-o', file])
  return readFileSync(file).toString('base64')
}

/** Ten seconds of a sine of 48 kHz; a frequency of 0 is silence. */
function hum(hertz: number): void {
  const rate = 48_000
  const samples = Int16Array.from({ length: rate * 10 }, (_, at) =>
    Math.round(16_000 * Math.sin((2 * Math.PI * hertz * at) / rate)),
  )
  writeFileSync(microphone, wavOf(samples, rate))
}

async function open(view: IntakeView = voiceView, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await harness.open(standardScript, options)
  await page.addInitScript(installFakeHearing, view)
  await page.goto(`${harness.address}#/ui/voice`)
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}
const talk = (page: Page) => page.getByRole('button', { name: 'Talk', exact: true })
/** The button takes no press within 80 ms of the one before, which no hand can give. */
const done = async (page: Page) => {
  await page.getByRole('button', { name: 'Done' }).waitFor()
  await page.waitForTimeout(150)
  await page.getByRole('button', { name: 'Done' }).click()
}
const asked = (page: Page) => page.evaluate(() => fakeHearing.asked.map(({ channel }) => channel))
const live = (page: Page) =>
  page.evaluate(() => [fakeHearing.tracks.length, fakeHearing.tracks.filter((t) => t.readyState === 'live').length])
/** All samples that main was given, from -1 to 1. */
const samplesOf = async (page: Page) => {
  const pieces = (await page.evaluate(() => fakeHearing.pieces)).map((piece) => Buffer.from(piece, 'base64'))
  const bytes = Buffer.concat(pieces)
  const samples = Array.from({ length: bytes.length / 2 }, (_, at) => bytes.readInt16LE(at * 2) / 32_768)
  return { sizes: pieces.map(({ length }) => length / 2), samples }
}
const rms = (samples: readonly number[]) => Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length)

describe('the microphone', () => {
  it('[IN60] sends what is said in pieces of 200 ms at 16 kHz and closes every track', async () => {
    say()
    const page = await open()
    await page.getByText('The microphone is closed.').waitFor()
    expect(await live(page)).toEqual([0, 0])
    await talk(page).click()
    await page.getByText('Listening.').waitFor()
    const startMs = Date.now()
    expect(await live(page)).toEqual([1, 1])
    await page.waitForTimeout(2_500)
    await done(page)
    const heardMs = Date.now() - startMs
    await page.getByRole('blockquote').getByText('The quick brown fox').waitFor()
    expect(await live(page)).toEqual([1, 0])
    const { sizes, samples } = await samplesOf(page)
    expect(sizes.slice(0, -1).every((size) => size === 3_200)).toBe(true)
    expect(sizes.at(-1)).toBeLessThanOrEqual(3_200)
    expect(Math.abs(samples.length / 16 - heardMs)).toBeLessThan(600)
    expect(rms(samples)).toBeGreaterThan(0.02)
    expect((await asked(page)).filter((channel) => channel !== 'hearing/sound')).toEqual([
      'intake/look',
      'hearing/start',
      'hearing/end',
    ])
    expect(await page.evaluate(() => violations)).toEqual([])
    await page.context().close()
  })

  it('[IN60] keeps the pitch of what it hears', async () => {
    hum(440)
    const page = await open()
    await talk(page).click()
    await page.getByText('Listening.').waitFor()
    await page.waitForTimeout(2_000)
    await done(page)
    await page.getByRole('blockquote').waitFor()
    const { samples } = await samplesOf(page)
    const second = samples.slice(8_000, 24_000)
    const rises = second.filter((one, at) => one >= 0 && (second[at - 1] ?? 0) < 0).length
    expect(Math.abs(rises - 440)).toBeLessThan(6)
    await page.context().close()
  })
})

describe('a spoken answer', () => {
  it('[IN61] is given with the keyboard alone: held, tapped, thrown away, and typed instead', async () => {
    say()
    const page = await open()
    await page.getByText('The microphone is closed.').waitFor()
    await page.keyboard.down(' ')
    await page.getByText('Listening.').waitFor()
    await page.waitForTimeout(500)
    await page.keyboard.up(' ')
    await page.getByRole('blockquote').getByText('The quick brown fox').waitFor()
    await page.keyboard.press(' ')
    await page.getByText('Listening.').waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('The microphone is closed.').waitFor()
    await expect.poll(() => live(page)).toEqual([2, 0])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Test the microphone' }).waitFor()
    expect((await asked(page)).filter((channel) => channel !== 'hearing/sound')).toEqual([
      'intake/look',
      'hearing/start',
      'hearing/end',
      'hearing/start',
      'hearing/cancel',
      'intake/mode',
    ])
    await page.context().close()
  })

  it('[IN65] that was misunderstood is corrected, and one that failed is tried again', async () => {
    const page = await open()
    await page.evaluate(() => {
      fakeHearing.heard = { code: 'intake/not-transcribed' }
    })
    await talk(page).click()
    await done(page)
    await page.getByRole('alert').getByText('Your speech could not be made into text.').waitFor()
    await page.evaluate(() => {
      fakeHearing.heard = { text: 'I worked in a form' }
    })
    await page.keyboard.press('Enter') // the focus is on the next step
    await page.getByRole('blockquote').getByText('I worked in a form').waitFor()
    await page.getByRole('button', { name: 'Correct it' }).click()
    await page.getByLabel('Your answer').fill('I worked in a firm')
    await page.getByRole('button', { name: 'Save the correction' }).click()
    await page.getByRole('blockquote').getByText('I worked in a firm').waitFor()
    expect(await page.evaluate(() => fakeHearing.asked.at(-1)?.args)).toEqual({
      turnId: '1',
      text: 'I worked in a firm',
    })
    await page.context().close()
  })

  it('[IN58] keeps a correction that is not sent when the candidate types instead, and cuts nothing off it', async () => {
    const page = await open()
    await talk(page).click()
    await done(page)
    await page.getByRole('button', { name: 'Correct it' }).click()
    const save = page.getByRole('button', { name: 'Save the correction' })
    await page.getByLabel('Your answer').fill('a'.repeat(8_001))
    await expect.poll(() => save.isDisabled()).toBe(true)
    await page.getByLabel('Your answer').fill('The quick red fox')
    await expect.poll(() => save.isEnabled()).toBe(true)
    await page.getByRole('button', { name: 'Type instead' }).click() // at once, within the pause
    await expect
      .poll(() =>
        page.evaluate(() => fakeHearing.asked.filter(({ channel }) => channel === 'intake/draft').at(-1)?.args),
      )
      .toEqual({ turnId: '1', of: 'correction', text: 'The quick red fox' })
    await page.context().close()
  })

  it('[IN62] [IN63] goes on hands-free, and speech of the candidate stops the synthetic voice', async () => {
    say()
    const page = await open({
      ...voiceView,
      providers: { ...voiceView.providers, speech: { ...provided, voices: [...provided.voices] } },
    })
    await page.evaluate((sound) => {
      fakeHearing.speech = { sound, mimeType: 'audio/wav' }
    }, spoken())
    await page.getByText('Microphone and voice').click()
    await page.getByText('Hands-free').click()
    await page.getByText('I wear headphones').click()
    await talk(page).click()
    await page.getByText('Listening. A pause ends your answer.').waitFor()
    // Main hears the end of speech, makes text of it and tells the new question.
    await page.evaluate(() => {
      fakeMain.announce('hearing/changed', { state: 'transcribing', code: null })
      fakeMain.announce('intake/changed', fakeHearing.answer('Six years'))
      fakeMain.announce('hearing/changed', { state: 'idle', code: null })
    })
    await page.getByText('(2)').waitFor()
    await page.getByText('Reading the question.').waitFor()
    await page.getByText('Listening. A pause ends your answer.').waitFor()
    expect(
      await page.evaluate(() => fakeHearing.asked.findLast((one) => one.channel === 'hearing/start')?.args),
    ).toEqual({
      turnId: '2',
      isHandsFree: true,
    })
    await page.evaluate(() => fakeMain.announce('hearing/changed', { state: 'speech', code: null }))
    await page.getByText('Hearing you.').waitFor()
    await page.getByRole('button', { name: 'Read the question' }).waitFor()
    expect(await page.getByText('Reading the question.').count()).toBe(0)
    await page.context().close()
  })

  it('[IN63] without headphones waits until the synthetic voice is done, and a press stops that at once', async () => {
    const page = await open({
      ...voiceView,
      providers: { ...voiceView.providers, speech: { ...provided, voices: [...provided.voices] } },
    })
    await page.evaluate((sound) => {
      fakeHearing.speech = { sound, mimeType: 'audio/wav' }
    }, spoken())
    await page.getByText('Microphone and voice').click()
    await page.getByText('Hands-free').click()
    await talk(page).click()
    await page.getByText('Listening. A pause ends your answer.').waitFor()
    await page.evaluate(() => {
      fakeMain.announce('hearing/changed', { state: 'transcribing', code: null })
      fakeMain.announce('intake/changed', fakeHearing.answer('Six years'))
      fakeMain.announce('hearing/changed', { state: 'idle', code: null })
    })
    await page.getByText('Reading the question.').waitFor()
    await page.waitForTimeout(300)
    expect(await live(page)).toEqual([1, 0])
    await talk(page).click()
    await page.getByText('Listening. A pause ends your answer.').waitFor()
    expect(await page.getByText('Reading the question.').count()).toBe(0)
    await page.context().close()
  })
})

describe('trouble with the microphone', () => {
  const trouble = async (name: string, words: string) => {
    const page = await open()
    await page.evaluate((asked) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', asked))
    }, name)
    await talk(page).click()
    await page.getByRole('alert').getByText(words).waitFor()
    await page.getByRole('button', { name: 'Talk again' }).waitFor()
    await page.getByRole('button', { name: 'Type instead' }).click()
    await page.getByRole('button', { name: 'Test the microphone' }).waitFor()
    await page.context().close()
  }
  it('[IN64] has words and a way forward: denied, missing, busy', async () => {
    await trouble('NotAllowedError', 'Candor may not use the microphone.')
    await trouble('NotFoundError', 'No microphone was found.')
    await trouble('NotReadableError', 'Another program is using the microphone.')
  })
  it('[IN64] is told after three seconds of silence, while it listens on', async () => {
    hum(0)
    const page = await open()
    await talk(page).click()
    await page.getByRole('alert').getByText('No sound comes from the microphone.').waitFor()
    expect(await live(page)).toEqual([1, 1])
    await page.getByRole('button', { name: 'Throw this answer away' }).click()
    await expect.poll(() => live(page)).toEqual([1, 0])
    await page.context().close()
  })
  it('[IN64] keeps what was heard where it is unplugged, and closes it when the screen is left', async () => {
    say()
    const page = await open()
    await talk(page).click()
    await page.getByText('Listening.').waitFor()
    await page.waitForTimeout(1_000)
    await page.evaluate(() => fakeHearing.tracks[0]?.dispatchEvent(new Event('ended')))
    await page.getByRole('alert').getByText('The microphone was disconnected.').waitFor()
    await page.getByRole('button', { name: 'Use what was heard' }).click()
    await page.getByRole('blockquote').getByText('The quick brown fox').waitFor()
    await talk(page).click()
    await page.getByText('Listening.').waitFor()
    await page.evaluate(() => {
      location.hash = '#/ui'
    })
    await page.getByRole('heading', { name: 'Components' }).waitFor()
    await expect.poll(() => live(page)).toEqual([2, 0])
    await page.context().close()
  })
})

describe('the synthetic voice', () => {
  it('[IN66] says quietly within some seconds that this computer cannot speak, and goes on', async () => {
    const page = await open()
    await page.getByText('Synthetic voice', { exact: true }).waitFor()
    await page.getByText('This computer cannot read it aloud now.').waitFor({ timeout: 8_000 })
    await talk(page).click()
    await page.getByText('Listening.').waitFor()
    await page.context().close()
  })
  it('[IN66] of a provider is played, stopped and played again', async () => {
    const page = await open({
      ...voiceView,
      mode: 'voice',
      providers: { ...voiceView.providers, speech: { ...provided, voices: [...provided.voices] } },
    })
    await page.evaluate((sound) => {
      fakeHearing.speech = { sound, mimeType: 'audio/wav' }
    }, spoken())
    await page.getByRole('button', { name: 'Read the question' }).click()
    await page.getByText('Reading the question.').waitFor()
    await page.getByRole('button', { name: 'Stop reading' }).click()
    await page.getByRole('button', { name: 'Read the question' }).click()
    await page.getByText('Reading the question.').waitFor()
    await page.getByText('Reading the question.').waitFor({ state: 'detached' })
    expect(
      await page.evaluate(() => fakeHearing.asked.findLast((one) => one.channel === 'intake/speak')?.args),
    ).toEqual({
      turnId: '1',
      voice: 'calm',
      rate: 1,
    })
    expect(await page.evaluate(() => violations)).toEqual([])
    await page.context().close()
  })
})

describe('the test of the microphone', () => {
  it('[IN67] records three seconds, plays them here, sends nothing and leaves the microphone closed', async () => {
    say()
    const page = await open({ ...voiceView, mode: 'keyboard' })
    await page.getByLabel('Fake Audio Input 1').waitFor()
    await page.getByRole('button', { name: 'Test the microphone' }).press('Enter')
    await page.getByText('Recording three seconds').waitFor()
    await expect
      .poll(() => page.getByRole('meter').evaluate((meter) => (meter as HTMLMeterElement).value))
      .toBeGreaterThan(0.2)
    await page.getByText('Playing what was recorded.').waitFor()
    expect(await live(page)).toEqual([1, 0])
    await page.getByRole('button', { name: 'Something is wrong' }).press('Enter')
    await page.getByText('What usually helps').waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'I can hear myself' }).press('Enter')
    await page.getByRole('button', { name: 'Talk', exact: true }).waitFor()
    expect(await asked(page)).toEqual(['intake/look'])
    await page.context().close()
  })
  it('[IN67] says where the microphone gives nothing but silence', async () => {
    hum(0)
    const page = await open({ ...voiceView, mode: 'keyboard' })
    await page.getByRole('button', { name: 'Test the microphone' }).click()
    await page.getByRole('alert').getByText('No sound comes from the microphone.').waitFor()
    expect(await live(page)).toEqual([1, 0])
    await page.context().close()
  })
})

describe('how it looks to assistive technology', () => {
  for (const colorScheme of ['light', 'dark'] as const)
    it(`[IN68] has nothing for axe to find in the ${colorScheme} theme, in any state`, async () => {
      say()
      const page = await open(voiceView, { colorScheme })
      await page.getByText('Microphone and voice').click()
      expect(await axe(page)).toEqual([])
      await page.evaluate(() => {
        fakeHearing.heard = { code: 'intake/not-transcribed' }
      })
      await talk(page).click()
      await page.getByText('Listening.').waitFor()
      await page.evaluate(() => fakeMain.announce('hearing/changed', { state: 'speech', code: null }))
      await page.getByText('Hearing you.').waitFor()
      expect(await axe(page)).toEqual([])
      await done(page)
      await page.getByRole('alert').waitFor()
      expect(await axe(page)).toEqual([])
      await page.evaluate(() => {
        fakeHearing.heard = { text: 'Six years' }
      })
      await page.getByRole('button', { name: 'Try again with the same words' }).click()
      await page.getByRole('blockquote').waitFor()
      expect(await axe(page)).toEqual([])
      await page.context().close()
    })
})
