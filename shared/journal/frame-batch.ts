import type { NewEvent } from '../attempt/events.ts'
import { payloadBytes } from './payload.ts'

/** An event as it arrived, on both clocks; `monoMs` is whole milliseconds since the process started and never falls. */
export interface ArrivedEvent {
  readonly event: NewEvent
  readonly wallMs: number
  readonly monoMs: number
}

/** The two clocks at the start of a segment; times of its frames count from `monoMs`. */
export interface SegmentOrigin {
  readonly wallMs: number
  readonly monoMs: number
}

/** The events of one frame: one skew for all of them. */
export interface FrameBatch<Arrived extends ArrivedEvent> {
  readonly skewMs: number
  readonly arrived: readonly Arrived[]
}

/** Wall time may move this much against the monotonic clock within a frame (docs/formats/journal-v1.md, section 5). */
const SKEW_TOLERANCE_MS = 20
const MAX_FRAME_EVENTS = 4_096
/** A frame stays far below the format's limit, unless one event alone is larger. */
const FULL_FRAME_BYTES = 65_536

/** Parts events into frames: by clock jumps, by number, by size. Keeps their order; every event lands in one frame. */
export function splitIntoFrames<Arrived extends ArrivedEvent>(
  events: readonly Arrived[],
  start: SegmentOrigin,
): readonly FrameBatch<Arrived>[] {
  const frames: { skewMs: number; arrived: Arrived[] }[] = []
  let bytes = 0
  for (const arrived of events) {
    const skewMs = arrived.wallMs - start.wallMs - (arrived.monoMs - start.monoMs)
    const size = payloadBytes(arrived.event)
    const last = frames.at(-1)
    const fits =
      last !== undefined &&
      Math.abs(skewMs - last.skewMs) <= SKEW_TOLERANCE_MS &&
      last.arrived.length < MAX_FRAME_EVENTS &&
      bytes + size <= FULL_FRAME_BYTES
    if (fits) last.arrived.push(arrived)
    else frames.push({ skewMs, arrived: [arrived] })
    bytes = fits ? bytes + size : size
  }
  return frames
}
