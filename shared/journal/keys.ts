import { concatBytes, fromUuid, viewOf } from '../bytes.ts'
import type { AeadKey, JournalPrimitives } from './primitives.ts'

/** Key derivation and nonces (docs/formats/journal-v1.md, sections 2 and 5). */

const SEGMENT_LABEL = new TextEncoder().encode('CNJ1 segment key\0')

/** HPKE's info for the sealed attempt key (section 2). */
export const ATTEMPT_KEY_INFO: Uint8Array = new TextEncoder().encode('CNJ1 attempt key')

/** The 16 bytes of an attempt id; a text that is no UUID is a bug of the caller. */
export function attemptIdBytes(attemptId: string): Uint8Array<ArrayBuffer> {
  const bytes = fromUuid(attemptId)
  if (bytes === null) throw new RangeError('an attempt id is a UUID in lower-case text')
  return bytes
}

/** S = HKDF(K, salt, label ‖ attempt id ‖ u32 segment), imported for use. */
export function importSegmentKey(
  primitives: JournalPrimitives,
  attemptKey: Uint8Array,
  place: { readonly attemptId: string; readonly segment: number; readonly salt: Uint8Array },
): AeadKey {
  if (attemptKey.length !== 32) throw new RangeError('an attempt key has 32 bytes')
  const segment = new Uint8Array(4)
  viewOf(segment).setUint32(0, place.segment, true)
  const info = concatBytes(SEGMENT_LABEL, attemptIdBytes(place.attemptId), segment)
  return primitives.importAeadKey(primitives.hkdfSha256(attemptKey, place.salt, info))
}

/**
 * The nonce of a frame: 8 zero bytes ‖ u32 frame number. It cannot repeat under one segment key, because a segment has
 * one writer that only counts up, and every segment has a key of its own.
 */
export function writeNonce(nonce: Uint8Array, frameNumber: number): void {
  nonce[8] = frameNumber & 0xff
  nonce[9] = (frameNumber >>> 8) & 0xff
  nonce[10] = (frameNumber >>> 16) & 0xff
  nonce[11] = frameNumber >>> 24
}

/** The id under which headers name a scoring key: the first 16 bytes of its SHA-256. */
export function scoringKeyId(primitives: JournalPrimitives, publicKey: Uint8Array): Uint8Array {
  return primitives.sha256(publicKey).slice(0, 16)
}
