import { concatBytes, fromBase64Url, fromUuid, toBase64Url, toUuid, viewOf } from '../bytes.ts'
import type { ErrorCode } from '../errors.ts'
import type { Result } from '../result.ts'
import type { Signer, Verifier } from './primitives.ts'

/** The server's signed statement that it holds an attempt's journal up to a place (docs/formats/journal-v1.md, section 8). */
export interface Receipt {
  readonly attemptId: string
  readonly segment: number
  readonly endOffset: number
  readonly frameNumber: number
  readonly nextSeq: number
  /** Running head at `endOffset`, 32 bytes. */
  readonly head: Uint8Array
  /** Unix milliseconds by the server’s clock, when the bytes had arrived; stored with them, so that a replay gets the same receipt. */
  readonly serverTimeMs: number
}

const LABEL = new TextEncoder().encode('CNDR receipt v1\0')
const BODY_BYTES = 76
const RECEIPT_BYTES = BODY_BYTES + 64

function encodeBody(receipt: Receipt): Uint8Array<ArrayBuffer> {
  const attempt = fromUuid(receipt.attemptId)
  if (attempt === null || receipt.head.length !== 32) throw new RangeError('a receipt needs a UUID and a 32-byte head')
  const body = new Uint8Array(BODY_BYTES)
  const view = viewOf(body)
  body.set(attempt, 0)
  view.setUint32(16, receipt.segment, true)
  view.setBigUint64(20, BigInt(receipt.endOffset), true)
  view.setUint32(28, receipt.frameNumber, true)
  view.setUint32(32, receipt.nextSeq, true)
  body.set(receipt.head, 36)
  view.setBigUint64(68, BigInt(receipt.serverTimeMs), true)
  return body
}

/** Signs a receipt and writes its text form, base64url of body and signature (187 characters). */
export function signReceipt(receipt: Receipt, sign: Signer['sign']): string {
  const body = encodeBody(receipt)
  return toBase64Url(concatBytes(body, sign(concatBytes(LABEL, body))))
}

/** Reads a receipt without believing it. */
export function decodeReceipt(text: string): Result<Receipt, ErrorCode> {
  const bytes = fromBase64Url(text)
  if (bytes === null || bytes.length !== RECEIPT_BYTES) return { ok: false, failure: 'receipt/malformed' }
  const view = viewOf(bytes)
  const endOffset = Number(view.getBigUint64(20, true))
  const serverTimeMs = Number(view.getBigUint64(68, true))
  if (!Number.isSafeInteger(endOffset) || !Number.isSafeInteger(serverTimeMs))
    return { ok: false, failure: 'receipt/malformed' }
  return {
    ok: true,
    value: {
      attemptId: toUuid(bytes.subarray(0, 16)),
      segment: view.getUint32(16, true),
      endOffset,
      frameNumber: view.getUint32(28, true),
      nextSeq: view.getUint32(32, true),
      head: bytes.slice(36, 68),
      serverTimeMs,
    },
  }
}

/** Reads a receipt and checks its signature by the server's key. */
export function verifyReceipt(text: string, verify: Verifier): Result<Receipt, ErrorCode> {
  const decoded = decodeReceipt(text)
  if (!decoded.ok) return decoded
  const bytes = fromBase64Url(text)
  if (bytes === null) return { ok: false, failure: 'receipt/malformed' }
  const isSigned = verify(concatBytes(LABEL, bytes.subarray(0, BODY_BYTES)), bytes.subarray(BODY_BYTES))
  return isSigned ? decoded : { ok: false, failure: 'receipt/signature-invalid' }
}
