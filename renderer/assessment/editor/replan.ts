import type { Splice } from '../../../shared/ipc/contract.ts'
import type { FieldValue } from '../../../shared/pack/response.ts'
import { differenceOf } from './splices.ts'

/** A document as the queue needs it. The editor's own documents fit and share their parts, so keeping them is cheap. */
export interface Snapshot {
  readonly length: number
  readonly toString: () => string
}

/** Splices of one text field that travel together, with the documents around them. */
export interface FieldEdit {
  readonly type: 'edit'
  readonly field: string
  readonly before: Snapshot
  readonly after: Snapshot
  readonly splices: Splice[]
}

export interface FieldSetting {
  readonly type: 'set'
  readonly field: string
  readonly value: FieldValue
}

export type Entry = FieldEdit | FieldSetting

/**
 * Says what to send so that the record ends at what the window shows, given the entries that main did not confirm and the
 * values that it has recorded. Where the recorded text is one that the entries passed through, the rest of them goes
 * again as it was, kinds included. Where it is not, the difference goes as one `unexplained` splice: honest about what
 * can no longer be told.
 */
export function replan(entries: readonly Entry[], recorded: Readonly<Record<string, FieldValue>>): Entry[] {
  const fields = [...new Set(entries.map((entry) => entry.field))]
  return fields.flatMap((field) => {
    const mine = entries.filter((entry) => entry.field === field)
    const edits = mine.filter((entry) => entry.type === 'edit')
    const value = recorded[field] ?? null
    if (edits.length > 0) return replanText(edits, typeof value === 'string' ? value : '')
    const last = mine.at(-1)
    return last?.type === 'set' && !isSameValue(last.value, value) ? [last] : []
  })
}

function replanText(edits: readonly FieldEdit[], recorded: string): Entry[] {
  const reached = edits.findIndex((edit) => edit.before.toString() === recorded)
  if (reached >= 0) return edits.slice(reached)
  const last = edits.at(-1)
  const missing = last && differenceOf(recorded, last.after.toString())
  if (!missing) return []
  const before = { length: recorded.length, toString: () => recorded }
  return [{ ...last, before, splices: [{ kind: 'unexplained', ...missing }] }]
}

function isSameValue(one: FieldValue, other: FieldValue): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
