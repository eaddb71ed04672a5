import { createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto'
import type { Signer } from '../../shared/journal/primitives.ts'

/** DER of an Ed25519 private key before its 32-byte seed (RFC 8410, section 7). */
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const SEED_BYTES = 32

/** Makes the secret of a new signing key: a 32-byte seed, to be sealed by the operating system's store. */
export function generateSigningSeed(): Uint8Array {
  return randomBytes(SEED_BYTES)
}

/** Imports an Ed25519 seed (RFC 8032, section 5.1.5) as a signer. Serves the device's key and the server's. */
export function importSigner(seed: Uint8Array): Signer {
  if (seed.length !== SEED_BYTES) throw new RangeError('a signing seed has 32 bytes')
  const key = createPrivateKey({ key: Buffer.concat([ED25519_PKCS8, seed]), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)
  return { publicKey: Uint8Array.from(publicKey), sign: (message) => sign(null, message, key) }
}
