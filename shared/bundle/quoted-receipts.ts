import type { JournalEvent } from '../attempt/events.ts'
import { type ErrorCode, errors } from '../errors.ts'
import type { ReceiptReport } from '../journal/check-receipts.ts'
import { decodeReceipt } from '../journal/receipt.ts'
import type { JournalProblem, SegmentBytes } from '../journal/report.ts'
import { offsetOfEvent } from './frame-places.ts'

/** The receipts that stand in the journal itself, as `sync.receipted` events. */
export interface QuotedReceipts {
  readonly quoted: number
  /** Those that the file's own list leaves out, in their order. They are checked like the others. */
  readonly unlisted: readonly string[]
  /** J34: events that say something else than the receipt that they carry. */
  readonly problems: readonly JournalProblem[]
}

/** Reads the quoted receipts of an opened journal. Their signatures and places are `checkReceipts`' to judge. */
export function findQuoted(
  events: readonly JournalEvent[],
  segments: readonly SegmentBytes[],
  listed: readonly string[],
): QuotedReceipts {
  const known = new Set(listed)
  const unlisted = new Set<string>()
  const problems: JournalProblem[] = []
  let quoted = 0
  for (const event of events) {
    if (event.type !== 'sync.receipted') continue
    quoted += 1
    const code = misquote(event)
    if (code !== null) problems.push({ ...placeOf(event, segments), code, words: errors[code].message })
    else if (!known.has(event.data.receipt)) unlisted.add(event.data.receipt)
  }
  return { quoted, unlisted: [...unlisted], problems }
}

function misquote({ seq, data }: JournalEvent & { readonly type: 'sync.receipted' }): ErrorCode | null {
  const decoded = decodeReceipt(data.receipt)
  if (!decoded.ok) return decoded.failure
  const { segment, endOffset, serverTimeMs, nextSeq } = decoded.value
  const isSame = segment === data.segment && endOffset === data.endOffset && serverTimeMs === data.serverTimeMs
  return isSame && nextSeq <= seq ? null : 'receipt/misquoted'
}

/** Where an event stands in the file. */
export function placeOf(
  { segment, seq }: Pick<JournalEvent, 'segment' | 'seq'>,
  segments: readonly SegmentBytes[],
): { readonly segment: number; readonly offset: number } {
  const bytes = segments.find((one) => one.segment === segment)?.bytes
  return { segment, offset: bytes === undefined ? 0 : offsetOfEvent(bytes, seq) }
}

/** Two reports of the same journal as one. */
export function joinReceiptReports(first: ReceiptReport, second: ReceiptReport): ReceiptReport {
  const times = [first.lastServerTimeMs, second.lastServerTimeMs].filter((ms) => ms !== null)
  return {
    confirmed: first.confirmed + second.confirmed,
    confirmedNextSeq: Math.max(first.confirmedNextSeq, second.confirmedNextSeq),
    lastServerTimeMs: times.length === 0 ? null : Math.max(...times),
    problems: [...first.problems, ...second.problems],
    unjudged: first.unjudged + second.unjudged,
    good: [...first.good, ...second.good],
  }
}
