import { concatBytes, equalBytes, toUuid, viewOf } from '../bytes.ts'
import type { ErrorCode } from '../errors.ts'
import type { Result } from '../result.ts'
import { attemptIdBytes } from './keys.ts'
import { HEADER_BYTES, SIGNATURE_BYTES } from './layout.ts'
import type { JournalPrimitives, Signer } from './primitives.ts'

/** The clear, signed start of a segment (docs/formats/journal-v1.md, section 4). Times are Unix milliseconds. */
export interface SegmentHeader {
  /** UUID in lower-case text. */
  readonly attemptId: string
  readonly segment: number
  /** What this device holds to be good of the segment before: its last frame, its head there, and the place. */
  readonly previousFrame: number
  readonly previousHead: Uint8Array
  readonly previousEnd: number
  readonly devicePublicKey: Uint8Array
  readonly salt: Uint8Array
  readonly createdMs: number
  /** Sequence number of the first event that this segment will hold. */
  readonly firstSeq: number
  /** HPKE: 32 bytes of encapsulated key, then 48 of sealed attempt key. */
  readonly sealedKey: Uint8Array
  readonly scoringKeyId: Uint8Array
}

const MAGIC = new Uint8Array([0x43, 0x4e, 0x4a, 0x31]) // "CNJ1"
const VERSION = 1
const SIGNED_BYTES = HEADER_BYTES - SIGNATURE_BYTES // 224
/** Section 4: the label keeps a header signature from ever passing as a checkpoint's. */
const LABEL = new TextEncoder().encode('CNJ1 header\0')

function checkLength(name: string, bytes: Uint8Array, length: number): Uint8Array {
  if (bytes.length !== length) throw new RangeError(`${name} must have ${length} bytes, has ${bytes.length}`)
  return bytes
}

/** Writes and signs the 288 bytes of a header. Throws a RangeError on fields of the wrong size, which is a bug. */
export function encodeHeader(header: SegmentHeader, sign: Signer['sign']): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(HEADER_BYTES)
  const view = viewOf(bytes)
  bytes.set(MAGIC, 0)
  view.setUint16(4, VERSION, true)
  view.setUint16(6, HEADER_BYTES, true)
  bytes.set(attemptIdBytes(header.attemptId), 8)
  view.setUint32(24, header.segment, true)
  view.setUint32(28, header.previousFrame, true)
  bytes.set(checkLength('previousHead', header.previousHead, 32), 32)
  bytes.set(checkLength('devicePublicKey', header.devicePublicKey, 32), 64)
  bytes.set(checkLength('salt', header.salt, 16), 96)
  view.setBigUint64(112, BigInt(header.createdMs), true)
  view.setUint32(120, header.firstSeq, true)
  view.setUint32(124, header.previousEnd, true)
  bytes.set(checkLength('sealedKey', header.sealedKey, 80), 128)
  bytes.set(checkLength('scoringKeyId', header.scoringKeyId, 16), 208)
  bytes.set(sign(concatBytes(LABEL, bytes.subarray(0, SIGNED_BYTES))), SIGNED_BYTES)
  return bytes
}

/**
 * Reads the fields of a header without believing them: `verifyHeader` checks the signature. Extra bytes after the
 * header are ignored, so that a whole segment may be passed.
 */
export function decodeHeader(bytes: Uint8Array): Result<SegmentHeader, ErrorCode> {
  if (bytes.length < 8 || !equalBytes(bytes.subarray(0, 4), MAGIC)) return malformed
  const view = viewOf(bytes)
  if (view.getUint16(4, true) !== VERSION) return { ok: false, failure: 'journal/version-unknown' }
  if (view.getUint16(6, true) !== HEADER_BYTES || bytes.length < HEADER_BYTES) return malformed
  const createdMs = Number(view.getBigUint64(112, true))
  if (createdMs > MAX_WALL_MS) return malformed
  return {
    ok: true,
    value: {
      attemptId: toUuid(bytes.subarray(8, 24)),
      segment: view.getUint32(24, true),
      previousFrame: view.getUint32(28, true),
      previousHead: bytes.slice(32, 64),
      devicePublicKey: bytes.slice(64, 96),
      salt: bytes.slice(96, 112),
      createdMs,
      firstSeq: view.getUint32(120, true),
      previousEnd: view.getUint32(124, true),
      sealedKey: bytes.slice(128, 208),
      scoringKeyId: bytes.slice(208, 224),
    },
  }
}

/** The last instant that a JavaScript Date can hold; a later one is damage. */
const MAX_WALL_MS = 8_640_000_000_000_000
const malformed: Result<never, ErrorCode> = { ok: false, failure: 'journal/header-malformed' }

/** What the reader already knows and a header must agree with; what is left out is not checked. */
export interface HeaderExpectation {
  readonly attemptId?: string
  readonly segment?: number
  readonly devicePublicKey?: Uint8Array
}

/** Reads a header and checks its signature by the device key that it names, then what the caller expects of it. */
export function verifyHeader(
  primitives: JournalPrimitives,
  bytes: Uint8Array,
  expected: HeaderExpectation = {},
): Result<SegmentHeader, ErrorCode> {
  const decoded = decodeHeader(bytes)
  if (!decoded.ok) return decoded
  const header = decoded.value
  const isSigned = primitives.importVerifier(header.devicePublicKey)(
    concatBytes(LABEL, bytes.subarray(0, SIGNED_BYTES)),
    bytes.subarray(SIGNED_BYTES, HEADER_BYTES),
  )
  if (!isSigned) return { ok: false, failure: 'journal/signature-invalid' }
  if (expected.attemptId !== undefined && header.attemptId !== expected.attemptId)
    return { ok: false, failure: 'journal/other-attempt' }
  if (expected.segment !== undefined && header.segment !== expected.segment)
    return { ok: false, failure: 'journal/segment-gap' }
  if (expected.devicePublicKey !== undefined && !equalBytes(header.devicePublicKey, expected.devicePublicKey))
    return { ok: false, failure: 'journal/other-device' }
  return { ok: true, value: header }
}
