import { decode } from 'cborg'

/**
 * Reads the CBOR of a file that is one map (export-v1, bundle-v1). Null for what is no CBOR, has bytes after it or doubled
 * keys; whether it is spelled in the one deterministic way, the caller checks by encoding it again.
 */
export function decodeMap(bytes: Uint8Array): unknown {
  try {
    return decode(bytes, { strict: true, allowIndefinite: false, allowUndefined: false, rejectDuplicateMapKeys: true })
  } catch {
    return null // cborg throws for what it refuses; `null` is refused by every schema
  }
}
