import { openAttemptKey, type ScoringKeyPair } from '../../node/crypto/hpke.ts'
import type { JournalEvent } from '../../shared/attempt/events.ts'
import { AppError } from '../../shared/errors.ts'
import { decodeHeader } from '../../shared/journal/header.ts'
import { openJournal } from '../../shared/journal/open.ts'
import type { JournalPrimitives } from '../../shared/journal/primitives.ts'
import type { JournalReport, SegmentBytes } from '../../shared/journal/report.ts'

export interface OpenedAttempt {
  readonly events: readonly JournalEvent[]
  readonly report: JournalReport
  /** 32 bytes; opens what the device sealed beside the journal too. */
  readonly attemptKey: Uint8Array
}

/**
 * Unwraps the attempt key with the scoring key, verifies the stored journal again from its first byte, and opens it.
 * @throws AppError `scoring/key-mismatch`, `scoring/journal-damaged` when there is nothing to open.
 */
export async function openAttempt(
  primitives: JournalPrimitives,
  scoringKey: ScoringKeyPair,
  attemptId: string,
  segments: readonly SegmentBytes[],
): Promise<OpenedAttempt> {
  const first = segments[0]
  const header = first === undefined ? null : decodeHeader(first.bytes)
  if (header === null || !header.ok) throw new AppError('scoring/journal-damaged')
  const attemptKey = await openAttemptKey(scoringKey, attemptId, header.value.sealedKey)
  if (!attemptKey.ok) throw new AppError('scoring/key-mismatch')
  return { ...openJournal(primitives, segments, attemptKey.value), attemptKey: attemptKey.value }
}
