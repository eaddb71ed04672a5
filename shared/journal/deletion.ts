import { concatBytes, fromBase64Url, fromUuid, toBase64Url, toUuid, viewOf } from '../bytes.ts'
import type { ErrorCode } from '../errors.ts'
import type { Result } from '../result.ts'
import type { Signer, Verifier } from './primitives.ts'

/** The server's signed statement that it deleted an attempt (docs/formats/deletion-v1.md). */
export interface Deletion {
  readonly attemptId: string
  /** Unix milliseconds by the server's clock. */
  readonly deletedMs: number
  /** The last segment that was held; 0 when none was. */
  readonly segment: number
  /** How many events the deleted journal had. */
  readonly nextSeq: number
  /** Running head of the deleted journal, 32 bytes; zeros when nothing was held. */
  readonly head: Uint8Array
  readonly units: number
}

const LABEL = new TextEncoder().encode('CNDR deletion v1\0')
const PREFIX = 'candor-deletion-1.'
const BODY_BYTES = 68
const DELETION_BYTES = BODY_BYTES + 64

function encodeBody(deletion: Deletion): Uint8Array<ArrayBuffer> {
  const attempt = fromUuid(deletion.attemptId)
  if (attempt === null || deletion.head.length !== 32)
    throw new RangeError('a deletion needs a UUID and a 32-byte head')
  const body = new Uint8Array(BODY_BYTES)
  const view = viewOf(body)
  body.set(attempt, 0)
  view.setBigUint64(16, BigInt(deletion.deletedMs), true)
  view.setUint32(24, deletion.segment, true)
  view.setUint32(28, deletion.nextSeq, true)
  body.set(deletion.head, 32)
  view.setUint32(64, deletion.units, true)
  return body
}

/** Signs a deletion and writes its text form. */
export function signDeletion(deletion: Deletion, sign: Signer['sign']): string {
  const body = encodeBody(deletion)
  return PREFIX + toBase64Url(concatBytes(body, sign(concatBytes(LABEL, body))))
}

/** Says whether a text claims to be a deletion receipt. */
export function looksLikeDeletion(text: string): boolean {
  return text.startsWith('candor-deletion-')
}

/** Reads a deletion receipt and checks its signature by the server's key (D7). */
export function verifyDeletion(text: string, verify: Verifier): Result<Deletion, ErrorCode> {
  const bytes = text.startsWith(PREFIX) ? fromBase64Url(text.slice(PREFIX.length)) : null
  if (bytes === null || bytes.length !== DELETION_BYTES) return { ok: false, failure: 'deletion/malformed' }
  const view = viewOf(bytes)
  const deletedMs = Number(view.getBigUint64(16, true))
  if (!Number.isSafeInteger(deletedMs)) return { ok: false, failure: 'deletion/malformed' }
  const isSigned = verify(concatBytes(LABEL, bytes.subarray(0, BODY_BYTES)), bytes.subarray(BODY_BYTES))
  if (!isSigned) return { ok: false, failure: 'deletion/signature-invalid' }
  return {
    ok: true,
    value: {
      attemptId: toUuid(bytes.subarray(0, 16)),
      deletedMs,
      segment: view.getUint32(24, true),
      nextSeq: view.getUint32(28, true),
      head: bytes.slice(32, 64),
      units: view.getUint32(64, true),
    },
  }
}
