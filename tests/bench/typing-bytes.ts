import { importSigner } from '../../node/crypto/device-key.ts'
import { createJournalPrimitives } from '../../node/crypto/journal-primitives.ts'
import type { Splice } from '../../shared/ipc/contract.ts'
import type { TimedEvent } from '../../shared/journal/payload.ts'
import { createSegmentWriter } from '../../shared/journal/segment-writer.ts'

/** A typist's pace. */
export const KEY_MS = 150
const FLUSH_MS = 250
const CHECKPOINT_MS = 5_000

/**
 * Bytes that the journal takes for `splices`, one every 150 ms: frames as the flush policy cuts them (at once when the
 * last is 250 ms old, else at the 250 ms mark) and a signed checkpoint every 5 s. Header not counted, as rrweb's
 * snapshot is not.
 */
export function journalBytes(splices: readonly Splice[]): number {
  const writer = createSegmentWriter(createJournalPrimitives(), importSigner(new Uint8Array(32).fill(8)), {
    attemptId: '0196f3a0-5b7c-7d2e-8a41-9c3f5e2b7d10',
    createdMs: 1_795_000_000_000,
    previous: null,
    attemptKey: new Uint8Array(32).fill(7),
    sealedKey: new Uint8Array(80),
    scoringKeyId: new Uint8Array(16),
    salt: new Uint8Array(16).fill(9),
  })
  let bytes = 0
  let flushedMs = -FLUSH_MS
  let checkpointMs = 0
  let waiting: TimedEvent[] = []
  const flush = (nowMs: number) => {
    if (waiting.length === 0) return
    bytes += writer.frame(0, waiting).bytes.length
    waiting = []
    flushedMs = nowMs
    if (nowMs - checkpointMs < CHECKPOINT_MS) return
    bytes += writer.checkpoint(nowMs).length
    checkpointMs = nowMs
  }
  for (const [index, splice] of splices.entries()) {
    const nowMs = index * KEY_MS
    if (nowMs > flushedMs + FLUSH_MS) flush(flushedMs + FLUSH_MS)
    waiting.push({ monoMs: nowMs, event: { type: 'edit.made', data: { field: 0, ...splice } } })
    if (nowMs >= flushedMs + FLUSH_MS) flush(nowMs)
  }
  flush(splices.length * KEY_MS)
  return bytes
}
