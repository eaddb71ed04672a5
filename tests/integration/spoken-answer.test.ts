import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAiEndpoint, openAiTranscription } from '../../server/intake/openai.ts'
import { noPorts } from '../../server/intake/ports.ts'
import { contract } from '../../shared/api/contract.ts'
import { type Audio, startAudio } from '../e2e/audio.ts'
import { intakeRules } from '../fixtures/intake-conversation.ts'
import { type Recogniser, recogniserKey, startRecogniser } from '../fixtures/recogniser.ts'
import { wavOf } from '../fixtures/wav.ts'
import { startDisplay, type VirtualDisplay } from '../host/display.ts'
import { launchFixture } from '../host/tests/run-fixture.ts'
import { installFakeHearing, voiceView } from '../renderer/harness/fake-hearing.ts'
import { type Harness, standardScript, startHarness } from '../renderer/harness/open.ts'
import { type DeskServer, startDeskServer } from '../server/desk-server.ts'

/**
 * Sound really becomes text: flite speaks into Chromium's fake microphone, the page's own recorder cuts it into pieces, the
 * server's own route and adapter send it to pocketsphinx. Main's part, which joins the pieces, is not in it.
 */
let audio: Audio
let recogniser: Recogniser
let server: DeskServer
let harness: Harness
let display: VirtualDisplay
let transcribe: (
  sound: Uint8Array,
) => Promise<{ readonly statusCode: number; readonly json: () => { text: string; by: object; code: string } }>
beforeAll(async () => {
  audio = await startAudio()
  recogniser = await startRecogniser()
  const address = { kind: 'openai', endpoint: `${recogniser.address}/v1`, model: 'pocketsphinx' } as const
  const transcription = openAiTranscription(openAiEndpoint({ ...address, apiVersion: null, key: recogniserKey }))
  server = await startDeskServer({ policy: { intake: intakeRules }, intake: { ...noPorts, transcription } })
  const { attemptId, token } = await server.attempt({ events: [] })
  const { method, path } = contract['intake/transcribe']
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' }
  const url = `${path.replace(':attemptId', attemptId)}?language=en`
  transcribe = (sound) => server.app.inject({ method, url, headers, payload: Buffer.from(sound) })
  const switches = ['device', 'ui'].map((what) => `--use-fake-${what}-for-media-stream`)
  const file = `--use-file-for-fake-audio-capture=${audio.env.CANDOR_FAKE_MICROPHONE}%noloop`
  harness = await startHarness('gallery', [...switches, file])
  display = await startDisplay({ width: 800, height: 600 })
})
afterAll(async () => {
  await harness.close()
  await display.stop()
  await server.close()
  await recogniser.close()
  await audio.stop()
})

test('an answer that is spoken into the microphone becomes text through the server', async () => {
  const seconds = audio.say('I have worked as a nurse for six years. I use Excel every day.')
  const page = await harness.open(standardScript)
  await page.addInitScript(installFakeHearing, voiceView)
  await page.goto(`${harness.address}#/ui/voice`)
  await page.reload()
  await page.getByRole('button', { name: 'Talk', exact: true }).click()
  const heardBytes = () =>
    page.evaluate(() => fakeHearing.pieces.reduce((sum, piece) => sum + atob(piece).length, 0) / 32_000)
  await expect.poll(heardBytes, { timeout: 20_000, interval: 100 }).toBeGreaterThan(seconds)
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('blockquote').first().waitFor()
  const pieces = await page.evaluate(() => fakeHearing.pieces)
  const bytes = Buffer.concat(pieces.map((piece) => Buffer.from(piece, 'base64')))
  const reply = await transcribe(wavOf(new Int16Array(new Uint8Array(bytes).buffer)))
  expect(reply.json().by).toEqual({ kind: 'openai', name: 'pocketsphinx' })
  for (const word of ['nurse', 'six years', 'every day']) expect(reply.json().text).toContain(word)
  await page.context().close()
})

test('silence is an empty text, and a recogniser that fails or is told a wrong key says so', async () => {
  const silence = wavOf(new Int16Array(16_000))
  expect((await transcribe(silence)).json().text).toBe('')
  recogniser.failNext(1)
  expect((await transcribe(silence)).json().code).toBe('intake/provider-failed')
  expect((await transcribe(silence)).statusCode).toBe(200)
  const url = `${recogniser.address}/v1/audio/transcriptions`
  const statusOf = async (init: RequestInit) => (await fetch(url, { method: 'POST', ...init })).status
  expect(await statusOf({})).toBe(401)
  expect(await statusOf({ headers: { authorization: `Bearer ${recogniserKey}` }, body: 'no form' })).toBe(400)
})

test('the voices of the system are heard, and their end is told', async () => {
  const { page } = await launchFixture(display, { env: { ...audio.env } })
  await expect
    .poll(() => page.evaluate(() => speechSynthesis.getVoices().length), { timeout: 20_000 })
    .toBeGreaterThan(0)
  const speakIn = () =>
    page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const words = new SpeechSynthesisUtterance('What do you do?')
          words.lang = 'en'
          words.onend = () => resolve('end')
          words.onerror = ({ error }) => resolve(error)
          speechSynthesis.speak(words)
        }),
    )
  let outcome = ''
  const heard = await audio.listen(async () => {
    outcome = await speakIn()
  })
  expect(outcome).toBe('end')
  expect(heard.reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0)).toBeGreaterThan(1_000)
})

test('what the audio world started ends with it, and its files', async () => {
  const world = await startAudio()
  const folder = world.env.CANDOR_FAKE_MICROPHONE?.replace(/\/[^/]*$/, '') ?? ''
  expect(programsIn(folder)).toEqual(['pulseaudio', 'speech-dispatcher'])
  await world.stop()
  await expect.poll(() => programsIn(folder)).toEqual([])
  expect(existsSync(folder)).toBe(false)
})

/** Programs that were started with a path in a folder, by name. */
function programsIn(folder: string): readonly string[] {
  const lines = execFileSync('ps', ['-eo', 'args='], { encoding: 'utf8' }).split('\n')
  return lines
    .filter((line) => line.includes(folder))
    .map((line) => line.split(' ', 1)[0] ?? '')
    .toSorted()
}
