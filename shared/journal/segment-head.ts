import { z } from 'zod'
import { fromHex, toHex } from '../bytes.ts'
import type { ErrorCode } from '../errors.ts'
import type { Result } from '../result.ts'
import type { SegmentHeader } from './header.ts'
import { HEADER_BYTES, MAX_U32 } from './layout.ts'
import type { JournalPrimitives } from './primitives.ts'

const U32 = z.int().min(0).max(MAX_U32)
const Hex32 = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * How far one segment has been verified: all that a keyless reader keeps between two units. JSON-able, so that a
 * server can store it in a row; bytes are lower-case hex.
 */
export const SegmentHead = z.strictObject({
  attemptId: z.uuid(),
  segment: U32,
  devicePublicKey: Hex32,
  /** End of what was verified, in bytes from the start of the segment. */
  offset: U32,
  /** Last frame verified; 0 after the header. */
  frameNumber: U32,
  /** Sequence number that the next event must have. */
  nextSeq: U32,
  /** Running head at `offset` (docs/formats/journal-v1.md, section 6). */
  headDigest: Hex32,
  /** Time of the last frame, milliseconds since the segment's start. */
  timeMs: U32,
  /** A seal was verified: nothing may follow, in this segment or in another. */
  isSealed: z.boolean(),
  /** A tail was verified: the segment is complete, only the next one may follow. */
  isEnded: z.boolean(),
})
export type SegmentHead = Readonly<z.output<typeof SegmentHead>>

/** The state just after a header, whatever came before it. */
export function firstHead(primitives: JournalPrimitives, header: SegmentHeader, headerBytes: Uint8Array): SegmentHead {
  return {
    attemptId: header.attemptId,
    segment: header.segment,
    devicePublicKey: toHex(header.devicePublicKey),
    offset: HEADER_BYTES,
    frameNumber: 0,
    nextSeq: header.firstSeq,
    headDigest: toHex(primitives.sha256(headerBytes.subarray(0, HEADER_BYTES))),
    timeMs: 0,
    isSealed: false,
    isEnded: false,
  }
}

/**
 * The state after a verified header. `previous` is the state of the segment before at its end (null for segment 0);
 * when its tail has not arrived yet this answers `journal/tail-mismatch`, and nothing of this segment counts.
 */
export function headAfterHeader(
  primitives: JournalPrimitives,
  header: SegmentHeader,
  headerBytes: Uint8Array,
  previous: SegmentHead | null,
): Result<SegmentHead, ErrorCode> {
  const failure = previous === null ? checkFirst(header) : checkContinuation(previous, header)
  if (failure !== null) return { ok: false, failure }
  return { ok: true, value: firstHead(primitives, header, headerBytes) }
}

function checkFirst(header: SegmentHeader): ErrorCode | null {
  if (header.segment !== 0) return 'journal/segment-gap'
  const commitsToNothing =
    header.previousFrame === 0 && header.previousEnd === 0 && header.previousHead.every((byte) => byte === 0)
  if (!commitsToNothing) return 'journal/chain-broken'
  return header.firstSeq === 0 ? null : 'journal/sequence-gap'
}

/** Checks all that a header says of the segment before it except how far that one reaches. */
export function checkSuccessor(previous: SegmentHead, header: SegmentHeader): ErrorCode | null {
  if (header.attemptId !== previous.attemptId) return 'journal/other-attempt'
  if (toHex(header.devicePublicKey) !== previous.devicePublicKey) return 'journal/other-device'
  if (header.segment !== previous.segment + 1) return 'journal/segment-gap'
  if (previous.isSealed) return 'journal/after-seal'
  if (header.previousEnd < previous.offset) return 'journal/rollback'
  return null
}

function checkContinuation(previous: SegmentHead, header: SegmentHeader): ErrorCode | null {
  const failure = checkSuccessor(previous, header)
  if (failure !== null) return failure
  if (header.previousEnd > previous.offset) return 'journal/tail-mismatch'
  if (header.previousFrame !== previous.frameNumber || toHex(header.previousHead) !== previous.headDigest)
    return 'journal/chain-broken'
  return header.firstSeq === previous.nextSeq ? null : 'journal/sequence-gap'
}

/** The 32 bytes of a stored digest. A state that holds anything else was not parsed: that is a bug. */
export function digestBytes(hex: string): Uint8Array {
  const bytes = fromHex(hex)
  if (bytes === null || bytes.length !== 32) throw new RangeError('a digest is 64 characters of lower-case hex')
  return bytes
}
