import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutMarks, type PassageMark } from '../../../../renderer/ui/passage/marks.ts'
import { tidyRange } from '../../../../renderer/ui/passage/offsets.ts'
import { paragraphsOf } from '../../../../renderer/ui/passage/paragraphs.ts'

const mark = (id: string, from: number, to: number): PassageMark => ({ id, from, to, number: 1, label: '' })

describe('paragraphs', () => {
  it('keep their place in the plain text, whatever stands between them', () => {
    expect(paragraphsOf({ from: 10, text: '\n\none\ntwo\n\n\nthree\n\n' })).toEqual([
      { from: 12, text: 'one\ntwo' },
      { from: 22, text: 'three' },
    ])
  })

  it('hold every character but the blank lines', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', ' ') }), (text) => {
        const parts = paragraphsOf({ from: 0, text })
        for (const part of parts) expect(text.slice(part.from, part.from + part.text.length)).toBe(part.text)
        expect(
          parts
            .map((part) => part.text)
            .join('')
            .replaceAll('\n', ''),
        ).toBe(text.replaceAll('\n', ''))
      }),
    )
  })
})

describe('marks', () => {
  it('are cut where they begin, end and overlap', () => {
    const pieces = cutMarks(10, 30, [mark('a', 5, 15), mark('b', 12, 20), mark('c', 40, 50)])
    expect(pieces.map(({ from, to, marks, ending }) => [from, to, ids(marks), ids(ending)])).toEqual([
      [10, 12, 'a', ''],
      [12, 15, 'ab', 'a'],
      [15, 20, 'b', 'b'],
      [20, 30, '', ''],
    ])
  })

  it('cover a block once and in order, each character under exactly its marks', () => {
    const range = fc.tuple(fc.nat(40), fc.nat(40)).map(([one, other]) => mark(`${one}-${other}`, one, one + other))
    fc.assert(
      fc.property(
        fc.nat(20),
        fc.integer({ min: 1, max: 20 }),
        fc.array(range, { maxLength: 6 }),
        (from, size, marks) => {
          const pieces = cutMarks(from, from + size, marks)
          expect(pieces.map((piece) => piece.from)).toEqual([from, ...pieces.map((piece) => piece.to).slice(0, -1)])
          expect(pieces.at(-1)?.to).toBe(from + size)
          for (const piece of pieces)
            for (let at = piece.from; at < piece.to; at++)
              expect(ids(piece.marks)).toBe(ids(marks.filter((one) => one.from <= at && one.to > at)))
        },
      ),
    )
  })

  it('leave an empty block empty', () => {
    expect(cutMarks(5, 5, [mark('a', 0, 9)])).toEqual([])
  })
})

const ids = (marks: readonly PassageMark[]) => marks.map(({ id }) => id).join('')

describe('a selection', () => {
  it('loses the white space at its ends, and is nothing when nothing is left', () => {
    expect(tidyRange('one  two\n\nthree', { from: 3, to: 10 })).toEqual({ from: 5, to: 8 })
    expect(tidyRange('one  two', { from: 3, to: 5 })).toBeNull()
  })

  it('never cuts a character in half', () => {
    expect(tidyRange('a🚌b', { from: 2, to: 4 })).toEqual({ from: 1, to: 4 })
    expect(tidyRange('a🚌b', { from: 0, to: 2 })).toEqual({ from: 0, to: 3 })
  })
})
