import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_X25519_HKDF_SHA256 } from 'hpke'
import type { ErrorCode } from '../../shared/errors.ts'
import { ATTEMPT_KEY_INFO, attemptIdBytes } from '../../shared/journal/keys.ts'
import type { Result } from '../../shared/result.ts'

/**
 * Seals the attempt key to the organisation's scoring key (docs/formats/journal-v1.md, section 2; RFC 9180, base mode).
 * Only the holder of the scoring private key can open it; it is bound to its attempt.
 */

const ENCAPSULATED_BYTES = 32
const SEALED_BYTES = 80
/** DER of an X25519 private key before its 32 bytes (RFC 8410, section 7). */
const X25519_PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex')

const suite = new CipherSuite(KEM_DHKEM_X25519_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_256_GCM)

/** As `suite`, with the ephemeral key pair of a seed. */
function seededSuite(seed: Uint8Array): CipherSuite {
  const seededKem: typeof KEM_DHKEM_X25519_HKDF_SHA256 = () => {
    const kem = KEM_DHKEM_X25519_HKDF_SHA256()
    // The pair from the private bytes: the package's own derivation is experimental in Node 24's WebCrypto and warns.
    const GenerateKeyPair = async () => ({
      privateKey: await kem.DeserializePrivateKey(seed, false),
      publicKey: await kem.DeserializePublicKey(scoringKeyPairOf(seed).publicKey),
    })
    return Object.assign(Object.create(kem), { GenerateKeyPair })
  }
  return new CipherSuite(seededKem, KDF_HKDF_SHA256, AEAD_AES_256_GCM)
}

/** An X25519 key pair, 32 raw bytes each. */
export interface ScoringKeyPair {
  readonly publicKey: Uint8Array
  readonly privateKey: Uint8Array
}

/** Makes a scoring key pair. The private half belongs on a scoring worker and nowhere else. */
export function generateScoringKeyPair(): ScoringKeyPair {
  const { privateKey } = generateKeyPairSync('x25519')
  const der = privateKey.export({ format: 'der', type: 'pkcs8' })
  return scoringKeyPairOf(Uint8Array.from(der.subarray(-32)))
}

/** Completes a pair from its 32 private bytes. */
export function scoringKeyPairOf(privateKey: Uint8Array): ScoringKeyPair {
  if (privateKey.length !== 32) throw new RangeError('an X25519 private key has 32 bytes')
  const key = createPrivateKey({ key: Buffer.concat([X25519_PKCS8, privateKey]), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)
  return { publicKey: Uint8Array.from(publicKey), privateKey }
}

/**
 * Seals an attempt key (32 bytes) for a scoring key: 32 bytes of encapsulated key, 48 of ciphertext.
 * @param unsafeSeed 32 bytes that fix the ephemeral key, so that the same input gives the same bytes; only for made attempts,
 *   whose keys protect nothing
 */
export async function sealAttemptKey(
  scoringPublicKey: Uint8Array,
  attemptId: string,
  attemptKey: Uint8Array,
  unsafeSeed?: Uint8Array,
): Promise<Uint8Array> {
  const own = unsafeSeed === undefined ? suite : seededSuite(unsafeSeed)
  const key = await own.DeserializePublicKey(scoringPublicKey)
  const options = { info: ATTEMPT_KEY_INFO, aad: attemptIdBytes(attemptId) }
  const { encapsulatedSecret, ciphertext } = await own.Seal(key, attemptKey, options)
  return Uint8Array.from(Buffer.concat([encapsulatedSecret, ciphertext]))
}

/** Opens what `sealAttemptKey` sealed (J30). Any failure is one code: why an HPKE does not open is not to be told. */
export async function openAttemptKey(
  keyPair: ScoringKeyPair,
  attemptId: string,
  sealedKey: Uint8Array,
): Promise<Result<Uint8Array, ErrorCode>> {
  if (sealedKey.length !== SEALED_BYTES) return { ok: false, failure: 'journal/key-unopened' }
  // The pair, not the private key alone: deriving the public half is experimental in Node 24's WebCrypto and warns.
  const key = {
    privateKey: await suite.DeserializePrivateKey(keyPair.privateKey, false),
    publicKey: await suite.DeserializePublicKey(keyPair.publicKey),
  }
  const options = { info: ATTEMPT_KEY_INFO, aad: attemptIdBytes(attemptId) }
  try {
    const encapsulated = sealedKey.slice(0, ENCAPSULATED_BYTES)
    return { ok: true, value: await suite.Open(key, encapsulated, sealedKey.slice(ENCAPSULATED_BYTES), options) }
  } catch {
    return { ok: false, failure: 'journal/key-unopened' }
  }
}
