import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

/** Ten seconds of a sine of 48 kHz; a frequency of 0 is silence. */
function hum(hertz: number): void {
  const rate = 48_000
  const wav = Buffer.alloc(44 + rate * 10 * 2)
  wav.write('RIFF', 0)
  wav.writeUInt32LE(wav.length - 8, 4)
  wav.write('WAVEfmt ', 8)
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(rate, 24)
  wav.writeUInt32LE(rate * 2, 28)
  wav.writeUInt16LE(2, 32)
  wav.writeUInt16LE(16, 34)
  wav.write('data', 36)
  wav.writeUInt32LE(wav.length - 44, 40)
  for (let at = 0; at < rate * 10; at += 1)
    wav.writeInt16LE(Math.round(16_000 * Math.sin((2 * Math.PI * hertz * at) / rate)), 44 + at * 2)
  writeFileSync(microphone, wav)
}

async function open(view = voiceView, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await harness.open(standardScript, options)
  await page.addInitScript(installFakeHearing, view)
  await page.goto(`${harness.address}#/ui/voice`)
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}
const talk = (page: Page) => page.getByRole('button', { name: 'Talk', exact: true })
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
    await page.getByRole('button', { name: 'Done' }).click()
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
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('blockquote').waitFor()
    const { samples } = await samplesOf(page)
    const second = samples.slice(8_000, 24_000)
    const rises = second.filter((one, at) => one >= 0 && (second[at - 1] ?? 0) < 0).length
    expect(Math.abs(rises - 440)).toBeLessThan(6)
    await page.context().close()
  })
})
