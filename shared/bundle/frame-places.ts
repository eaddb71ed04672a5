import { viewOf } from '../bytes.ts'
import { type FrameHeader, readFrameHeader } from '../journal/frame.ts'
import { HEADER_BYTES } from '../journal/layout.ts'

/** Walks over the frames of a segment as long as they can be read. Says nothing about whether they hold. */
function* framesOf(bytes: Uint8Array): Generator<FrameHeader> {
  const view = viewOf(bytes)
  for (let at = HEADER_BYTES; at < bytes.length; ) {
    const frame = readFrameHeader(view, at, bytes.length)
    if (typeof frame === 'string') return
    yield frame
    at = frame.end
  }
}

/** Offset of the frame that holds an event, by the clear counts; 0 where none does. */
export function offsetOfEvent(bytes: Uint8Array, seq: number): number {
  for (const frame of framesOf(bytes))
    if (seq >= frame.firstSeq && seq < frame.firstSeq + frame.eventCount) return frame.start
  return 0
}

/** Time of the last frame that begins before `offset`, milliseconds since the segment's start; 0 where there is none. */
export function timeBefore(bytes: Uint8Array, offset: number): number {
  let timeMs = 0
  for (const frame of framesOf(bytes)) {
    if (frame.start >= offset) break
    timeMs = frame.timeMs
  }
  return timeMs
}
