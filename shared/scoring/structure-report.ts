import type { ExpectedRow, SftKey, Structure } from '../pack/keys/sft.ts'
import { type Cell, type Row, readStructured, type Structured } from './constraints/structured.ts'
import { foldText, unmaskText } from './fold.ts'
import type { MatchedSpan } from './rating.ts'
import type { Reading } from './reading.ts'

/** What a structured response holds of what it must hold; `share` is 0 to 1, by weight. */
export interface StructureReport {
  readonly isReadable: boolean
  readonly share: number
  /** Values that are missing or wrong, in words. */
  readonly wrong: readonly string[]
  /** Of those, values that the notes change or leave open, given wrongly. */
  readonly wrongTraps: readonly string[]
  /** Rows that the notes rule out, or do not know. */
  readonly unwanted: readonly string[]
  readonly spans: readonly MatchedSpan[]
}

/** A row's name earns this, its values the rest. */
const NAME_SHARE = 0.3

function comparable(value: Cell | undefined): string {
  if (typeof value === 'object' && value !== null) return '{}' // an object or a list is no value that a key accepts
  return foldText(String(value)).text.replace(/\s+/gu, ' ').trim()
}

function isAccepted(value: Cell | undefined, accepted: readonly (string | number | null)[]): boolean {
  return value !== undefined && accepted.some((candidate) => comparable(candidate) === comparable(value))
}

const say = (value: Cell | undefined) => (value === undefined ? 'missing' : `“${String(value)}”`)
const sayWanted = (accepted: readonly (string | number | null)[]) => `“${String(accepted[0])}”`

/** The place of a row's name, for the recruiter's eyes; none when the text writes it in another way. */
function spanOfName({ field, text }: Reading, name: Cell | undefined, why: string): readonly MatchedSpan[] {
  const from = text.indexOf(String(name))
  return from < 0 || String(name) === '' ? [] : [{ field, from, to: from + String(name).length, why }]
}

interface RowResult {
  readonly share: number
  readonly wrong: readonly string[]
  readonly wrongTraps: readonly string[]
  readonly spans: readonly MatchedSpan[]
}

function readRow(reading: Reading, wanted: ExpectedRow, row: Row | undefined, rowName: string): RowResult {
  const title = wanted.names[0] ?? wanted.id
  if (row === undefined) return { share: 0, wrong: [`${title} is missing`], wrongTraps: [], spans: [] }
  const cells = Object.entries(wanted.cells)
  const wrong = cells.flatMap(([key, accepted]) =>
    isAccepted(row[key], accepted)
      ? []
      : [{ key, words: `${title}: ${key} is ${say(row[key])}, not ${sayWanted(accepted)}` }],
  )
  const right = cells.length === 0 ? 1 : 1 - wrong.length / cells.length
  const why =
    wrong.length === 0 ? `Listed ${title} with the right values.` : `${wrong.map(({ words }) => words).join('; ')}.`
  return {
    share: NAME_SHARE + (1 - NAME_SHARE) * right,
    wrong: wrong.map(({ words }) => words),
    // What is missing is no untrue statement; it earns nothing, that is all.
    wrongTraps: wrong
      .filter(({ key }) => wanted.traps.includes(key) && row[key] !== undefined)
      .map(({ words }) => words),
    spans: spanOfName(reading, row[rowName], why),
  }
}

function readRows(reading: Reading, structure: Structure, given: readonly Row[]) {
  const left = [...given]
  const take = (names: readonly string[]): Row | undefined => {
    const at = left.findIndex((row) => isAccepted(row[structure.rowName], names))
    return at < 0 ? undefined : left.splice(at, 1)[0]
  }
  const rows = structure.rows.map((wanted) => ({
    weight: wanted.weight,
    result: readRow(reading, wanted, take(wanted.names), structure.rowName),
  }))
  const ruledOut = structure.unwanted.flatMap(({ words, because, names }) => {
    const row = take(names)
    const why = `Listed ${words}, but ${because}`
    return row === undefined ? [] : [{ why, spans: spanOfName(reading, row[structure.rowName], `${why}.`) }]
  })
  const unknown = left.map((row) =>
    row[structure.rowName] === undefined
      ? `Listed an entry that has no “${structure.rowName}”`
      : `Listed ${say(row[structure.rowName])}, which the notes do not ask for`,
  )
  return { rows, ruledOut, unknown }
}

function readMembers(structure: Structure, given: Structured) {
  return structure.members.map(({ key, weight, accepted, isTrap }) => {
    const value = given.members[key]
    const words = `${key} is ${say(value)}, not ${sayWanted(accepted)}`
    return { weight, isTrap: isTrap && value !== undefined, words, isRight: isAccepted(value, accepted) }
  })
}

const nothing = { share: 0, wrong: [], wrongTraps: [], unwanted: [], spans: [] }

/** Compares a response in JSON or a Markdown table with what the key's author took from the notes. */
export function readStructure(reading: Reading, structure: NonNullable<SftKey['structure']>): StructureReport {
  const given = readStructured(unmaskText(reading.text), structure.list)
  if (given === null) return { isReadable: false, ...nothing }
  const members = readMembers(structure, given)
  const { rows, ruledOut, unknown } = readRows(reading, structure, given.rows)
  const total = [...members, ...rows].reduce((sum, { weight }) => sum + weight, 0)
  const earned =
    members.reduce((sum, { weight, isRight }) => sum + (isRight ? weight : 0), 0) +
    rows.reduce((sum, { weight, result }) => sum + weight * result.share, 0)
  const wrongMembers = members.filter(({ isRight }) => !isRight)
  return {
    isReadable: true,
    share: earned / total,
    wrong: [...wrongMembers.map(({ words }) => words), ...rows.flatMap(({ result }) => result.wrong)],
    wrongTraps: [
      ...wrongMembers.filter(({ isTrap }) => isTrap).map(({ words }) => words),
      ...rows.flatMap(({ result }) => result.wrongTraps),
    ],
    unwanted: [...ruledOut.map(({ why }) => why), ...unknown],
    spans: [...rows.flatMap(({ result }) => result.spans), ...ruledOut.flatMap(({ spans }) => spans)],
  }
}
