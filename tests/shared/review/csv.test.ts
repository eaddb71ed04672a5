import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeCsv } from '../../../shared/review/csv.ts'

test('[RV15] writes a byte order mark, CR LF, and quotes where RFC 4180 asks for them', () => {
  expect(
    encodeCsv([
      ['a', 1, 'b,c'],
      ['say “x”', 'say "x"', 'two\nlines'],
    ]),
  ).toBe('\uFEFFa,1,"b,c"\r\nsay “x”,"say ""x""","two\nlines"\r\n')
})

test('[RV15] no cell can be taken for a formula', () => {
  const cells = ['=1+1', '+1', '-1', '@sum', '\t=1', '\r=1', '=HYPERLINK("x","y")']
  expect(encodeCsv([cells])).toBe('\uFEFF\'=1+1,\'+1,\'-1,\'@sum,\'\t=1,"\'\r=1","\'=HYPERLINK(""x"",""y"")"\r\n')
  expect(encodeCsv([[-1]])).toBe('\uFEFF-1\r\n')
})

/** Reads RFC 4180 the slow, obvious way. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  for (let at = 1; at < text.length; at++) {
    const letter = text[at] ?? ''
    if (isQuoted && letter === '"' && text[at + 1] === '"') {
      cell += '"'
      at++
    } else if (letter === '"') isQuoted = !isQuoted
    else if (!isQuoted && letter === ',') {
      rows.at(-1)?.push(cell)
      cell = ''
    } else if (!isQuoted && letter === '\r' && text[at + 1] === '\n') {
      rows.at(-1)?.push(cell)
      rows.push([])
      cell = ''
      at++
    } else cell += letter
  }
  return rows.slice(0, -1)
}

test('[RV15] whatever was written is read again, apart from the apostrophe', () => {
  const row = fc.array(fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', '=', '-', 'é') }), {
    minLength: 1,
    maxLength: 4,
  })
  fc.assert(
    fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
      const safe = rows.map((cells) => cells.map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)))
      expect(parseCsv(encodeCsv(rows))).toEqual(safe)
    }),
  )
})
