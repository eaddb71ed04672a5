import { openAttemptKey, type ScoringKeyPair } from '../../../node/crypto/hpke.ts'
import { equalBytes } from '../../../shared/bytes.ts'
import type { JournalExport } from '../../../shared/journal/export.ts'
import { decodeHeader } from '../../../shared/journal/header.ts'
import { scoringKeyId } from '../../../shared/journal/keys.ts'
import type { JournalPrimitives } from '../../../shared/journal/primitives.ts'

/** The key that a journal is read with, where it came from, and what the headers hold instead of it. */
export interface ReadingKey {
  readonly attemptKey: Uint8Array | null
  readonly origin: 'given' | 'scoring' | 'file' | 'none'
  /** Segments that name the given scoring key and whose sealed key does not open with it, or is another attempt key (J30). */
  readonly closedSegments: readonly number[]
}

/** What is known without the scoring key. */
export function plainReadingKey(file: JournalExport, given: Uint8Array | undefined): ReadingKey {
  const attemptKey = given ?? file.attemptKey ?? null
  return {
    attemptKey,
    origin: given !== undefined ? 'given' : attemptKey === null ? 'none' : 'file',
    closedSegments: [],
  }
}

/**
 * Opens the sealed attempt key of every header that names the scoring key. Null when none of them names it: then it is
 * the key of somebody else.
 */
export async function openReadingKey(
  primitives: JournalPrimitives,
  file: JournalExport,
  scoringKey: ScoringKeyPair,
): Promise<ReadingKey | null> {
  const id = scoringKeyId(primitives, scoringKey.publicKey)
  const closed: number[] = []
  let [isNamed, attemptKey] = [false, null as Uint8Array | null]
  for (const { segment, bytes } of file.segments) {
    const header = decodeHeader(bytes)
    if (!header.ok || !equalBytes(header.value.scoringKeyId, id)) continue
    isNamed = true
    const opened = await openAttemptKey(scoringKey, header.value.attemptId, header.value.sealedKey)
    if (!opened.ok || (attemptKey !== null && !equalBytes(attemptKey, opened.value))) closed.push(segment)
    else attemptKey = opened.value
  }
  if (!isNamed) return null
  if (attemptKey === null) return { ...plainReadingKey(file, undefined), closedSegments: closed }
  return { attemptKey, origin: 'scoring', closedSegments: closed }
}
