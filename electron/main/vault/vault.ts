import type { SafeStorage } from 'electron'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'

/** The secrets of one attempt. Binary values are base64url without padding. */
export const Secrets = z.strictObject({
  /** Seed of the Ed25519 key of this device for this attempt, 32 bytes. */
  deviceSeed: z.string(),
  /** 32 bytes from which every segment's key derives. */
  attemptKey: z.string(),
  /** Bearer token for the scoring API. */
  token: z.string(),
})
export type Secrets = Readonly<z.output<typeof Secrets>>

type Storage = Pick<SafeStorage, 'encryptStringAsync' | 'decryptStringAsync'>

/** Seals secrets with the operating system's store. What it returns may rest on disk. */
export async function sealSecrets(storage: Storage, secrets: Secrets): Promise<Uint8Array> {
  return storage.encryptStringAsync(JSON.stringify(secrets))
}

/** Opens what `sealSecrets` made. Throws `attempt/key-lost` when this user on this computer cannot. */
export async function openSecrets(storage: Storage, sealed: Uint8Array): Promise<Secrets> {
  try {
    const { result } = await storage.decryptStringAsync(Buffer.from(sealed))
    return Secrets.parse(JSON.parse(result))
  } catch (cause) {
    throw new AppError('attempt/key-lost', { cause })
  }
}
