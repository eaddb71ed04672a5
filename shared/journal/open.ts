import type { JournalEvent } from '../attempt/events.ts'
import type { JournalPrimitives } from './primitives.ts'
import { readJournal, type SignatureScope } from './read-journal.ts'
import type { JournalReport, SegmentBytes } from './report.ts'

/**
 * Verifies a journal, opens it with the attempt key (32 bytes) and returns its events in order, up to the first thing
 * that does not hold. Never throws on bad bytes: the report says what is wrong. `signatures` may be `last` where each
 * unit was verified before it was stored, as in a scoring worker.
 */
export function openJournal(
  primitives: JournalPrimitives,
  segments: readonly SegmentBytes[],
  attemptKey: Uint8Array,
  signatures: SignatureScope = 'all',
): { readonly events: readonly JournalEvent[]; readonly report: JournalReport } {
  const { events, report } = readJournal(primitives, segments, attemptKey, signatures)
  return { events, report }
}
