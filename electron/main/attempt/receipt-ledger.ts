import type { JournalEvent, NewEvent } from '../../../shared/attempt/events.ts'
import { toHex } from '../../../shared/bytes.ts'
import { decodeReceipt } from '../../../shared/journal/receipt.ts'

/** Between two receipts that enter the journal; each one costs 200 bytes and is itself shipped. */
const journalEveryMs = 60_000

/**
 * Decides which of the server's receipts enter the journal. All of them are true; the journal needs enough to bound its
 * clocks. One that covers nothing but the receipt before it is left out, or each would cause the next.
 */
export function createReceiptLedger(earlier: readonly JournalEvent[]) {
  let coveredSeq = earlier.findLast((event) => event.type === 'sync.receipted')?.seq ?? -1
  let lastMs = Number.NEGATIVE_INFINITY
  return {
    /** The event to journal for a receipt, or null. `monoMs` is now. */
    take: (receipt: string, monoMs: number): NewEvent | null => {
      const decoded = decodeReceipt(receipt)
      if (!decoded.ok) return null
      const { segment, endOffset, serverTimeMs, nextSeq } = decoded.value
      if (monoMs - lastMs < journalEveryMs || nextSeq <= coveredSeq + 1) return null
      lastMs = monoMs
      return { type: 'sync.receipted', data: { segment, endOffset, serverTimeMs, receipt } }
    },
    /** Tells where the last receipt stands in the journal. */
    journalled: (seq: number) => {
      coveredSeq = seq
    },
  }
}

/** The receipts that a journal holds, in their text form and order. */
export function receiptsIn(events: readonly JournalEvent[]): string[] {
  return events.flatMap((event) => (event.type === 'sync.receipted' ? [event.data.receipt] : []))
}

/**
 * Server time of a receipt for the journal's very end; null while there is none. Its head says so and its event count
 * does not: a seal may stand in a unit without events, and is stored only when that unit is.
 */
export function serverTimeOf(receipt: string | null, headDigest: string): number | null {
  const decoded = receipt === null ? null : decodeReceipt(receipt)
  if (decoded === null || !decoded.ok || toHex(decoded.value.head) !== headDigest) return null
  return decoded.value.serverTimeMs
}
