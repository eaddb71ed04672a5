import { equalBytes, viewOf } from '../bytes.ts'
import { type ErrorCode, errors } from '../errors.ts'
import { readFrameHeader } from './frame.ts'
import { CHECKPOINT_BYTES, HEADER_BYTES, SIGNATURE_BYTES } from './layout.ts'
import type { JournalPrimitives, Verifier } from './primitives.ts'
import type { SegmentReading } from './read-segment.ts'
import { decodeReceipt, type Receipt, verifyReceipt } from './receipt.ts'
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
  /** Receipts for places beyond the first thing that does not hold: signed, and nothing can be said about what they cover. */
  readonly unjudged: number
  /** Those that are signed and agree, in the order in which they were given. */
  readonly good: readonly GoodReceipt[]
}

/** A receipt that holds, with the time of its place: what the device's clock showed, milliseconds since the segment's start. */
export interface GoodReceipt extends Receipt {
  readonly timeMs: number
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
  let unjudged = 0
  const problems: JournalProblem[] = []
  const good: GoodReceipt[] = []
  const heads = readings.map((reading) => headsOf(primitives, segments, reading))
  for (const text of receipts) {
    const verified = verifyReceipt(text, verify)
    if (verified.ok && liesBeyondDamage(verified.value, segments, readings)) {
      unjudged += 1
      continue
    }
    const judged = verified.ok ? judge(verified.value, attemptId, readings, heads) : verified.failure
    if (verified.ok && typeof judged !== 'string') good.push({ ...verified.value, timeMs: judged.timeMs })
    else if (typeof judged === 'string') {
      const { segment, endOffset } = placeOf(text)
      problems.push({ code: judged, segment, offset: endOffset, words: errors[judged].message })
    }
  }
  return {
    confirmed: good.length,
    confirmedNextSeq: Math.max(0, ...good.map(({ nextSeq }) => nextSeq)),
    lastServerTimeMs: good.reduce<number | null>((last, one) => Math.max(last ?? 0, one.serverTimeMs), null),
    problems,
    unjudged,
    good,
  }
}

/** The place that a receipt names, believed or not, so that a person finds it; 0 where it cannot be read. */
function placeOf(text: string): Pick<Receipt, 'segment' | 'endOffset'> {
  const decoded = decodeReceipt(text)
  return decoded.ok ? decoded.value : { segment: 0, endOffset: 0 }
}

/** The file holds the place, and reading stopped before it: that it is missing would be a false thing to say. */
function liesBeyondDamage(
  { segment, endOffset }: Receipt,
  segments: readonly SegmentBytes[],
  readings: readonly SegmentReading[],
): boolean {
  const last = readings.at(-1)
  const isHeld = segments.some((one) => one.segment === segment && one.bytes.length >= endOffset)
  if (!isHeld || last === undefined) return isHeld
  if (segment < last.header.segment) return false
  if (segment > last.header.segment) return true
  return last.damage !== null && last.damage.code !== 'torn' && endOffset > last.end.offset
}

interface Place {
  readonly timeMs: number
  readonly head: Uint8Array
  readonly frameNumber: number
  readonly nextSeq: number
}

/** J32: the place, when the journal is the one that the server confirmed; else why not. */
function judge(
  receipt: Receipt,
  attemptId: string,
  readings: readonly SegmentReading[],
  heads: readonly ReadonlyMap<number, Place>[],
): Place | ErrorCode {
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
  return agrees ? place : 'receipt/contradicted'
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
  places.set(start, { timeMs: 0, head, frameNumber: 0, nextSeq: reading.header.firstSeq })
  for (const end of reading.checkpointEnds) {
    head = primitives.sha256(head, bytes.subarray(start, end - SIGNATURE_BYTES))
    const checkpoint = readFrameHeader(viewOf(bytes), end - CHECKPOINT_BYTES, end)
    if (typeof checkpoint !== 'string')
      places.set(end, {
        timeMs: checkpoint.timeMs,
        head,
        frameNumber: checkpoint.frameNumber,
        nextSeq: checkpoint.firstSeq,
      })
    start = end
  }
  places.set(reading.end.offset, { ...reading.end, timeMs: reading.timeMs })
  return places
}
