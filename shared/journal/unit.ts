import { viewOf } from '../bytes.ts'
import type { ErrorCode } from '../errors.ts'
import type { Result } from '../result.ts'
import { advanceTail, advanceUnit, cursorOf, stateAt, type WalkStop } from './chain.ts'
import type { SegmentHeader } from './header.ts'
import { MAX_UNIT_BYTES } from './layout.ts'
import type { JournalPrimitives } from './primitives.ts'
import { checkSuccessor, type SegmentHead } from './segment-head.ts'

/** What a fault in bytes that were sent as a whole unit means. */
function codeOf(stop: WalkStop): ErrorCode {
  if (stop.fault === 'torn') return 'journal/unit-incomplete'
  return stop.fault === 'malformed' ? 'journal/frame-malformed' : stop.fault
}

/** J10, J19: what can be said before looking at the bytes. */
function refuseUnseen(state: SegmentHead, bytes: Uint8Array): ErrorCode | null {
  if (bytes.length > MAX_UNIT_BYTES) return 'journal/unit-too-large'
  if (state.isSealed) return 'journal/after-seal'
  return state.isEnded ? 'journal/tail-mismatch' : null
}

/**
 * Verifies one unit, the bytes from one checkpoint to the next, with one hash and one signature
 * (docs/formats/journal-v1.md, section 7). Needs no key.
 * @returns the state after the unit; a failure leaves the caller's state as it was.
 */
export function verifyUnit(
  primitives: JournalPrimitives,
  state: SegmentHead,
  bytes: Uint8Array,
): Result<SegmentHead, ErrorCode> {
  const refusal = refuseUnseen(state, bytes)
  if (refusal !== null) return { ok: false, failure: refusal }
  const cursor = cursorOf(primitives, state)
  const walk = advanceUnit(primitives, cursor, bytes, viewOf(bytes), 0, bytes.length)
  if ('fault' in walk) return { ok: false, failure: codeOf(walk) }
  if (walk.last.end !== bytes.length) return { ok: false, failure: 'journal/unit-incomplete' } // J18
  return { ok: true, value: stateAt(state, cursor) }
}

/**
 * Verifies a tail unit: frames after the last checkpoint of a segment whose process died, vouched for by the verified
 * header of the next segment. The state after it is at the committed offset and ended.
 */
export function verifyTail(
  primitives: JournalPrimitives,
  state: SegmentHead,
  next: SegmentHeader,
  bytes: Uint8Array,
): Result<SegmentHead, ErrorCode> {
  const refusal = refuseUnseen(state, bytes) ?? checkSuccessor(state, next)
  if (refusal !== null) return { ok: false, failure: refusal }
  const cursor = cursorOf(primitives, state)
  const stop = advanceTail(primitives, cursor, bytes, viewOf(bytes), 0, bytes.length, next)
  if (stop !== null) return { ok: false, failure: codeOf(stop) }
  return { ok: true, value: { ...stateAt(state, cursor), isEnded: true } }
}
