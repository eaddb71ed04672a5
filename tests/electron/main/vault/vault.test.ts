import { expect, test } from 'vitest'
import { secretBytes } from '../../../../electron/main/attempt/attempt-files.ts'
import { openSecrets, type Secrets, sealSecrets } from '../../../../electron/main/vault/vault.ts'
import { codeOf } from '../code-of.ts'
import { createFakeSafeStorage } from './fake-safe-storage.ts'

const secrets: Secrets = { deviceSeed: 'A'.repeat(43), attemptKey: 'B'.repeat(43), token: 'C'.repeat(43) }
const storage = createFakeSafeStorage()

test('what was sealed opens again for the same user, and holds no secret in clear', async () => {
  const sealed = await sealSecrets(storage, secrets)
  expect(await openSecrets(storage, sealed)).toEqual(secrets)
  expect(Buffer.from(sealed).includes('BBBB')).toBe(false)
})

test('another user, damage and other contents are a lost key', async () => {
  const sealed = await sealSecrets(storage, secrets)
  const damaged = Uint8Array.from(sealed, (byte, index) => (index === 20 ? byte ^ 1 : byte))
  const other = async (text: string) => new Uint8Array(await storage.encryptStringAsync(text))
  const tries = [
    openSecrets(createFakeSafeStorage('two'), sealed),
    openSecrets(storage, damaged),
    openSecrets(storage, new Uint8Array()),
    openSecrets(storage, await other('no json')),
    openSecrets(storage, await other('{}')),
    openSecrets(storage, await other(JSON.stringify({ ...secrets, more: 1 }))),
  ]
  expect(await Promise.all(tries.map(codeOf))).toEqual(tries.map(() => 'attempt/key-lost'))
})

test('a secret has 32 bytes', async () => {
  expect(secretBytes('A'.repeat(43))).toEqual(new Uint8Array(32))
  const codes = ['', 'A'.repeat(42), 'A'.repeat(44), '!'.repeat(43)].map((text) =>
    codeOf(Promise.resolve().then(() => secretBytes(text))),
  )
  expect(await Promise.all(codes)).toEqual(codes.map(() => 'attempt/key-lost'))
})
