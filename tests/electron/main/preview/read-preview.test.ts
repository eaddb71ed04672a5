import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readPreview } from '../../../../electron/main/preview/read-preview.ts'
import { samplePack } from '../../../server/candidate.ts'

const folder = mkdtempSync(join(tmpdir(), 'candor-preview-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
function file(content: string): string {
  const path = join(folder, 'pack.json')
  writeFileSync(path, content)
  return path
}

test('a client that was not asked to shows no preview', () => {
  expect(readPreview(['candor', '--user-data-dir=/tmp', 'candor://invitation/AAAABBBBCCCC'])).toBe(null)
})

test('the bundle that the option names is read', () => {
  const path = file(JSON.stringify(samplePack))
  expect(readPreview(['candor', `--preview=${path}`])).toEqual(samplePack)
  expect(readPreview(['candor', '--preview', path, '--more'])).toEqual(samplePack)
})

test('what is no bundle is told in words', () => {
  const read = (content: string) => () => readPreview([`--preview=${file(content)}`])
  expect(read('{')).toThrow('cannot be read as JSON')
  expect(read(JSON.stringify({ ...samplePack, version: 9 }))).toThrow('is no pack bundle: version')
  expect(() => readPreview([`--preview=${join(folder, 'nowhere')}`])).toThrow('cannot be read')
  expect(() => readPreview(['--preview'])).toThrow('cannot be read')
})
