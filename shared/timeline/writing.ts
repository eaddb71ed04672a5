import type { EventOf } from '../attempt/events.ts'
import { originOfTransfer, type Transfer } from '../provenance/derive.ts'
import { type Origin, originCode } from '../provenance/origins.ts'
import type { Burst, Writing } from './model.ts'

/** Longest pause inside a burst (T6). */
export const BURST_PAUSE_MS = 10_000

/** What an edit brought, for its colour in the writing lane; undo, moves and removals count as keys (T5). */
function originOf({ data }: EventOf<'edit.made'>, transfer: Transfer | undefined): Origin {
  if (transfer !== undefined) return originOfTransfer(transfer)
  switch (data.kind) {
    case 'composed':
    case 'replaced':
    case 'dictated':
      return data.kind
    case 'unexplained':
      return 'unattributed'
    default:
      return 'typed'
  }
}

/** Collects the edits of an attempt as columns and as bursts. `capacity` is the most edits that can come. */
export function createWriting(capacity: number, transfers: ReadonlyMap<number, Transfer>) {
  const columns = {
    atMs: new Float64Array(capacity),
    seq: new Uint32Array(capacity),
    origin: new Uint8Array(capacity),
    inserted: new Uint32Array(capacity),
    removed: new Uint32Array(capacity),
    field: new Uint16Array(capacity),
  }
  const bursts: Burst[] = []
  let count = 0
  let open: { -readonly [Key in keyof Burst]: Burst[Key] } | null = null

  const closeBurst = () => {
    if (open !== null) bursts.push(open)
    open = null
  }
  const addToBurst = ({ seq, data }: EventOf<'edit.made'>, atMs: number) => {
    if (open !== null && (open.field !== data.field || atMs - open.toMs > BURST_PAUSE_MS)) closeBurst()
    open ??= { field: data.field, seq, endSeq: seq, fromMs: atMs, toMs: atMs, edits: 0, inserted: 0, removed: 0 }
    open.endSeq = seq
    open.toMs = atMs
    open.edits += 1
    open.inserted += data.inserted.length
    open.removed += data.removed
  }

  return {
    closeBurst,
    add(event: EventOf<'edit.made'>, atMs: number): void {
      const transfer = transfers.get(event.seq)
      columns.atMs[count] = atMs
      columns.seq[count] = event.seq
      columns.origin[count] = originCode(originOf(event, transfer))
      columns.inserted[count] = event.data.inserted.length
      columns.removed[count] = event.data.removed
      columns.field[count] = event.data.field
      count += 1
      if (transfer === undefined) addToBurst(event, atMs)
      else closeBurst()
    },
    result(): { writing: Writing; bursts: readonly Burst[] } {
      closeBurst()
      const cut = <Column extends { subarray(from: number, to: number): Column }>(column: Column) =>
        column.subarray(0, count)
      const writing: Writing = {
        count,
        atMs: cut(columns.atMs),
        seq: cut(columns.seq),
        origin: cut(columns.origin),
        inserted: cut(columns.inserted),
        removed: cut(columns.removed),
        field: cut(columns.field),
      }
      return { writing, bursts }
    },
  }
}
