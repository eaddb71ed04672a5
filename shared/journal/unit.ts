import type { ErrorCode } from '../errors.ts'
import type { Result } from '../result.ts'
import type { SegmentHeader } from './header.ts'
import type { JournalPrimitives } from './primitives.ts'
import type { SegmentHead } from './segment-head.ts'

/**
 * Verifies one unit, the bytes from one checkpoint to the next, with one hash and one signature
 * (docs/formats/journal-v1.md, section 7). Needs no key.
 * @returns the state after the unit; a failure leaves the caller's state as it was.
 */
export function verifyUnit(
  _primitives: JournalPrimitives,
  _state: SegmentHead,
  _bytes: Uint8Array,
): Result<SegmentHead, ErrorCode> {
  throw new Error('being written')
}

/**
 * Verifies a tail unit: frames after the last checkpoint of a segment whose process died, vouched for by the verified
 * header of the next segment. The state after it is at the committed offset and ended.
 */
export function verifyTail(
  _primitives: JournalPrimitives,
  _state: SegmentHead,
  _next: SegmentHeader,
  _bytes: Uint8Array,
): Result<SegmentHead, ErrorCode> {
  throw new Error('being written')
}
