import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openApiFile } from '../../tools/openapi.ts'

test('the committed document is the one that the contract gives', () => {
  const committed = readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8')
  expect(committed).toBe(openApiFile())
})
