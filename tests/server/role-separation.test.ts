import { readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** Every file of the product that `entry` reaches by static or dynamic imports. */
function reachable(entry: string, seen = new Set<string>()): ReadonlySet<string> {
  const file = resolve(root, entry)
  if (seen.has(file)) return seen
  seen.add(file)
  for (const [, path] of readFileSync(file, 'utf8').matchAll(/(?:from|import\() ?'(\.[^']+)'/g))
    if (path !== undefined) reachable(join(dirname(file), path), seen)
  return seen
}

const api = [...reachable('server/app.ts')].map((file) => relative(root, file))

test('the API reaches no code that reads a scoring private key, opens a journal or knows a pack’s key', () => {
  expect(api).toContain('server/ingest/post-unit.ts')
  expect(
    api.filter((file) =>
      /^server\/(keys\/scoring-key|scoring)|^node\/crypto\/hpke|journal\/open\.ts|pack\/key\.ts/.test(file),
    ),
  ).toEqual([])
})

test('the API selects no scorer’s key from the database', () => {
  const selects = api
    .filter((file) => file.startsWith('server/'))
    .filter((file) => {
      const source = readFileSync(join(root, file), 'utf8')
      return /select\(\[[^\]]*'key'|selectFrom\('form'\)\s*\.selectAll|select\('key'\)/.test(source)
    })
  expect(selects).toEqual([])
})
