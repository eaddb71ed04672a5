import type { EditKind, JournalEvent } from '../attempt/events.ts'
import type { Transfer } from '../provenance/derive.ts'

/** Kinds that bring text back or move it: it was put in before and is not counted again. */
const repeats: ReadonlySet<EditKind> = new Set(['undone', 'redone', 'moved', 'deleted', 'cut'])

/** Characters that were put into each field, by its number, those that were removed later included. */
export function addedChars(events: readonly JournalEvent[]): ReadonlyMap<number, number> {
  const added = new Map<number, number>()
  for (const event of events) {
    if (event.type !== 'edit.made' || repeats.has(event.data.kind)) continue
    added.set(event.data.field, (added.get(event.data.field) ?? 0) + event.data.inserted.length)
  }
  return added
}

/** Characters that each paste, drop or quotation brought, by its event. */
export function transferredChars(transfers: readonly Transfer[]): ReadonlyMap<number, number> {
  return new Map(transfers.map(({ seq, chars }) => [seq, chars]))
}
