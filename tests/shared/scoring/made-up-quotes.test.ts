import { expect, it } from 'vitest'
import { findMadeUpQuotes } from '../../../shared/scoring/made-up-quotes.ts'
import { indexStimuli } from '../../../shared/scoring/quotes.ts'
import { readField } from '../../../shared/scoring/reading.ts'

const index = indexStimuli([{ id: 'page', text: 'Please water only before nine or after six. Ask at the green shed.' }])
const madeUp = (text: string) => {
  const reading = readField('field', text, index, new Set())
  return findMadeUpQuotes(reading).map(({ from, to }) =>
    text.slice(reading.tokens[from]?.from, reading.tokens[to - 1]?.to),
  )
}

it.each([
  ['It says "water only before nine or after six" there.', []],
  ['It says "water at any time that suits you" there.', ['water at any time that suits you']],
  ['It says “water at any time that suits you” there.', ['water at any time that suits you']],
  ['It says "water only before nine but never after six" there.', []],
  ['It is "very nice indeed" to read.', []],
  ['It says "water at any time that suits you there.', []],
  ['It says "Please water only before nine or after six. Ask at the green shed." twice.', []],
])('finds what stands nowhere on the page in %s', (text, quotes) => {
  expect(madeUp(text)).toEqual(quotes)
})

it('takes linear time', () => {
  const start = performance.now()
  madeUp('"one two three four" water only before nine or '.repeat(4_000))
  expect(performance.now() - start).toBeLessThan(5_000)
})
