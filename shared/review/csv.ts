/** What a spreadsheet takes for the beginning of a formula. */
const formulaStart = /^[=+\-@\t\r]/

/** One cell of RFC 4180; text that would be computed begins with an apostrophe instead. Numbers are written as they are. */
function encodeCell(cell: string | number): string {
  if (typeof cell === 'number') return String(cell)
  const safe = formulaStart.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A table as CSV: UTF-8 byte order mark, CR LF after every row (docs/formats/review-export-v1.md). */
export function encodeCsv(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(encodeCell).join(',')}\r\n`).join('')}`
}
