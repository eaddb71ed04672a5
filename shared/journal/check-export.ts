import type { JournalEvent } from '../attempt/events.ts'
import { checkReceipts, type ReceiptReport } from './check-receipts.ts'
import type { JournalExport } from './export.ts'
import type { JournalPrimitives } from './primitives.ts'
import { readJournal } from './read-journal.ts'
import type { SegmentReading } from './read-segment.ts'
import { decodeReceipt } from './receipt.ts'
import type { JournalReport } from './report.ts'

/** Whose key the receipts were checked by: a key inside the file only shows that they belong together. */
export type ServerKeyOrigin = 'given' | 'file' | 'none'

export interface ExportReport {
  /** No problem in the journal, none in the receipts, the label fits (X4), and the lists are in order (X5). */
  readonly ok: boolean
  readonly journal: JournalReport
  readonly receipts: ReceiptReport
  readonly serverKeyOrigin: ServerKeyOrigin
  /** X4: the file says the attempt that its segments say. */
  readonly isLabelRight: boolean
  /** X5: segments and receipts are listed in their order. */
  readonly isOrdered: boolean
  /** The segments as far as they hold; read without a key where one did not open them. */
  readonly readings: readonly SegmentReading[]
  /** Null without a reading key. */
  readonly events: readonly JournalEvent[] | null
}

/** Keys that the checker has from elsewhere; they go before those in the file. */
export interface KnownKeys {
  readonly attemptKey?: Uint8Array
  readonly serverPublicKey?: Uint8Array
}

const noReceipts: ReceiptReport = {
  confirmed: 0,
  confirmedNextSeq: 0,
  lastServerTimeMs: null,
  problems: [],
  unjudged: 0,
  good: [],
}

/** Checks all that an exported journal claims (docs/formats/export-v1.md). Pure; never throws on bad bytes. */
export function checkExport(primitives: JournalPrimitives, file: JournalExport, known: KnownKeys = {}): ExportReport {
  const attemptKey = known.attemptKey ?? file.attemptKey ?? null
  const serverKey = known.serverPublicKey ?? file.serverPublicKey
  const keyed = readJournal(primitives, file.segments, attemptKey)
  // What does not hold without a key is the first thing to say: a frame that was changed does not open either, and a wrong
  // key says nothing about the bytes. Receipts are held against what can be read without one.
  const plain = keyed.report.ok || attemptKey === null ? keyed : readJournal(primitives, file.segments, null)
  const { report } = plain.report.ok ? keyed : plain
  const events = plain.report.ok ? keyed.events : keyed.events.filter(({ seq }) => seq < plain.report.events)
  const receipts =
    serverKey === undefined
      ? noReceipts
      : checkReceipts(
          primitives,
          file.attemptId,
          file.segments,
          plain.readings,
          file.receipts,
          primitives.importVerifier(serverKey),
        )
  const isLabelRight = report.attemptId === file.attemptId
  const isOrdered = isListedInOrder(file)
  return {
    ok: report.ok && receipts.problems.length === 0 && isLabelRight && isOrdered,
    journal: report,
    receipts,
    serverKeyOrigin: known.serverPublicKey !== undefined ? 'given' : serverKey !== undefined ? 'file' : 'none',
    isLabelRight,
    isOrdered,
    readings: plain.readings,
    events: attemptKey === null ? null : events,
  }
}

/** X5. Receipts that cannot be read are reported as such, not here. */
function isListedInOrder({ segments, receipts }: JournalExport): boolean {
  const places = receipts.flatMap((text) => {
    const decoded = decodeReceipt(text)
    return decoded.ok ? [decoded.value] : []
  })
  return (
    segments.every(({ segment }, index) => index === 0 || segment >= (segments[index - 1]?.segment ?? 0)) &&
    places.every((place, index) => {
      const before = places[index - 1]
      if (before === undefined) return true
      return place.segment > before.segment || (place.segment === before.segment && place.endOffset > before.endOffset)
    })
  )
}
