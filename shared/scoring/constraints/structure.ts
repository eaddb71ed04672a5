import type { InstructionOf } from '../../pack/keys/instruction.ts'
import { foldText } from '../fold.ts'
import { type Row, readStructured } from './structured.ts'

/** `structure:*`: the shape of a JSON object or of a Markdown table. What stands around it is `json_format`'s concern. */

const sameNames = (given: readonly string[], wanted: readonly string[]) =>
  given.length === wanted.length && given.every((name, index) => name === wanted[index])

export function hasKeys(text: string, { keys }: InstructionOf<'structure:json_keys'>): boolean {
  return sameNames(Object.keys(readStructured(text, '')?.members ?? {}), keys)
}

function rowsOf(text: string, list: string | undefined): readonly Row[] {
  return readStructured(text, list)?.rows ?? []
}

export function hasRowKeys(text: string, { list, keys }: InstructionOf<'structure:row_keys'>): boolean {
  if (list === undefined) return sameNames(readStructured(text, list)?.columns ?? [], keys)
  const rows = rowsOf(text, list)
  return rows.length > 0 && rows.every((row) => sameNames(Object.keys(row), keys))
}

export function hasNumbers(text: string, { list, key }: InstructionOf<'structure:number_values'>): boolean {
  const rows = rowsOf(text, list)
  const isNumber = (row: Row) => {
    const cell = row[key]
    return list === undefined ? /^\d+$/u.test(String(cell)) : typeof cell === 'number' || cell === null
  }
  return rows.length > 0 && rows.every(isNumber)
}

export function hasIsoDate(text: string, { key }: InstructionOf<'structure:iso_date'>): boolean {
  const value = readStructured(text, '')?.members[key]
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(value)
}

export function hasRowOrder(text: string, { list, key }: InstructionOf<'structure:row_order'>): boolean {
  const names = rowsOf(text, list).map((row) => foldText(String(row[key] ?? '')).text)
  return names.length > 1 && names.every((name, index) => index === 0 || (names[index - 1] ?? '') <= name)
}
