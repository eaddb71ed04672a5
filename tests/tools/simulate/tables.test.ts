import { expect, test } from 'vitest'
import { putBlock } from '../../../tools/simulate/tables.ts'

test('puts a table between its marks and leaves the rest alone', () => {
  const text = 'before\n<!-- a -->\nold\n<!-- /a -->\nafter\n'
  expect(putBlock(text, 'a', 'new')).toBe('before\n<!-- a -->\nnew\n<!-- /a -->\nafter\n')
  expect(() => putBlock(text, 'b', 'new')).toThrow('no block <!-- b --> … <!-- /b -->')
})
