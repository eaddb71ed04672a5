import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPublicKey,
  createSecretKey,
  hash,
  hkdfSync,
  type KeyObject,
  randomBytes,
  verify as verifyEd25519,
} from 'node:crypto'
import type { AeadKey, JournalPrimitives, Verifier } from '../../shared/journal/primitives.ts'

/**
 * The journal's primitives by synchronous node:crypto (docs/formats/journal-v1.md, section 1). Synchronous, because a
 * promise per frame costs more than the cipher; keys are `KeyObject`s imported once, because a raw key costs three
 * times as much per frame.
 */

const TAG_BYTES = 16
/** Below this, one copy and a one-shot hash is faster than a hash object with updates. */
const ONE_SHOT_BYTES = 16_384
const MAX_REMEMBERED_KEYS = 4_096

/** DER of an Ed25519 public key before its 32 bytes (RFC 8410, section 4). */
const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex')

function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  if (length <= ONE_SHOT_BYTES) return hash('sha256', Buffer.concat(parts, length), 'buffer')
  const hasher = createHash('sha256')
  for (const part of parts) hasher.update(part)
  return hasher.digest()
}

function importAeadKey(raw: Uint8Array): AeadKey {
  if (raw.length !== 32) throw new RangeError('an AES-256 key has 32 bytes')
  const key: KeyObject = createSecretKey(raw)
  return {
    seal(nonce, associated, plaintext) {
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      cipher.setAAD(associated)
      const ciphertext = cipher.update(plaintext)
      cipher.final()
      return Buffer.concat([ciphertext, cipher.getAuthTag()])
    },
    open(nonce, associated, sealed) {
      if (sealed.length < TAG_BYTES) return null
      const end = sealed.length - TAG_BYTES
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
      decipher.setAAD(associated)
      decipher.setAuthTag(sealed.subarray(end))
      const plaintext = decipher.update(sealed.subarray(0, end))
      try {
        decipher.final() // nothing of `plaintext` is given out before the tag has matched
        return plaintext
      } catch {
        return null
      }
    },
  }
}

function createVerifier(publicKey: Uint8Array): Verifier {
  const der = Buffer.concat([ED25519_SPKI, publicKey])
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
  return (message, signature) => signature.length === 64 && verifyEd25519(null, message, key, signature)
}

/** Makes a set of primitives that remembers the public keys it imported, up to a limit, oldest out first. */
export function createJournalPrimitives(): JournalPrimitives {
  const verifiers = new Map<string, Verifier>()
  function importVerifier(publicKey: Uint8Array): Verifier {
    const name = Buffer.from(publicKey).toString('latin1')
    const known = verifiers.get(name)
    if (known !== undefined) return known
    const verifier = createVerifier(publicKey)
    const oldest = verifiers.size >= MAX_REMEMBERED_KEYS ? verifiers.keys().next().value : undefined
    if (oldest !== undefined) verifiers.delete(oldest)
    verifiers.set(name, verifier)
    return verifier
  }
  return {
    sha256,
    hkdfSha256: (key, salt, info) => new Uint8Array(hkdfSync('sha256', key, salt, info, 32)),
    importAeadKey,
    importVerifier,
    randomBytes: (length) => randomBytes(length),
  }
}
