import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createSealedFile } from '../../../../electron/main/vault/sealed-file.ts'
import { createJournalPrimitives } from '../../../../node/crypto/journal-primitives.ts'
import { fromHex, toHex } from '../../../../shared/bytes.ts'
import { openSealed, sealFile } from '../../../../shared/journal/sealed-file.ts'

const primitives = createJournalPrimitives()
const place = {
  attemptId: '0198f2a4-7c1e-7abc-9def-001122334455',
  attemptKey: Uint8Array.from({ length: 32 }, (_value, index) => index),
  name: 'intake drafts',
}
/** Computed by another implementation (Python's `cryptography`): the letter a, salt of sevens. */
const vector = '434e4631070707070707070707070707070707079396d3eb8119e1a52e0a1b55470756b7d4'
const words = new TextEncoder().encode('words that were not sent')
const folder = mkdtempSync(join(tmpdir(), 'candor-sealed-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('[SF1] a file opens under its own name, attempt and key only, and whole', () => {
  const file = sealFile(primitives, place, words)
  expect(contentOf(openSealed(primitives, place, file))).toBe('words that were not sent')
  const others = [
    { ...place, name: 'intake sound' },
    { ...place, attemptId: place.attemptId.replace('5', '6') },
    { ...place, attemptKey: new Uint8Array(32) },
  ]
  for (const other of others) expect(openSealed(primitives, other, file)).toBeNull()
  for (let at = 0; at < file.length; at += 1) {
    expect(openSealed(primitives, place, file.with(at, (file[at] ?? 0) ^ 1))).toBeNull()
    expect(openSealed(primitives, place, file.slice(0, at))).toBeNull()
  }
})

test('[SF1] the bytes are those of the format', () => {
  const salted = { ...primitives, randomBytes: (length: number) => new Uint8Array(length).fill(7) }
  const file = sealFile(salted, place, new TextEncoder().encode('a'))
  expect(toHex(file)).toBe(vector)
  expect(contentOf(openSealed(primitives, place, fromHex(vector) ?? new Uint8Array()))).toBe('a')
})

test('[SF2] the same words are never sealed alike', () => {
  expect(sealFile(primitives, place, words)).not.toEqual(sealFile(primitives, place, words))
})

test('[SF1] on the disk it is replaced as a whole; what is not there or damaged reads as nothing', async () => {
  const path = join(folder, 'intake-drafts.sealed')
  const file = createSealedFile(primitives, place, path)
  expect(await file.read()).toBeNull()
  await file.write(words)
  await file.write(words.slice(0, 5))
  expect(contentOf(await file.read())).toBe('words')
  expect(readFileSync(path).includes('words')).toBe(false)
  writeFileSync(path, readFileSync(path).subarray(1))
  expect(await file.read()).toBeNull()
  await file.remove()
  await file.remove()
  expect(await file.read()).toBeNull()
  await expect(createSealedFile(primitives, place, folder).read()).rejects.toThrow('EISDIR')
})

const contentOf = (bytes: Uint8Array | null) => bytes && new TextDecoder().decode(bytes)
