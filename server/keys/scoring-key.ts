import { existsSync, readFileSync } from 'node:fs'
import { generateScoringKeyPair, type ScoringKeyPair, scoringKeyPairOf } from '../../node/crypto/hpke.ts'
import { createJournalPrimitives } from '../../node/crypto/journal-primitives.ts'
import { fromBase64Url, toBase64Url } from '../../shared/bytes.ts'
import { AppError } from '../../shared/errors.ts'
import { scoringKeyId } from '../../shared/journal/keys.ts'
import { ownSecret } from './own-secret.ts'

/** A scoring key (X25519) and the id by which segment headers name it. */
export interface ScoringKey extends ScoringKeyPair {
  /** First 16 bytes of the SHA-256 of the public key. */
  readonly id: Uint8Array
}

function parse(text: string, file: string): ScoringKey {
  const privateKey = fromBase64Url(text)
  if (privateKey === null || privateKey.length !== 32)
    throw new AppError('server/bad-key', { detail: `${file} is not a scoring key.` })
  const pair = scoringKeyPairOf(privateKey)
  return { ...pair, id: scoringKeyId(createJournalPrimitives(), pair.publicKey) }
}

/** Reads a scoring key from its file. Only the worker role calls this. @throws AppError `server/no-scoring-key`. */
export function readScoringKey(file: string): ScoringKey {
  if (!existsSync(file)) throw new AppError('server/no-scoring-key', { detail: `There is no scoring key at ${file}.` })
  return parse(readFileSync(file, 'utf8').trim(), file)
}

/** Reads the scoring key, making it at the first start of a server that runs its own database. */
export function ownScoringKey(file: string): ScoringKey {
  return parse(
    ownSecret(file, () => toBase64Url(generateScoringKeyPair().privateKey)),
    file,
  )
}
