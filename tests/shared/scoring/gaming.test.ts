import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { listKeyedItems } from './gaming/keyed-items.ts'

/** The attacks themselves are in `gaming/`; each type has a test file of its own, so that types run side by side. */

const types = [...new Set(listKeyedItems().map(({ key }) => key.type))]

it.each(types)('the type %s has a gaming suite, which runs over every keyed item of every pack', (type) => {
  const name = type === 'preference-ranking' ? 'ranking' : type
  expect(existsSync(new URL(`gaming-${name}.test.ts`, import.meta.url))).toBe(true)
})
