import { concatBytes, equalBytes, fromBase64Url, fromUuid, toBase64Url, toUuid, viewOf } from '../bytes.ts'
import type { JournalPrimitives, Signer, Verifier } from '../journal/primitives.ts'

/** What the server states about a message to a candidate (docs/spec/live.md, LV4). */
export interface MessageStatement {
  readonly attemptId: string
  readonly messageId: string
  /** Unix milliseconds by the server's clock. */
  readonly serverTimeMs: number
}

const LABEL = new TextEncoder().encode('CNDR message v1\0')
const PREFIX = 'candor-message-1.'
const BODY_BYTES = 72
const STATEMENT_BYTES = BODY_BYTES + 64

function bytesOfUuid(text: string): Uint8Array {
  const bytes = fromUuid(text)
  if (bytes === null) throw new RangeError('a statement names UUIDs')
  return bytes
}

/** Signs a message and writes the text form of its statement. */
export function signMessage(
  statement: MessageStatement,
  text: string,
  sha256: JournalPrimitives['sha256'],
  sign: Signer['sign'],
): string {
  const body = new Uint8Array(BODY_BYTES)
  body.set(bytesOfUuid(statement.attemptId), 0)
  body.set(bytesOfUuid(statement.messageId), 16)
  viewOf(body).setBigUint64(32, BigInt(statement.serverTimeMs), true)
  body.set(sha256(new TextEncoder().encode(text)), 40)
  return PREFIX + toBase64Url(concatBytes(body, sign(concatBytes(LABEL, body))))
}

/** What a statement says, when it holds for this attempt, this text and the server's key; null otherwise. Never throws. */
export function readMessage(
  text: string,
  signed: string,
  attemptId: string,
  sha256: JournalPrimitives['sha256'],
  verify: Verifier,
): MessageStatement | null {
  const bytes = signed.startsWith(PREFIX) ? fromBase64Url(signed.slice(PREFIX.length)) : null
  if (bytes === null || bytes.length !== STATEMENT_BYTES) return null
  const body = bytes.subarray(0, BODY_BYTES)
  if (!verify(concatBytes(LABEL, body), bytes.subarray(BODY_BYTES))) return null
  const serverTimeMs = Number(viewOf(body).getBigUint64(32, true))
  const isSame =
    toUuid(body.subarray(0, 16)) === attemptId &&
    equalBytes(body.subarray(40), sha256(new TextEncoder().encode(text))) &&
    Number.isSafeInteger(serverTimeMs)
  return isSame ? { attemptId, messageId: toUuid(body.subarray(16, 32)), serverTimeMs } : null
}
