import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { importSigner } from '../../node/crypto/device-key.ts'
import { runCli } from '../../server/cli/main.ts'
import { Invitation } from '../../shared/api/enrolment.ts'
import { HeadReply, UnitReply } from '../../shared/api/sync.ts'
import { fromBase64Url } from '../../shared/bytes.ts'
import { verifyReceipt } from '../../shared/journal/receipt.ts'
import { createDevice, testPrimitives } from '../server/candidate.ts'
import { killServerProcess, type ServerProcess, startServerProcess, stopServerProcess } from './server-process.ts'
import { createUploader, type Receipted, type Uploader } from './uploader.ts'

const KILLS = Number(process.env.CANDOR_API_KILLS ?? 30)
const CANDIDATES = 4
/** On a busy machine fewer kills are made, but never fewer than ten: this much time, and the checks after it. */
const BUDGET_MS = Number(process.env.CANDOR_API_KILLS ?? 0) > 0 ? Number.POSITIVE_INFINITY : 70_000
const MIN_KILLS = Math.min(10, KILLS)
const folder = mkdtempSync(join(tmpdir(), 'candor-kill-'))
let server: ServerProcess | null = null

afterAll(async () => {
  if (server !== null) await stopServerProcess(server)
  rmSync(folder, { recursive: true, force: true })
})

async function ask(url: string, uploader: Uploader, path: string, init: RequestInit = {}): Promise<unknown> {
  const headers = { authorization: `Bearer ${uploader.device.token}`, 'content-type': 'application/octet-stream' }
  const response = await fetch(`${url}/v1/attempts/${uploader.device.attemptId}${path}`, { ...init, headers })
  expect(response.status).toBe(200)
  return response.json()
}

/** The server still holds the bytes of a receipt, and gives the same receipt for them. */
async function checkReceipt(url: string, uploader: Uploader, { offset, bytes, receipt }: Receipted): Promise<void> {
  const init = { method: 'POST', body: new Uint8Array(bytes) }
  const reply = UnitReply.parse(await ask(url, uploader, `/segments/0/units?offset=${offset}`, init))
  expect(reply.receipt).toBe(receipt)
}

/** After each kill: the head is not before any receipt, and the last ones hold byte for byte. */
async function checkHead(url: string, uploader: Uploader): Promise<void> {
  const last = uploader.receipts.at(-1)
  if (last === undefined) return
  const { head } = HeadReply.parse(await ask(url, uploader, '/head'))
  expect(head?.offset).toBeGreaterThanOrEqual(last.endOffset)
  for (const one of uploader.receipts.slice(-3)) await checkReceipt(url, uploader, one)
}

/** An invitation for each candidate, made as an operator does it, and the keys that the server shows. */
async function invited(
  dataFolder: string,
): Promise<{ codes: string[]; receiptKey: Uint8Array; scoringKey: Uint8Array }> {
  server = await startServerProcess(dataFolder, ['--sample', '--sample-pack', 'resources/packs/sample'])
  const codes = [server.invitationCode]
  const output = {
    print: (line: string) => void codes.push(line),
    complain: (line: string) => void console.error(line),
  }
  while (codes.length < CANDIDATES) await runCli(['invite', '--name', 'Casey', '--data', dataFolder], output)
  const look = await fetch(`${server.url}/v1/invitations/${server.invitationCode}`)
  const invitation = Invitation.parse(await look.json())
  await stopServerProcess(server)
  const key = (text: string) => fromBase64Url(text) ?? new Uint8Array()
  return { codes, receiptKey: key(invitation.receiptKey), scoringKey: key(invitation.scoringKey.publicKey) }
}

test('[S11] keeps every receipt true when the API and its database are killed at random moments', async () => {
  const { codes, receiptKey, scoringKey } = await invited(folder)
  const seed = (index: number) => importSigner(new Uint8Array(32).fill(index + 1))
  const devices = await Promise.all(codes.map((_code, index) => createDevice(scoringKey, { signer: seed(index) })))
  const uploaders = devices.map((device, index) => createUploader(device, codes[index] ?? ''))
  const deadline = performance.now() + BUDGET_MS
  let kills = 0
  for (; kills < MIN_KILLS || (kills < KILLS && performance.now() < deadline); kills++) {
    server = await startServerProcess(folder)
    const { url } = server
    for (const uploader of uploaders) await checkHead(url, uploader)
    const stopped = new AbortController()
    const runs = uploaders.map((uploader) => uploader.run(url, stopped.signal))
    await delay(30 + Math.random() * 350)
    await killServerProcess(server, kills % 2 === 0)
    stopped.abort()
    await Promise.all(runs)
  }
  server = await startServerProcess(folder)
  const verify = testPrimitives.importVerifier(receiptKey)
  const { url } = server
  const counts = await Promise.all(
    uploaders.map(async (uploader) => {
      for (const one of uploader.receipts) {
        await checkReceipt(url, uploader, one)
        expect(verifyReceipt(one.receipt, verify).ok).toBe(true)
      }
      return uploader.receipts.length
    }),
  )
  const receipts = counts.reduce((sum, count) => sum + count, 0)
  console.log(`${kills} kills, ${receipts} receipts given, each still true`)
  expect(receipts).toBeGreaterThan(kills)
})
