import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { deriveProvenance } from '../../../shared/provenance/derive.ts'
import { createEventList, smallPack } from '../../fixtures/events.ts'

const root = join(import.meta.dirname, '../../..')
const sources = globSync('{shared,node,server,renderer,electron,tools}/**/*.{ts,tsx}', { cwd: root }).map((path) => ({
  path,
  text: readFileSync(join(root, path), 'utf8'),
}))

test('origins are derived by one function, which page, worker and verifier import', () => {
  const defining = sources.filter(({ text }) => /function deriveProvenance\b/.test(text)).map(({ path }) => path)
  expect(defining).toEqual(['shared/provenance/derive.ts'])
  const importing = sources.filter(({ text }) => /import \{[^}]*\bderiveProvenance\b[^}]*\} from/.test(text))
  const astray = importing.filter(
    ({ text }) => !/deriveProvenance\b[^}]*\} from '[^']*provenance\/derive\.ts'/.test(text),
  )
  expect(astray.map(({ path }) => path)).toEqual([])
  const folders = new Set(importing.map(({ path }) => path.split('/')[0]))
  expect([folders.has('renderer'), folders.has('server'), folders.has('shared')]).toEqual([true, true, true])
})

test('no part of the derivation looks at where it runs', () => {
  const parts = sources.filter(({ path }) => path.startsWith('shared/provenance/'))
  const outside = /\b(?:Date\.now|Math\.random|process\.|navigator|window\.|globalThis|performance|Intl\.|toLocale)/
  expect(parts.filter(({ text }) => outside.test(text)).map(({ path }) => path)).toEqual([])
})

test('the origins of a known attempt are what they were', () => {
  const list = createEventList().start().open()
  const own = 'what I wrote myself'
  const quote = 'They were first kept in 1851'
  list.edit('typed', 0, 0, own).copyAnswer(0, own.length).edit('pasted', 0, 0, own, 1).edit('pasted', 5, 0, quote)
  list.edit('dropped', 0, 4, 'from elsewhere').edit('composed', 3, 0, '蜂蜜').edit('dictated', 0, 0, 'said aloud ')
  list
    .edit('moved', 0, 6, '')
    .edit('moved', 9, 0, 'said a')
    .edit('replaced', 2, 3, 'mended')
    .edit('unexplained', 1, 0, '?')
  list.edit('deleted', 4, 20, '').edit('undone', 4, 0, 'never stood there').edit('quoted', 0, 0, '“sun”', 1)
  const digest = createHash('sha256')
    .update(JSON.stringify(deriveProvenance(list.events, smallPack)))
    .digest('hex')
  expect(digest).toBe('80bc3c78a508545c04d02d6c6e20ff4c13e827726ae6437f1080f95e8cac1cf4')
})
