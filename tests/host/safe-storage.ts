import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { app } from './app.ts'
import { hostDataFolder } from './runtime.ts'

function readKey(): Buffer {
  const file = path.join(hostDataFolder(app.getPath('userData')), 'safe-storage.key')
  try {
    return readFileSync(file)
  } catch {
    mkdirSync(path.dirname(file), { recursive: true })
    const key = randomBytes(32)
    writeFileSync(file, key, { mode: 0o600, flag: 'wx', flush: true })
    return key
  }
}

/** `safeStorage` in shape only: the key lies in userData beside what it seals, as the name `basic_text` says. */
export const safeStorage = {
  isAsyncEncryptionAvailable: async (): Promise<boolean> => app.isReady(),
  getSelectedStorageBackend: (): 'basic_text' => 'basic_text',

  /** AES-256-GCM: nonce (12 bytes), tag (16 bytes), text. */
  async encryptStringAsync(plainText: string): Promise<Buffer> {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', readKey(), nonce)
    const sealed = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
  },

  /** @throws when the bytes are not from `encryptStringAsync` with the same userData. */
  async decryptStringAsync(encrypted: Buffer): Promise<Electron.DecryptStringAsyncReturnValue> {
    const decipher = createDecipheriv('aes-256-gcm', readKey(), encrypted.subarray(0, 12))
    decipher.setAuthTag(encrypted.subarray(12, 28))
    const result = Buffer.concat([decipher.update(encrypted.subarray(28)), decipher.final()]).toString('utf8')
    return { result, shouldReEncrypt: false }
  },
} satisfies Partial<Electron.SafeStorage>
