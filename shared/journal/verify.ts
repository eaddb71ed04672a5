import type { JournalPrimitives } from './primitives.ts'
import { readJournal } from './read-journal.ts'
import type { JournalReport, SegmentBytes } from './report.ts'

/**
 * Verifies a whole journal without a key: chain, signatures, gaps and forks. One hash and one signature per
 * checkpoint. Never throws on bad bytes; an empty journal is not ok.
 */
export function verifyJournal(primitives: JournalPrimitives, segments: readonly SegmentBytes[]): JournalReport {
  return readJournal(primitives, segments, null).report
}
