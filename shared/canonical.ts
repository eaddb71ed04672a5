import { encode } from 'cborg'

/**
 * The one byte form of a plain JSON value (deterministic CBOR, RFC 8949 section 4.2.1), so that two parties who hold the
 * same policy, pack or consent document get the same digest whatever the order of its keys. Absent and `undefined` keys
 * are the same: both are left out.
 */
export function canonicalBytes(value: unknown): Uint8Array {
  return encode(JSON.parse(JSON.stringify(value)))
}
