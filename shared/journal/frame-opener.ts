import type { JournalEvent } from '../attempt/events.ts'
import type { ErrorCode } from '../errors.ts'
import type { FrameHeader } from './frame.ts'
import type { SegmentHeader } from './header.ts'
import { importSegmentKey, writeNonce } from './keys.ts'
import { DIGEST_BYTES, FRAME_HEADER_BYTES } from './layout.ts'
import { decodePayload } from './payload.ts'
import type { JournalPrimitives } from './primitives.ts'

/** Opens one data frame of the segment it was made for and appends its events; null, or why it is refused. */
export type FrameOpener = (bytes: Uint8Array, frame: FrameHeader) => ErrorCode | null

/**
 * Makes the opener of one segment (docs/formats/journal-v1.md, section 5). Nonce and associated data live in two
 * buffers that are filled again for each frame: a million edits have 400,000 frames.
 */
export function createFrameOpener(
  primitives: JournalPrimitives,
  attemptKey: Uint8Array,
  header: SegmentHeader,
  headerDigest: Uint8Array,
  events: JournalEvent[],
): FrameOpener {
  const key = importSegmentKey(primitives, attemptKey, header)
  const nonce = new Uint8Array(12)
  const associated = new Uint8Array(DIGEST_BYTES + FRAME_HEADER_BYTES)
  associated.set(headerDigest, 0)
  return (bytes, frame) => {
    const bodyStart = frame.start + FRAME_HEADER_BYTES
    writeNonce(nonce, frame.frameNumber)
    associated.set(bytes.subarray(frame.start, bodyStart), DIGEST_BYTES)
    const payload = key.open(nonce, associated, bytes.subarray(bodyStart, frame.end))
    if (payload === null) return 'journal/frame-unreadable' // J23
    const place = {
      segment: header.segment,
      createdMs: header.createdMs,
      firstSeq: frame.firstSeq,
      eventCount: frame.eventCount,
      timeMs: frame.timeMs,
    }
    return decodePayload(payload, place, events)
  }
}
