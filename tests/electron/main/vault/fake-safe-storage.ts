import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import type { SafeStorage } from 'electron'

/** A fake of the operating system's store: what one user seals, another one cannot open. */
export function createFakeSafeStorage(user = 'one'): SafeStorage {
  const key = createHash('sha256').update(user).digest()
  const fake: Pick<SafeStorage, 'encryptStringAsync' | 'decryptStringAsync'> = {
    encryptStringAsync: async (text) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
    },
    decryptStringAsync: async (sealed) => {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
      decipher.setAuthTag(sealed.subarray(-16))
      const text = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()])
      return { result: text.toString('utf8'), shouldReEncrypt: false }
    },
  }
  return fake as SafeStorage // the client uses these two
}
