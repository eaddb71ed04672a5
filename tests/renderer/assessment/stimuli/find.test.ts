import { expect, it } from 'vitest'
import { findIn } from '../../../../renderer/assessment/stimuli/find.ts'

const parts = [
  { from: 0, text: 'Book_room(room="quiet")' },
  { from: 30, text: 'Booked:  quiet,\n10 October (İstanbul)' },
]
const find = (query: string) => findIn(parts, query).map(({ from, to }) => [from, to])

it('finds every place, whatever its case, with the places of the plain text', () => {
  expect(find('BOOK')).toEqual([
    [0, 4],
    [30, 34],
  ])
})

it('takes any white space for any other, and no part of a pattern for one', () => {
  expect([find('quiet, 10'), find('(room="'), find('.*'), find('b.ok')]).toEqual([[[39, 48]], [[9, 16]], [], []])
})

it('keeps places exact after letters whose lower case is longer', () => {
  expect(find('stanbul')).toEqual([[59, 66]])
})

it('finds nothing for nothing, and never across two parts', () => {
  expect([find(''), find('  '), find('quiet") Booked')]).toEqual([[], [], []])
})

it('takes half of a character for no match and no fault', () => {
  expect(find('\ud83d')).toEqual([])
})
