import { expect, test } from 'vitest'
import { wordErrors } from '../bench/word-errors.ts'

test.each([
  ['I use Excel.', 'i use excel', 0, 3],
  ['I use Excel every day', 'i use excel', 2, 5],
  ['I use Excel', 'by use excel every day', 3, 3],
  ['one two three', 'two three', 1, 3],
  ['one two three', '', 3, 3],
  ['', 'one two', 2, 0],
])('of %j, heard as %j, %i words are wrong', (said, heard, errors, words) => {
  expect(wordErrors(said, heard)).toEqual({ errors, words })
})
