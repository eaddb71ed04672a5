import { expect, test } from 'vitest'
import { cutPieces } from '../../../renderer/review/attempt/pieces.ts'

test('a response is cut wherever its origin or the evidence over it changes', () => {
  const typed = { from: 0, to: 10, origin: 'typed', seq: 4 } as const
  const pasted = { from: 10, to: 20, origin: 'pasted:stimulus', seq: 9 } as const
  const marks = [
    { from: 8, to: 14, index: 0 },
    { from: 12, to: 40, index: 1 },
  ]
  expect(
    cutPieces([typed, pasted], marks).map(({ from, to, span, marks: over }) => [from, to, span.seq, over]),
  ).toEqual([
    [0, 8, 4, []],
    [8, 10, 4, [0]],
    [10, 12, 9, [0]],
    [12, 14, 9, [0, 1]],
    [14, 20, 9, [1]],
  ])
})
