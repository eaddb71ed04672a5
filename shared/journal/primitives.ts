/**
 * What the journal needs from a runtime (docs/formats/journal-v1.md, section 2). `shared/journal` is pure: whoever
 * calls it passes these in. Node's are in `node/crypto/journal-primitives.ts`.
 *
 * Keys are imported once into closures, because importing costs more than a use: AES-256-GCM with a raw key takes
 * three times as long per frame as with an imported one.
 */
export interface JournalPrimitives {
  /** SHA-256 of the parts joined; 32 bytes. */
  readonly sha256: (...parts: readonly Uint8Array[]) => Uint8Array
  /** HKDF-SHA256 (RFC 5869), 32 bytes out. */
  readonly hkdfSha256: (key: Uint8Array, salt: Uint8Array, info: Uint8Array) => Uint8Array
  /** Imports a 32-byte AES-256-GCM key. */
  readonly importAeadKey: (key: Uint8Array) => AeadKey
  /** Imports a 32-byte Ed25519 public key. Implementations may remember what they imported. */
  readonly importVerifier: (publicKey: Uint8Array) => Verifier
  readonly randomBytes: (length: number) => Uint8Array
}

/** AES-256-GCM with a 12-byte nonce; sealed bytes are ciphertext followed by the 16-byte tag. */
export interface AeadKey {
  readonly seal: (nonce: Uint8Array, associated: Uint8Array, plaintext: Uint8Array) => Uint8Array
  /** Null when the tag does not match; never part of a plaintext. */
  readonly open: (nonce: Uint8Array, associated: Uint8Array, sealed: Uint8Array) => Uint8Array | null
}

/** Says whether `signature` (64 bytes) is the Ed25519 signature of `message`. Never throws. */
export type Verifier = (message: Uint8Array, signature: Uint8Array) => boolean

/** A signing key that stays where it is: the device's in its vault, the server's in its configuration. */
export interface Signer {
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array
  /** 64 bytes; deterministic (RFC 8032). */
  readonly sign: (message: Uint8Array) => Uint8Array
}
