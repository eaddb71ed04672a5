import { decodeReceipt } from '../journal/receipt.ts'
import type { EventOf } from './events.ts'

/*
 * What the server's receipts prove about a session's monotonic clock (docs/spec/time.md, TM4). The server's time at a
 * moment of the session is that moment plus an offset. A receipt that stands in the journal at `monoMs` was signed before:
 * the offset is at least `serverTimeMs - monoMs`. It was signed after the last event that it covers: the offset is at most
 * `serverTimeMs` minus that event's time.
 */

/** Places of a session, in order; at most one a second. */
export type Marks = { readonly seq: number; readonly monoMs: number; readonly usedMs: number }[]

export interface ServerAnchor {
  /** Least and greatest offset of the server's clock; null while no receipt says anything. */
  readonly leastMs: number | null
  readonly mostMs: number | null
}

export function emptyAnchor(): ServerAnchor {
  return { leastMs: null, mostMs: null }
}

function greater(one: number | null, other: number): number {
  return one === null ? other : Math.max(one, other)
}

/** Takes a receipt that entered the journal; `marks` are those of its session. */
export function applyToAnchor(anchor: ServerAnchor, event: EventOf<'sync.receipted'>, marks: Marks): ServerAnchor {
  const { serverTimeMs, receipt } = event.data
  const decoded = decodeReceipt(receipt)
  const covered = decoded.ok ? marks.findLast(({ seq }) => seq < decoded.value.nextSeq) : undefined
  const leastMs = greater(anchor.leastMs, serverTimeMs - event.monoMs)
  if (covered === undefined) return { ...anchor, leastMs }
  const most = serverTimeMs - covered.monoMs
  return { leastMs, mostMs: anchor.mostMs === null ? most : Math.min(anchor.mostMs, most) }
}

/**
 * How long the stretch between two sessions can have been, by the receipts of both. Null while the later session has
 * none that covers it. A bound that the earlier session's receipts do not give is left open.
 */
export function stretchBounds(
  before: ServerAnchor,
  endMonoMs: number,
  after: ServerAnchor,
): { readonly leastMs: number; readonly mostMs: number } | null {
  if (after.leastMs === null || after.mostMs === null) return null
  const leastMs = before.mostMs === null ? 0 : Math.max(0, after.leastMs - before.mostMs - endMonoMs)
  const mostMs =
    before.leastMs === null ? Number.POSITIVE_INFINITY : Math.max(0, after.mostMs - before.leastMs - endMonoMs)
  return { leastMs: Math.min(leastMs, mostMs), mostMs }
}
