import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createJournalPrimitives } from '../../../node/crypto/journal-primitives.ts'
import { runCli } from '../../../server/cli/main.ts'
import { readEvidence } from '../../../shared/bundle/bundle.ts'
import { toHex } from '../../../shared/bytes.ts'
import { soundName, wavOf } from '../../../shared/intake/sound.ts'
import { decodeHeader } from '../../../shared/journal/header.ts'
import { sealFile } from '../../../shared/journal/sealed-file.ts'
import { vowel } from '../../fixtures/vowel.ts'

const folder = mkdtempSync(join(tmpdir(), 'candor-sound-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string) => join(folder, name)
const primitives = createJournalPrimitives()
const wav = wavOf(new Uint8Array(vowel(900).buffer))
const digest = toHex(primitives.sha256(wav))

async function cli(...args: readonly string[]) {
  const [printed, complained]: [string[], string[]] = [[], []]
  const output = { print: (line: string) => printed.push(line), complain: (line: string) => complained.push(line) }
  return { code: await runCli(args, output), printed, complained: complained.join('\n').replaceAll(`${folder}/`, '') }
}
const open = (sealed: string, out: string, ...more: readonly string[]) =>
  cli('intake', 'sound', file(sealed), '--evidence', file('attempt.candor-bundle'), '--out', file(out), ...more)

beforeAll(async () => {
  const by = { kind: 'embedded', name: '1' }
  const reason = { kind: 'opening', score: 1, words: 'Nothing is known yet.' }
  const asked = { turnId: '1', slot: 'domain', question: 'domain.opening', text: 'What do you know best?', reason, by }
  const audio = { digest, durationMs: 900, isKept: true }
  const answered = {
    turnId: '1',
    text: 'contract law',
    way: 'voice',
    transcriber: { kind: 'openai', name: 'r' },
    audio,
  }
  const event = (type: string, data: object) => ({ do: 'event', type, data })
  const steps = [{ do: 'consent' }, { do: 'check' }, event('intake.asked', asked), event('intake.answered', answered)]
  writeFileSync(
    file('script.json'),
    JSON.stringify({ version: 1, prologue: false, steps: [...steps, { do: 'begin' }] }),
  )
  const made = await cli('fixture', 'make', file('script.json'), file('attempt.candor-bundle'), '--json')
  expect(made.complained).toBe('')
  const evidence = readEvidence(readFileSync(file('attempt.candor-bundle')))
  if (!evidence.ok) throw new Error(evidence.failure)
  const { attemptKey, segments } = evidence.value.journal
  const header = decodeHeader(segments[0]?.bytes ?? new Uint8Array())
  if (attemptKey === undefined || !header.ok) throw new Error('the bundle holds no key')
  const place = { attemptId: header.value.attemptId, attemptKey }
  writeFileSync(file('kept.sealed'), sealFile(primitives, { ...place, name: soundName(digest) }, wav))
  writeFileSync(file('drafts.sealed'), sealFile(primitives, { ...place, name: 'intake drafts' }, wav))
})

test('opens the sound that the record names, and says what was understood of it', async () => {
  const { code, printed } = await open('kept.sealed', 'sound.wav')
  expect(code).toBe(0)
  expect(printed.join('\n')).toContain(`Answer 1, 0.9 s of sound, SHA-256 ${digest}`)
  expect(printed.join('\n')).toContain('contract law')
  expect(readFileSync(file('sound.wav')).equals(wav)).toBe(true)
  const json = await open('kept.sealed', 'again.wav', '--json')
  expect(JSON.parse(json.printed.join(''))).toMatchObject({ turnId: '1', digest, isRecordVerified: true })
})

test('says what cannot be used, and writes nothing', async () => {
  const other = await open('drafts.sealed', 'other.wav')
  expect([other.code, other.complained]).toEqual([
    2,
    'drafts.sealed is not the sound of any answer in attempt.candor-bundle. It may be damaged, or belong to another attempt.',
  ])
  expect(existsSync(file('other.wav'))).toBe(false)
  writeFileSync(file('there.wav'), 'mine')
  expect((await open('kept.sealed', 'there.wav')).complained).toContain('there.wav cannot be written')
  expect(readFileSync(file('there.wav'), 'utf8')).toBe('mine')
  expect((await open('missing.sealed', 'x.wav')).complained).toContain('missing.sealed cannot be read')
  expect((await cli('intake', 'sound', file('kept.sealed'))).complained).toContain('sound needs --evidence FILE')
})
