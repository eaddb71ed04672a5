import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

// OWASP's password storage recommendation for scrypt: N = 2^15, r = 8, p = 3 (32 MiB, three passes).
const COST = 32_768
const BLOCK_SIZE = 8
const PASSES = 3
const HASH_BYTES = 32

function derive(password: string, salt: Uint8Array, options: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, { ...options, maxmem: 128 * 1_048_576 }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    )
  })
}

/** Hashes a password for storage: `scrypt$N$r$p$salt$hash`, the last two in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt, { N: COST, r: BLOCK_SIZE, p: PASSES })
  return ['scrypt', COST, BLOCK_SIZE, PASSES, salt.toString('base64url'), hash.toString('base64url')].join('$')
}

/** Compares in constant time; false for a stored text that is not of the form above. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [kind, cost, blockSize, passes, salt, hash] = stored.split('$')
  if (kind !== 'scrypt' || salt === undefined || hash === undefined) return false
  const expected = Buffer.from(hash, 'base64url')
  const options = { N: Number(cost), r: Number(blockSize), p: Number(passes) }
  const actual = await derive(password, Buffer.from(salt, 'base64url'), options)
  return expected.length === actual.length && timingSafeEqual(expected, actual)
}
