import { join } from 'node:path'
import { generateSigningSeed, importSigner } from '../../node/crypto/device-key.ts'
import { fromBase64Url, toBase64Url } from '../../shared/bytes.ts'
import { AppError } from '../../shared/errors.ts'
import type { Signer } from '../../shared/journal/primitives.ts'
import { ownSecret } from './own-secret.ts'

/** The key that signs receipts (Ed25519), from the data folder; made at the first start. For the api role. */
export function loadReceiptKey(dataFolder: string): Signer {
  const text = ownSecret(join(dataFolder, 'receipt.key'), () => toBase64Url(generateSigningSeed()))
  const seed = fromBase64Url(text)
  if (seed === null || seed.length !== 32) throw new AppError('server/bad-key', { detail: 'receipt.key is not a key.' })
  return importSigner(seed)
}
