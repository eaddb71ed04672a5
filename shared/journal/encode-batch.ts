import type { JournalEvent } from '../attempt/events.ts'
import { concatBytes } from '../bytes.ts'
import { CHECKPOINT_UNIT_BYTES } from './flush-policy.ts'
import { type ArrivedEvent, type SegmentOrigin, splitIntoFrames } from './frame-batch.ts'
import { MAX_FRAME_LENGTH } from './layout.ts'
import { payloadBytes } from './payload.ts'
import type { SegmentWriter } from './segment-writer.ts'

/** How a write ends: by itself, signed when the unit has grown large, signed, or sealed. */
export type Signing = 'when-large' | 'checkpoint' | 'seal'

/** What one write puts on the disk. */
export interface EncodedBatch {
  readonly bytes: Uint8Array
  readonly events: readonly JournalEvent[]
  readonly checkpointEnds: readonly number[]
}

/**
 * Encodes what arrived since the last write: frames, and a checkpoint or the seal where one is due (J53, J54). What it
 * returns must be written whole. `signMonoMs` is the time that a checkpoint states.
 */
export function encodeBatch(
  writer: SegmentWriter,
  origin: SegmentOrigin,
  arrivals: readonly ArrivedEvent[],
  signing: Signing,
  signMonoMs: number,
): EncodedBatch {
  const chunks: Uint8Array[] = []
  const events: JournalEvent[] = []
  const checkpointEnds: number[] = []
  function signed(bytes: Uint8Array): void {
    chunks.push(bytes)
    checkpointEnds.push(writer.mark().offset)
  }
  for (const { skewMs, arrived } of splitIntoFrames(arrivals, origin)) {
    const timed = arrived.map(({ event, monoMs }) => ({ event, monoMs: monoMs - origin.monoMs }))
    if (wouldOutgrowUnit(writer, arrived)) signed(writer.checkpoint(timed[0]?.monoMs ?? 0))
    const frame = writer.frame(skewMs, timed)
    chunks.push(frame.bytes)
    for (const event of frame.events) events.push(event)
  }
  const { unitBytes } = writer.mark()
  const signTimeMs = signMonoMs - origin.monoMs
  if (signing === 'seal') signed(writer.seal(signTimeMs))
  else if (unitBytes >= CHECKPOINT_UNIT_BYTES || (signing === 'checkpoint' && unitBytes > 0))
    signed(writer.checkpoint(signTimeMs))
  return { bytes: concatBytes(...chunks), events, checkpointEnds }
}

/** A unit may hold 2 MiB (docs/formats/journal-v1.md, section 3): signs before a large frame joins others. */
function wouldOutgrowUnit(writer: SegmentWriter, arrived: readonly ArrivedEvent[]): boolean {
  const { unitBytes } = writer.mark()
  const frameBytes = arrived.reduce((sum, { event }) => sum + payloadBytes(event), 0)
  return unitBytes > 0 && unitBytes + frameBytes > MAX_FRAME_LENGTH
}
