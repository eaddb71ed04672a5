import { concatBytes, equalBytes } from '../bytes.ts'
import { attemptIdBytes } from './keys.ts'
import type { JournalPrimitives } from './primitives.ts'

/** The attempt that a file belongs to. */
export interface SealedPlace {
  readonly attemptId: string
  /** 32 bytes. */
  readonly attemptKey: Uint8Array
  /** What the file is for; it opens under this name only. */
  readonly name: string
}

const MAGIC = new TextEncoder().encode('CNF1')
const KEY_LABEL = new TextEncoder().encode('CNF1 file key\0')
const SALT_BYTES = 16
const HEAD_BYTES = MAGIC.length + SALT_BYTES
const nonce = new Uint8Array(12) // one key a file, so one nonce is enough

function fileKey(primitives: JournalPrimitives, { attemptId, attemptKey, name }: SealedPlace, salt: Uint8Array) {
  const info = concatBytes(KEY_LABEL, attemptIdBytes(attemptId), new TextEncoder().encode(name))
  return primitives.importAeadKey(primitives.hkdfSha256(attemptKey, salt, info))
}

/** Seals what rests beside a journal (docs/formats/sealed-file-v1.md). */
export function sealFile(primitives: JournalPrimitives, place: SealedPlace, content: Uint8Array): Uint8Array {
  const salt = primitives.randomBytes(SALT_BYTES)
  const head = concatBytes(MAGIC, salt)
  return concatBytes(head, fileKey(primitives, place, salt).seal(nonce, head, content))
}

/** Opens what `sealFile` made; null for what is damaged, or belongs elsewhere. */
export function openSealed(primitives: JournalPrimitives, place: SealedPlace, file: Uint8Array): Uint8Array | null {
  const head = file.subarray(0, HEAD_BYTES)
  if (file.length < HEAD_BYTES || !equalBytes(head.subarray(0, MAGIC.length), MAGIC)) return null
  return fileKey(primitives, place, head.subarray(MAGIC.length)).open(nonce, head, file.subarray(HEAD_BYTES))
}
