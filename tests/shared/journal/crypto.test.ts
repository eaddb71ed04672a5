import { createDecipheriv, createHmac, createPrivateKey, createPublicKey, diffieHellman, hkdfSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { importSigner } from '../../../node/crypto/device-key.ts'
import { openAttemptKey, scoringKeyPairOf, sealAttemptKey } from '../../../node/crypto/hpke.ts'
import { createJournalPrimitives } from '../../../node/crypto/journal-primitives.ts'
import { concatBytes, fromUuid, toHex } from '../../../shared/bytes.ts'
import { scoringKeyId } from '../../../shared/journal/keys.ts'

const primitives = createJournalPrimitives()
const attemptId = '0196f3a0-5b7c-7d2e-8a41-9c3f5e2b7d10'
const key = new Uint8Array(32).fill(0x11)
const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'))
const ascii = (text: string) => new TextEncoder().encode(text)

/** RFC 9180 written out on node:crypto, as an oracle: what the library seals must open by the text of the standard. */
function openByTheBook(
  privateKey: Uint8Array,
  publicKey: Uint8Array,
  sealed: Uint8Array,
  info: Uint8Array,
  aad: Uint8Array,
) {
  const enc = sealed.subarray(0, 32)
  const hmac = (hmacKey: Uint8Array, ...parts: Uint8Array[]) =>
    createHmac('sha256', hmacKey)
      .update(concatBytes(...parts))
      .digest()
  const suiteKem = concatBytes(ascii('KEM'), hex('0020'))
  const suite = concatBytes(ascii('HPKE'), hex('002000010002'))
  const extract = (suiteId: Uint8Array, salt: Uint8Array, label: string, ikm: Uint8Array) =>
    hmac(salt, ascii('HPKE-v1'), suiteId, ascii(label), ikm)
  const expand = (suiteId: Uint8Array, prk: Uint8Array, label: string, labelInfo: Uint8Array, length: number) =>
    hmac(
      prk,
      Uint8Array.from([length >> 8, length & 255]),
      ascii('HPKE-v1'),
      suiteId,
      ascii(label),
      labelInfo,
      hex('01'),
    ).subarray(0, length)
  const shared = diffieHellman({
    privateKey: createPrivateKey({
      key: concatBytes(hex('302e020100300506032b656e04220420'), privateKey) as Buffer,
      format: 'der',
      type: 'pkcs8',
    }),
    publicKey: createPublicKey({
      key: concatBytes(hex('302a300506032b656e032100'), enc) as Buffer,
      format: 'der',
      type: 'spki',
    }),
  })
  const eaePrk = extract(suiteKem, new Uint8Array(), 'eae_prk', shared)
  const secret = expand(suiteKem, eaePrk, 'shared_secret', concatBytes(enc, publicKey), 32)
  const empty = new Uint8Array()
  const context = concatBytes(
    hex('00'),
    extract(suite, empty, 'psk_id_hash', empty),
    extract(suite, empty, 'info_hash', info),
  )
  const prk = extract(suite, secret, 'secret', empty)
  const decipher = createDecipheriv(
    'aes-256-gcm',
    expand(suite, prk, 'key', context, 32),
    expand(suite, prk, 'base_nonce', context, 12),
  )
  decipher.setAAD(aad)
  decipher.setAuthTag(sealed.subarray(-16))
  return concatBytes(decipher.update(sealed.subarray(32, -16)), decipher.final())
}

describe('the primitives', () => {
  it('sign and verify as RFC 8032, section 7.1, test 2', () => {
    const signer = importSigner(hex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'))
    const message = hex('72')
    const signature = signer.sign(message)
    expect(toHex(signer.publicKey)).toBe('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c')
    expect(toHex(signature)).toBe(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    )
    const verify = primitives.importVerifier(signer.publicKey)
    expect([verify(message, signature), verify(hex('73'), signature), verify(message, signature.subarray(1))]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('derive as RFC 5869, test 1 (first 32 bytes)', () => {
    const out = primitives.hkdfSha256(
      new Uint8Array(22).fill(0x0b),
      hex('000102030405060708090a0b0c'),
      hex('f0f1f2f3f4f5f6f7f8f9'),
    )
    expect(toHex(out)).toBe('3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf')
    expect(toHex(new Uint8Array(hkdfSync('sha256', key, key, key, 32)))).toBe(
      toHex(primitives.hkdfSha256(key, key, key)),
    )
  })

  it('hash parts as if they were joined, however long they are', () => {
    const parts = [new Uint8Array(20_000).fill(1), new Uint8Array(3), new Uint8Array(0)]
    expect(toHex(primitives.sha256(...parts))).toBe(toHex(primitives.sha256(concatBytes(...parts))))
    expect(toHex(primitives.sha256())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })

  it('give nothing when a tag does not match', () => {
    const aead = primitives.importAeadKey(key)
    const nonce = new Uint8Array(12)
    const sealed = aead.seal(nonce, ascii('clear'), ascii('text'))
    expect(sealed.length).toBe(20)
    expect(new TextDecoder().decode(aead.open(nonce, ascii('clear'), sealed) ?? new Uint8Array())).toBe('text')
    expect([
      aead.open(nonce, ascii('other'), sealed),
      aead.open(nonce.with(11, 1), ascii('clear'), sealed),
      aead.open(nonce, ascii('clear'), sealed.with(0, 0)),
      aead.open(nonce, ascii('clear'), sealed.subarray(0, 15)),
    ]).toEqual([null, null, null, null])
  })
})

describe('the sealed attempt key', () => {
  const pair = scoringKeyPairOf(new Uint8Array(32).fill(0x66))

  it('opens by the text of RFC 9180', async () => {
    const sealed = await sealAttemptKey(pair.publicKey, attemptId, key)
    const aad = fromUuid(attemptId) ?? new Uint8Array()
    expect(sealed.length).toBe(80)
    expect(toHex(openByTheBook(pair.privateKey, pair.publicKey, sealed, ascii('CNJ1 attempt key'), aad))).toBe(
      toHex(key),
    )
  })

  it('[J30] opens for its attempt and its scoring key alone', async () => {
    const sealed = await sealAttemptKey(pair.publicKey, attemptId, key)
    const other = scoringKeyPairOf(new Uint8Array(32).fill(0x67))
    const failures = await Promise.all([
      openAttemptKey(pair, '00000000-0000-4000-8000-000000000000', sealed),
      openAttemptKey(other, attemptId, sealed),
      openAttemptKey(pair, attemptId, sealed.with(79, (sealed[79] ?? 0) ^ 1)),
      openAttemptKey(pair, attemptId, sealed.subarray(1)),
    ])
    expect(failures).toEqual(failures.map(() => ({ ok: false, failure: 'journal/key-unopened' })))
    expect(await openAttemptKey(pair, attemptId, sealed)).toMatchObject({ ok: true })
  })

  it('names its scoring key by the start of a digest', () => {
    expect(toHex(scoringKeyId(primitives, pair.publicKey))).toBe(toHex(primitives.sha256(pair.publicKey)).slice(0, 32))
  })
})
