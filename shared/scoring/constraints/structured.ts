/** What a candidate wrote as JSON or as a Markdown table, read as far as it can be read. */

export type Cell = string | number | boolean | null | object
export type Row = Readonly<Record<string, Cell>>

/** Members of the object (none for a table), and the rows of its list or of the table. */
export interface Structured {
  readonly members: Row
  readonly rows: readonly Row[]
  /** Names of a table's columns; empty for JSON. */
  readonly columns: readonly string[]
}

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // not JSON: the caller has other forms to try
  }
}

function toStructured(value: unknown, list: string | undefined): Structured | null {
  if (!isRow(value)) return null
  const inside: unknown = list === undefined ? [] : value[list]
  return { members: value, rows: Array.isArray(inside) ? inside.filter(isRow) : [], columns: [] }
}

/** Reads exact JSON: nothing stands before or after it. */
export function readJson(text: string, list: string | undefined): Structured | null {
  return toStructured(tryJson(text), list)
}

/**
 * Reads JSON for its values: text around the object, curly quotation marks and a comma too many do not matter here; the
 * constraints see them. Two objects are no answer.
 */
export function readJsonKindly(text: string, list: string | undefined): Structured | null {
  const [from, to] = [text.indexOf('{'), text.lastIndexOf('}')]
  if (from < 0 || to < from) return null
  const inner = text.slice(from, to + 1)
  const mended = inner.replace(/[“”„]/gu, '"').replace(/,(?=[ \t\n]{0,80}[}\]])/gu, '')
  return readJson(inner, list) ?? readJson(mended, list)
}

const toCells = (line: string) =>
  line
    .trim()
    .replace(/^\|/u, '')
    .replace(/\|$/u, '')
    .split('|')
    .map((cell) => cell.trim())
const isRule = (line: string | undefined) => line?.includes('-') === true && /^[\s|:-]+$/u.test(line)

/** Reads the only Markdown table of a text; null when there is none, or more than one. */
export function readTable(text: string): Structured | null {
  const lines = text.split('\n')
  const rules = lines.flatMap((line, index) => (isRule(line) && lines[index - 1]?.includes('|') ? [index] : []))
  const at = rules[0]
  if (at === undefined || rules.length > 1) return null
  const columns = toCells(lines[at - 1] ?? '')
  const rows: Row[] = []
  for (let index = at + 1; lines[index]?.includes('|'); index++) {
    const cells = toCells(lines[index] ?? '')
    rows.push(Object.fromEntries(columns.map((column, place) => [column, cells[place] ?? ''])))
  }
  return { members: {}, rows, columns }
}

/** Reads either; JSON where the text has an object with such a list, else a table. */
export function readStructured(text: string, list: string | undefined): Structured | null {
  return list === undefined ? (readTable(text) ?? readJsonKindly(text, list)) : readJsonKindly(text, list)
}
