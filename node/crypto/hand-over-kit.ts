import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import { fromUuid } from '../../shared/bytes.ts'

/** Seals the kit of a hand-over under its code (docs/spec/hand-over.md, "The kit"). */

const MAGIC = Buffer.from('CHO1')
const LABEL = Buffer.from('CNDR hand-over v1\0')
const SALT_BYTES = 16
const NONCE_BYTES = 12
const TAG_BYTES = 16

function context(attemptId: string): Buffer {
  const id = fromUuid(attemptId)
  if (id === null) throw new RangeError('an attempt id is a UUID in lower case')
  return Buffer.concat([LABEL, id])
}

function keyOf(code: string, salt: Uint8Array, attemptId: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', Buffer.from(code), salt, context(attemptId), 32))
}

/** `code` is the 28 characters without hyphens. Each call takes fresh random bytes, so no key meets a nonce twice. */
export function sealKit(
  code: string,
  attemptId: string,
  kit: string,
  randomBytes: (length: number) => Uint8Array,
): Uint8Array {
  const [salt, nonce] = [randomBytes(SALT_BYTES), randomBytes(NONCE_BYTES)]
  const cipher = createCipheriv('aes-256-gcm', keyOf(code, salt, attemptId), nonce)
  cipher.setAAD(context(attemptId))
  const sealed = Buffer.concat([cipher.update(kit, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return new Uint8Array(Buffer.concat([MAGIC, salt, nonce, sealed]))
}

/** Opens what `sealKit` made; null for a wrong code, another attempt, or bytes that were changed. */
export function openKit(code: string, attemptId: string, kit: Uint8Array): string | null {
  const bytes = Buffer.from(kit)
  const start = MAGIC.length + SALT_BYTES + NONCE_BYTES
  if (bytes.length < start + TAG_BYTES || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return null
  const salt = bytes.subarray(MAGIC.length, MAGIC.length + SALT_BYTES)
  const nonce = bytes.subarray(MAGIC.length + SALT_BYTES, start)
  const decipher = createDecipheriv('aes-256-gcm', keyOf(code, salt, attemptId), nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(context(attemptId))
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(start, -TAG_BYTES)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
