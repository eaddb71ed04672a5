import type { JournalEvent } from '../../../shared/attempt/events.ts'
import { encodeBatch, type Signing } from '../../../shared/journal/encode-batch.ts'
import type { ArrivedEvent, SegmentOrigin } from '../../../shared/journal/frame-batch.ts'
import type { SegmentMark, SegmentWriter } from '../../../shared/journal/segment-writer.ts'
import type { SegmentFile } from './attempt-folder.ts'
import type { ShippableSegment } from './shippable.ts'
import { storageError } from './storage-error.ts'

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
    const encoded = encodeBatch(writer, origin, events, signing, signMonoMs)
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
