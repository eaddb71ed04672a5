import type { JournalEvent } from '../attempt/events.ts'
import { checkReceipts, type ReceiptReport } from './check-receipts.ts'
import type { JournalExport } from './export.ts'
import type { JournalPrimitives } from './primitives.ts'
import { readJournal } from './read-journal.ts'
import type { JournalReport } from './report.ts'

/** Whose key the receipts were checked by: a key inside the file only shows that they belong together. */
export type ServerKeyOrigin = 'given' | 'file' | 'none'

export interface ExportReport {
  /** No problem in the journal, none in the receipts, and the label fits (X4). */
  readonly ok: boolean
  readonly journal: JournalReport
  readonly receipts: ReceiptReport
  readonly serverKeyOrigin: ServerKeyOrigin
  /** X4: the file says the attempt that its segments say. */
  readonly isLabelRight: boolean
  /** Null without a reading key. */
  readonly events: readonly JournalEvent[] | null
}

/** Keys that the checker has from elsewhere; they go before those in the file. */
export interface KnownKeys {
  readonly attemptKey?: Uint8Array
  readonly serverPublicKey?: Uint8Array
}

const noReceipts: ReceiptReport = { confirmed: 0, confirmedNextSeq: 0, lastServerTimeMs: null, problems: [] }

/** Checks all that an exported journal claims (docs/formats/export-v1.md). Pure; never throws on bad bytes. */
export function checkExport(primitives: JournalPrimitives, file: JournalExport, known: KnownKeys = {}): ExportReport {
  const attemptKey = known.attemptKey ?? file.attemptKey ?? null
  const serverKey = known.serverPublicKey ?? file.serverPublicKey
  const { report, readings, events } = readJournal(primitives, file.segments, attemptKey)
  // A key that does not open says nothing about the bytes: receipts are held against what can be read without one.
  const signed = report.ok || attemptKey === null ? readings : readJournal(primitives, file.segments, null).readings
  const receipts =
    serverKey === undefined
      ? noReceipts
      : checkReceipts(
          primitives,
          file.attemptId,
          file.segments,
          signed,
          file.receipts,
          primitives.importVerifier(serverKey),
        )
  const isLabelRight = report.attemptId === file.attemptId
  return {
    ok: report.ok && receipts.problems.length === 0 && isLabelRight,
    journal: report,
    receipts,
    serverKeyOrigin: known.serverPublicKey !== undefined ? 'given' : serverKey !== undefined ? 'file' : 'none',
    isLabelRight,
    events: attemptKey === null ? null : events,
  }
}
