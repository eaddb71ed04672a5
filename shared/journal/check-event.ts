import { type Edit, editKinds, eventData, type NewEvent } from '../attempt/events.ts'
import type { ErrorCode } from '../errors.ts'

/** The longest text of a field, in UTF-16 units; no position lies beyond it (J27). */
export const MAX_TEXT_UNITS = 200_000
export const MAX_FIELD = 65_535

const kindNumbers: ReadonlyMap<string, number> = new Map(editKinds.map((kind, index) => [kind, index]))

/** The number under which the format knows an edit kind (J27); undefined for a name that is none. */
export function kindNumber(kind: string): number | undefined {
  return kindNumbers.get(kind)
}

function isIndex(value: number, limit: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= limit
}

/** J27 for numbers that were read: true when a replay could place the edit. The kind is checked apart. */
export function areEditNumbersGood(field: number, from: number, removed: number, insertedUnits: number): boolean {
  return (
    isIndex(field, MAX_FIELD) &&
    isIndex(from, MAX_TEXT_UNITS) &&
    isIndex(removed, MAX_TEXT_UNITS) &&
    insertedUnits <= MAX_TEXT_UNITS
  )
}

function checkEdit(edit: Edit): ErrorCode | null {
  if (kindNumber(edit.kind) === undefined || typeof edit.inserted !== 'string') return 'journal/event-invalid'
  if (!areEditNumbersGood(edit.field, edit.from, edit.removed, edit.inserted.length)) return 'journal/event-invalid'
  return edit.inserted.isWellFormed() ? null : 'journal/text-malformed' // J59
}

/** Says whether every text in `value`, keys included, can be written as UTF-8 (J59). */
export function isTextWhole(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed()
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([key, inner]) => key.isWellFormed() && isTextWhole(inner))
}

/** A reader refuses `__proto__`, which does not stay data when objects are built from it. */
function hasForbiddenKey(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, inner]) => key === '__proto__' || hasForbiddenKey(inner))
}

/**
 * Says why an event must not be written, or null. A writer asks before an event gets its sequence number: what passes
 * here is what a reader accepts (J27 to J29, J59).
 */
export function checkEvent(event: NewEvent): ErrorCode | null {
  if (event.type === 'edit.made') return checkEdit(event.data)
  const schema = Object.hasOwn(eventData, event.type) ? eventData[event.type] : undefined
  if (schema === undefined || !schema.safeParse(event.data).success) return 'journal/event-invalid'
  if (hasForbiddenKey(event.data)) return 'journal/event-invalid'
  return isTextWhole(event.data) ? null : 'journal/text-malformed'
}
