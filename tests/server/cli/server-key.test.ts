import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importSigner } from '../../../node/crypto/device-key.ts'
import { runCli } from '../../../server/cli/main.ts'
import { loadReceiptKey } from '../../../server/keys/receipt-key.ts'
import { fromBase64Url } from '../../../shared/bytes.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'candor-server-key-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function serverKey(...args: readonly string[]) {
  const said: string[] = []
  const output = { print: (line: string) => void said.push(line), complain: (line: string) => void said.push(line) }
  return { code: await runCli(['server-key', ...args], output), said: said.join('\n') }
}

describe('candor server-key', () => {
  it('makes no key where there is none, and says what to do', async () => {
    const { code, said } = await serverKey('--data', folder)
    expect(code).toBe(2)
    expect(said).toContain('holds no receipt.key')
    expect(readdirSync(folder)).toEqual([])
  })

  it('prints the public key alone, which is the one of the receipts', async () => {
    loadReceiptKey(folder)
    const secret = readFileSync(join(folder, 'receipt.key'), 'utf8').trim()
    const { code, said } = await serverKey('--data', folder)
    expect(code).toBe(0)
    expect(said).not.toContain(secret)
    expect(fromBase64Url(said)).toEqual(importSigner(fromBase64Url(secret) ?? new Uint8Array()).publicKey)
  })

  it('refuses what is no key, and options that it does not know', async () => {
    writeFileSync(join(folder, 'receipt.key'), 'short\n')
    expect(await serverKey('--data', folder)).toEqual({ code: 2, said: expect.stringContaining('is not a key') })
    expect((await serverKey('--date', folder)).code).toBe(2)
  })
})
