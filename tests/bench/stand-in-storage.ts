import { createDecipheriv } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SafeStorage } from 'electron'
import { hostDataFolder } from '../host/runtime.ts'

/** Opens what the stand-in's `safeStorage` sealed for a folder of user data (tests/host/safe-storage.ts); seals nothing. */
export function createStandInStorage(userData: string): SafeStorage {
  const key = readFileSync(join(hostDataFolder(userData), 'safe-storage.key'))
  const storage: Pick<SafeStorage, 'decryptStringAsync'> = {
    decryptStringAsync: async (sealed) => {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
      decipher.setAuthTag(sealed.subarray(12, 28))
      const text = Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
      return { result: text.toString('utf8'), shouldReEncrypt: false }
    },
  }
  return storage as SafeStorage // reading an attempt's files uses this one
}
