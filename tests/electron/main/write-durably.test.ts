import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeDurably } from '../../../electron/main/write-durably.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'candor-write-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a file is replaced whole, for this user alone, and nothing is left beside it', async () => {
  const path = join(folder, 'file')
  await writeDurably(path, 'a long first content')
  writeFileSync(`${path}.new`, 'what a stop left half written, longer than what comes', { mode: 0o600 })
  await writeDurably(path, new Uint8Array([104, 105]))
  expect([readFileSync(path, 'utf8'), readdirSync(folder), statSync(path).mode & 0o077]).toEqual(['hi', ['file'], 0])
})

test('a write that fails leaves the old content', async () => {
  const path = join(folder, 'file')
  await writeDurably(path, 'old')
  mkdirSync(`${path}.new`)
  await expect(writeDurably(path, 'new')).rejects.toThrow('EISDIR')
  await expect(writeDurably(join(folder, 'none', 'file'), 'new')).rejects.toThrow('ENOENT')
  expect(readFileSync(path, 'utf8')).toBe('old')
})
