import type { JournalEvent, NewEvent } from '../attempt/events.ts'
import type { JournalPrimitives, Signer } from './primitives.ts'

/** An event with its time, milliseconds since the start of its segment. */
export interface TimedEvent {
  readonly monoMs: number
  readonly event: NewEvent
}

export interface SegmentStart {
  readonly attemptId: string
  readonly segment: number
  /** Wall time at the segment's start. */
  readonly createdMs: number
  readonly previous: {
    readonly frame: number
    readonly end: number
    readonly head: Uint8Array
    readonly nextSeq: number
  } | null
  readonly attemptKey: Uint8Array
  readonly sealedKey: Uint8Array
  readonly scoringKeyId: Uint8Array
  readonly salt: Uint8Array
}

/** Where a writer stands after the bytes that it gave out last. */
export interface SegmentPosition {
  readonly segment: number
  readonly offset: number
  readonly frameNumber: number
  readonly nextSeq: number
}

/** Encodes one segment; does no I/O. What it returns must be written in the order in which it was returned. */
export interface SegmentWriter {
  readonly header: Uint8Array
  readonly position: () => SegmentPosition
  /** Running head at the present position (section 6). */
  readonly head: () => Uint8Array
  /** Bytes since the last checkpoint. */
  readonly unitBytes: () => number
  /** One data frame. `skewMs` is what wall time differs from start plus monotonic time for all of these events. */
  readonly frame: (
    skewMs: number,
    events: readonly TimedEvent[],
  ) => { readonly bytes: Uint8Array; readonly events: readonly JournalEvent[] }
  /** A signed checkpoint; there must be a frame since the last one. `monoMs` as in `TimedEvent`. */
  readonly checkpoint: (monoMs: number) => Uint8Array
  /** The last bytes of an attempt. */
  readonly seal: (monoMs: number) => Uint8Array
}

export function createSegmentWriter(
  _primitives: JournalPrimitives,
  _signer: Signer,
  _start: SegmentStart,
): SegmentWriter {
  throw new Error('being written')
}
