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

/** What the window shows of a field: the document of a text, or a value that is set. */
export type Shown =
  | { readonly type: 'text'; readonly document: Snapshot }
  | { readonly type: 'value'; readonly value: FieldValue }

/**
 * Says what to send so that the record ends at what the window shows, given the entries that main did not confirm and the
 * values that it has recorded. Where the recorded text is one that the entries passed through, the rest of them goes
 * again as it was, kinds included. Where it is not, the difference goes as one `unexplained` splice: honest about what
 * can no longer be told. Of the settings of a field only the last counts. What goes again keeps its order across fields:
 * a slot's text is emptied before the slot is given up, and is written after it was taken.
 * @param shown by field; entries alone do not say it, because one that was confirmed may follow one that was not
 */
export function replan(
  entries: readonly Entry[],
  recorded: Readonly<Record<string, FieldValue>>,
  shown: ReadonlyMap<string, Shown>,
): Entry[] {
  const again = new Map<Entry, Entry>()
  for (const [field, mine] of Map.groupBy(entries, (entry) => entry.field)) {
    const last = mine.at(-1)
    const now = shown.get(field)
    if (!last || !now) continue
    const plan =
      now.type === 'text'
        ? replanText(
            mine.filter((entry) => entry.type === 'edit'),
            recorded[field],
            now.document,
          )
        : replanValue(last, recorded[field], now.value)
    for (const [place, entry] of plan) again.set(place, entry)
  }
  return entries.flatMap((entry) => again.get(entry) ?? [])
}

/** What goes again, by the entry in whose place it goes. */
type Plan = ReadonlyMap<Entry, Entry>
const nothing: Plan = new Map()

function replanValue(last: Entry, recorded: FieldValue | undefined, value: FieldValue): Plan {
  if (isSameValue(value, recorded ?? null)) return nothing
  return new Map([[last, { type: 'set', field: last.field, value }]])
}

function replanText(edits: readonly FieldEdit[], value: FieldValue | undefined, document: Snapshot): Plan {
  const recorded = typeof value === 'string' ? value : ''
  const target = document.toString()
  // Also where the text is the same in the end: what was written and taken away again belongs to the record.
  const reached = edits.findIndex((_, at) => leads(edits.slice(at), recorded, target))
  if (reached >= 0) return new Map(edits.slice(reached).map((edit) => [edit, edit]))
  const missing = differenceOf(recorded, target)
  const last = edits.at(-1)
  if (!missing || !last) return nothing
  const before = { length: recorded.length, toString: () => recorded }
  return new Map([[last, { ...last, before, after: document, splices: [{ kind: 'unexplained', ...missing }] }]])
}

/** Whether edits, one after the other and with none missing between them, make `to` out of `from`. */
function leads(edits: readonly FieldEdit[], from: string, to: string): boolean {
  let text = from
  for (const { before, after } of edits) {
    if (before.toString() !== text) return false
    text = after.toString()
  }
  return text === to
}

/** Compares values member by member: the record may hold the members in another order. */
function isSameValue(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other
  const members = Object.entries(one)
  return (
    Array.isArray(one) === Array.isArray(other) &&
    members.length === Object.keys(other).length &&
    members.every(([key, value]) => isSameValue(value, (other as Readonly<Record<string, unknown>>)[key])) // safe: an object
  )
}
