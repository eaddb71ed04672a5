import { z } from 'zod'
import type { Field } from './pack.ts'

/** Groups of option ids, best first; options that share a group are tied. Every option occurs exactly once. */
export const Ordering = z.array(z.array(z.string()).min(1)).max(8)
/** What a candidate put into one field: text, a rating from 1 to 5, an ordering, or null while untouched. */
export const FieldValue = z.union([z.string().max(200_000), z.int().min(1).max(5), Ordering, z.null()])
export type FieldValue = z.output<typeof FieldValue>

/** Counts words as runs of letters, digits and what joins them, so that punctuation alone is no word. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’_-]*/gu)?.length ?? 0
}

/** Says whether `value` is an ordering of exactly the field's options, with ties only where they are allowed. */
function isWholeOrdering(field: Extract<Field, { kind: 'ordering' }>, value: FieldValue): boolean {
  if (!Array.isArray(value)) return false
  if (!field.areTiesAllowed && value.some((group) => group.length > 1)) return false
  const ranked = value.flat().toSorted()
  const options = field.options.map((option) => option.id).toSorted()
  return ranked.length === options.length && ranked.every((id, index) => id === options[index])
}

export type Completeness = 'blank' | 'partial' | 'complete'

/** Says how far one field is answered; only `complete` fields let an attempt be submitted. */
export function completeness(field: Field, value: FieldValue | undefined): Completeness {
  if (value === null || value === undefined || value === '') return 'blank'
  if (field.kind === 'rating') return typeof value === 'number' ? 'complete' : 'blank'
  if (field.kind === 'ordering') return isWholeOrdering(field, value) ? 'complete' : 'partial'
  if (typeof value !== 'string' || value.trim() === '') return 'blank'
  return countWords(value) >= field.minWords ? 'complete' : 'partial'
}
