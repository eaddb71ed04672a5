import type { JournalEvent } from '../../../shared/attempt/events.ts'
import { concatBytes } from '../../../shared/bytes.ts'
import { MAX_FRAME_LENGTH } from '../../../shared/journal/layout.ts'
import { payloadBytes } from '../../../shared/journal/payload.ts'
import type { SegmentMark, SegmentWriter } from '../../../shared/journal/segment-writer.ts'
import type { SegmentFile } from './attempt-folder.ts'
import { CHECKPOINT_UNIT_BYTES } from './flush-policy.ts'
import { type ArrivedEvent, splitIntoFrames } from './frame-batch.ts'
import type { ShippableSegment } from './shippable.ts'
import { storageError } from './storage-error.ts'

/** The two clocks at the start of a segment; times of its frames count from `monoMs`. */
export interface SegmentOrigin {
  readonly wallMs: number
  readonly monoMs: number
}

/** How a write ends: by itself, signed when the unit has grown large, signed, or sealed. */
export type Signing = 'when-large' | 'checkpoint' | 'seal'

/** One open segment: its encoder and its file, kept in step. */
export interface SegmentSession {
  readonly origin: SegmentOrigin
  readonly shippable: ShippableSegment
  /** Up to where all is on disk. */
  readonly durable: () => SegmentMark
  /** Time of the last event or checkpoint that is on disk, on the clock of `origin.monoMs`. */
  readonly lastMonoMs: () => number
  /**
   * Encodes events, writes them in one piece and syncs once; resolves when they are durable. `signMonoMs` is the time
   * that a checkpoint states. After a rejection the segment must be left alone (J56).
   */
  readonly write: (
    events: readonly ArrivedEvent[],
    signing: Signing,
    signMonoMs: number,
  ) => Promise<readonly JournalEvent[]>
  readonly close: () => Promise<void>
}

/** Joins an encoder and the file that its header was written to. `meter` runs each write and takes its time. */
export function createSegmentSession(
  writer: SegmentWriter,
  file: SegmentFile,
  origin: SegmentOrigin,
  meter: (write: () => Promise<void>) => Promise<void>,
): SegmentSession {
  let durable = writer.mark()
  let lastMonoMs = origin.monoMs
  const shippable: ShippableSegment = {
    segment: durable.segment,
    header: writer.header,
    checkpointEnds: [],
    committedEnd: null,
  }

  async function write(events: readonly ArrivedEvent[], signing: Signing, signMonoMs: number) {
    const encoded = encode(writer, origin, events, signing, signMonoMs)
    if (encoded.bytes.length > 0) {
      try {
        await meter(() => file.append(encoded.bytes))
      } catch (error) {
        throw storageError(error)
      }
    }
    durable = writer.mark()
    lastMonoMs = Math.max(lastMonoMs, signMonoMs, events.at(-1)?.monoMs ?? 0)
    shippable.checkpointEnds.push(...encoded.checkpointEnds)
    return encoded.events
  }

  return { origin, shippable, durable: () => durable, lastMonoMs: () => lastMonoMs, write, close: file.close }
}

interface EncodedWrite {
  readonly bytes: Uint8Array
  readonly events: readonly JournalEvent[]
  readonly checkpointEnds: readonly number[]
}

function encode(
  writer: SegmentWriter,
  origin: SegmentOrigin,
  arrivals: readonly ArrivedEvent[],
  signing: Signing,
  signMonoMs: number,
): EncodedWrite {
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
