import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createKeptSounds } from '../../../../electron/main/intake/kept-sounds.ts'
import { createJournalPrimitives } from '../../../../node/crypto/journal-primitives.ts'
import { wavOf } from '../../../../shared/intake/sound.ts'
import { openSealed } from '../../../../shared/journal/sealed-file.ts'
import { vowel } from '../../../fixtures/vowel.ts'

const primitives = createJournalPrimitives()
const attempt = { attemptId: '0198f2a4-7c1e-7abc-9def-001122334455', attemptKey: new Uint8Array(32).fill(9) }
const folder = mkdtempSync(join(tmpdir(), 'candor-sounds-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('[IN56] kept sound is sealed under the attempt key, and is gone when the record holds it no more', async () => {
  const sounds = createKeptSounds(primitives, attempt, folder)
  const wavs = [500, 700].map((ms) => wavOf(new Uint8Array(vowel(ms).buffer)))
  const digests = wavs.map((wav) => createHash('sha256').update(wav).digest('hex'))
  for (const [index, wav] of wavs.entries()) await sounds.keep(digests[index] ?? '', wav)
  const [first = '', second = ''] = digests
  const file = readFileSync(join(folder, `intake-sound-${first}.sealed`))
  expect(file.includes('RIFF') || file.includes('WAVE')).toBe(false)
  const open = (name: string) => openSealed(primitives, { ...attempt, name }, new Uint8Array(file))
  expect(Buffer.from(open(`intake sound ${first}`) ?? []).equals(wavs[0] ?? new Uint8Array())).toBe(true)
  expect(open(`intake sound ${second}`)).toBeNull()

  // A stop in the middle of writing leaves a part beside it, and other files are not touched.
  const strangers = ['000000.cnj', 'vault.sealed', 'intake-drafts.sealed']
  for (const name of [...strangers, `intake-sound-${first}.sealed.new`]) writeFileSync(join(folder, name), '')
  await sounds.keepOnly(new Set([first]))
  expect(readdirSync(folder).toSorted()).toEqual([...strangers, `intake-sound-${first}.sealed`].toSorted())
  await sounds.keepOnly(new Set())
  expect(readdirSync(folder).toSorted()).toEqual(strangers.toSorted())
})
