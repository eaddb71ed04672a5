import { equalBytes, viewOf } from '../bytes.ts'
import { type ErrorCode, errors } from '../errors.ts'
import { readFrameHeader } from './frame.ts'
import { CHECKPOINT_BYTES, HEADER_BYTES, SIGNATURE_BYTES } from './layout.ts'
import type { JournalPrimitives, Verifier } from './primitives.ts'
import type { SegmentReading } from './read-segment.ts'
import { type Receipt, verifyReceipt } from './receipt.ts'
import type { JournalProblem, SegmentBytes } from './report.ts'

/** What receipts say about a journal that was read. */
export interface ReceiptReport {
  /** Receipts that are signed by the server and agree with the journal. */
  readonly confirmed: number
  /** Sequence number up to which, not including it, the server has confirmed the events. */
  readonly confirmedNextSeq: number
  /** The server's time in the last good receipt. */
  readonly lastServerTimeMs: number | null
  readonly problems: readonly JournalProblem[]
}

/**
 * Holds receipts against a journal (docs/formats/journal-v1.md, J31 and J32). `readings` are what `readJournal` found,
 * of the same segments.
 */
export function checkReceipts(
  primitives: JournalPrimitives,
  attemptId: string,
  segments: readonly SegmentBytes[],
  readings: readonly SegmentReading[],
  receipts: readonly string[],
  verify: Verifier,
): ReceiptReport {
  const problems: JournalProblem[] = []
  const good: Receipt[] = []
  const heads = readings.map((reading) => headsOf(primitives, segments, reading))
  for (const text of receipts) {
    const verified = verifyReceipt(text, verify)
    const failure = verified.ok ? judge(verified.value, attemptId, readings, heads) : verified.failure
    if (verified.ok && failure === null) good.push(verified.value)
    else if (failure !== null) {
      const { segment, endOffset } = verified.ok ? verified.value : { segment: 0, endOffset: 0 }
      problems.push({ code: failure, segment, offset: endOffset, words: errors[failure].message })
    }
  }
  return {
    confirmed: good.length,
    confirmedNextSeq: Math.max(0, ...good.map(({ nextSeq }) => nextSeq)),
    lastServerTimeMs: good.reduce<number | null>((last, one) => Math.max(last ?? 0, one.serverTimeMs), null),
    problems,
  }
}

interface Place {
  readonly head: Uint8Array
  readonly frameNumber: number
  readonly nextSeq: number
}

/** J32: null when the journal is the one that the server confirmed. */
function judge(
  receipt: Receipt,
  attemptId: string,
  readings: readonly SegmentReading[],
  heads: readonly ReadonlyMap<number, Place>[],
): ErrorCode | null {
  if (receipt.attemptId !== attemptId) return 'journal/other-attempt'
  const reading = readings[receipt.segment]
  if (reading === undefined) return 'receipt/uncovered'
  const isLast = receipt.segment === readings.length - 1
  if (receipt.endOffset > reading.end.offset) return isLast ? 'receipt/uncovered' : 'receipt/contradicted'
  const place = heads[receipt.segment]?.get(receipt.endOffset)
  const agrees =
    place !== undefined &&
    equalBytes(place.head, receipt.head) &&
    place.frameNumber === receipt.frameNumber &&
    place.nextSeq === receipt.nextSeq
  return agrees ? null : 'receipt/contradicted'
}

/** The running head and counts at each place of a segment that a server can confirm: after the header, each unit, the end. */
function headsOf(
  primitives: JournalPrimitives,
  segments: readonly SegmentBytes[],
  reading: SegmentReading,
): ReadonlyMap<number, Place> {
  const places = new Map<number, Place>()
  const bytes = segments.find(({ segment }) => segment === reading.header.segment)?.bytes
  if (bytes === undefined) return places
  let head = primitives.sha256(bytes.subarray(0, HEADER_BYTES))
  let start = HEADER_BYTES
  places.set(start, { head, frameNumber: 0, nextSeq: reading.header.firstSeq })
  for (const end of reading.checkpointEnds) {
    head = primitives.sha256(head, bytes.subarray(start, end - SIGNATURE_BYTES))
    const checkpoint = readFrameHeader(viewOf(bytes), end - CHECKPOINT_BYTES, end)
    if (typeof checkpoint !== 'string')
      places.set(end, { head, frameNumber: checkpoint.frameNumber, nextSeq: checkpoint.firstSeq })
    start = end
  }
  places.set(reading.end.offset, reading.end)
  return places
}
