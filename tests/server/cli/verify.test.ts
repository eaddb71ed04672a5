import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importSigner } from '../../../node/crypto/device-key.ts'
import { runCli } from '../../../server/cli/main.ts'
import { toBase64Url } from '../../../shared/bytes.ts'
import { signDeletion } from '../../../shared/journal/deletion.ts'
import { encodeExport, type JournalExport } from '../../../shared/journal/export.ts'
import { signReceipt } from '../../../shared/journal/receipt.ts'
import {
  buildJournal,
  testAttemptId,
  testCreatedMs,
  testOnlyAttemptKey,
  testOnlyOtherDevice,
} from '../../shared/journal/build-journal.ts'

const { segments, ends } = buildJournal()
const testOnlyServerKey = importSigner(new Uint8Array(32).fill(0x77))

function receiptAt(index: number, signer = testOnlyServerKey): string {
  const end = ends[index]
  if (end === undefined) throw new Error(`the test journal has no segment ${index}`)
  const place = { attemptId: testAttemptId, segment: end.segment, endOffset: end.offset }
  const counts = { frameNumber: end.frameNumber, nextSeq: end.nextSeq, head: end.head }
  return signReceipt({ ...place, ...counts, serverTimeMs: testCreatedMs + 70_000 }, signer.sign)
}

const file: JournalExport = {
  attemptId: testAttemptId,
  exportedMs: testCreatedMs + 90_000,
  exportedBy: 'test',
  segments,
  receipts: [receiptAt(0), receiptAt(1)],
  serverPublicKey: testOnlyServerKey.publicKey,
}

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'candor-cli-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function save(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

async function candor(...args: readonly string[]) {
  const printed: string[] = []
  const complaints: string[] = []
  const code = await runCli(args, { print: (line) => printed.push(line), complain: (line) => complaints.push(line) })
  return { code, printed, complaints }
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.with(at, (bytes[at] ?? 0) ^ 1)
}

describe('candor verify', () => {
  it('says of a whole journal what holds, without a key', async () => {
    const { code, printed } = await candor('verify', save('whole.candor', encodeExport(file)))
    expect(code).toBe(0)
    expect(printed.slice(2)).toEqual([
      'ok    chain       2 segments, 8 frames, 14 events: no gap, no fork',
      'ok    signatures  2 headers and 4 checkpoints signed by one device, over 2,024 bytes',
      'ok    seal        the attempt is sealed and nothing follows the seal',
      'ok    receipts    2 of 2 receipts agree, by the key in the file, which proves nothing about whose it is; the server confirmed 14 of 14 events, the last at 2025-10-09 08:54:30 UTC',
      '',
      'Everything that was checked holds.',
    ])
  })

  it('replays the answers with a key, and prints their sizes but not their text', async () => {
    const path = save('keyed.candor', encodeExport(file))
    const { code, printed } = await candor('verify', path, '--key', save('key', toBase64Url(testOnlyAttemptKey)))
    expect(code).toBe(0)
    expect(printed.slice(6)).toEqual([
      'ok    contents    14 events open and replay; submitted',
      'note  taken with  test',
      '      one.text: 21 characters, 3 words',
      '      two.text: 1 character, 1 word',
      '',
      'Everything that was checked holds.',
    ])
    expect(printed.join('\n')).not.toContain('lasta')
  })

  it('fails on one flipped byte, and names the place', async () => {
    const [first, second] = segments
    if (first === undefined || second === undefined) throw new Error('two segments')
    const broken = { ...file, segments: [{ segment: 0, bytes: flipped(first.bytes, 400) }, second] }
    const { code, printed } = await candor('verify', save('flipped.candor', encodeExport(broken)), '--json')
    expect(code).toBe(1)
    expect(JSON.parse(printed.join(''))).toMatchObject({ ok: false, events: 0, isSubmitted: null })
  })

  it('fails on receipts of another server than the one that is known', async () => {
    const known = save('server-key', testOnlyOtherDevice.publicKey)
    const { code, printed } = await candor('verify', save('a.candor', encodeExport(file)), '--server-key', known)
    expect(code).toBe(1)
    expect(printed.filter((line) => line.includes('receipt/signature-invalid'))).toHaveLength(2)
  })

  it('fails when the server once confirmed more than the file holds', async () => {
    const shorter = { ...file, segments: segments.slice(0, 1) }
    const { code, printed } = await candor('verify', save('short.candor', encodeExport(shorter)))
    expect(code).toBe(1)
    expect(printed.some((line) => line.includes('receipt/uncovered'))).toBe(true)
  })

  it('fails with a key of another attempt', async () => {
    const key = save('other-key', new Uint8Array(32))
    const { code, printed } = await candor('verify', save('b.candor', encodeExport(file)), '--key', key)
    expect(code).toBe(1)
    expect(printed.some((line) => line.includes('journal/frame-unreadable'))).toBe(true)
  })

  it('ends with 2 on what is no export, no file, no key, no option', async () => {
    const good = save('c.candor', encodeExport(file))
    const codes = await Promise.all(
      [
        [save('noise', 'noise')],
        [join(folder, 'missing')],
        [good, '--key', save('short-key', 'abc')],
        [good, '--wrong'],
        [],
      ].map(async (args) => (await candor('verify', ...args)).code),
    )
    expect(codes).toEqual([2, 2, 2, 2, 2])
  })
})

describe('candor', () => {
  it('lists its commands, and ends with 2 when there is no such command', async () => {
    const [helped, wrong] = [await candor('--help'), await candor('vreify')]
    expect([helped.code, wrong.code]).toEqual([0, 2])
    expect(helped.printed.join('\n')).toContain('verify    check an exported journal or a deletion receipt, offline')
    expect(wrong.complaints.join('\n')).toContain('verify    check an exported journal or a deletion receipt, offline')
  })
})

describe('candor verify with a deletion receipt', () => {
  const deletion = {
    attemptId: testAttemptId,
    deletedMs: testCreatedMs,
    segment: 1,
    nextSeq: 14,
    head: new Uint8Array(32).fill(5),
    units: 4,
  }
  const text = signDeletion(deletion, testOnlyServerKey.sign)
  const keyFile = () => save('server.key', toBase64Url(testOnlyServerKey.publicKey))

  it('[D7] says what the server states, by the key that is known', async () => {
    const { code, printed } = await candor('verify', save('deleted.txt', `${text}\n`), '--server-key', keyFile())
    expect([code, printed.join(' ')]).toEqual([0, expect.stringContaining(`attempt ${testAttemptId} was deleted at`)])
    const json = await candor('verify', save('deleted.txt', text), '--server-key', keyFile(), '--json')
    expect(JSON.parse(json.printed[0] ?? '')).toEqual({
      ok: true,
      attemptId: testAttemptId,
      deleted: new Date(testCreatedMs).toISOString(),
      events: 14,
      units: 4,
      head: '05'.repeat(32),
    })
  })

  it('[D7] refuses another key, a changed text, and to judge without a key', async () => {
    const other = save('other.key', toBase64Url(testOnlyOtherDevice.publicKey))
    const path = save('deleted.txt', text)
    expect((await candor('verify', path, '--server-key', other)).printed[0]).toContain('deletion/signature-invalid')
    const cut = await candor('verify', save('cut.txt', text.slice(0, -1)), '--server-key', keyFile())
    expect([cut.code, cut.printed[0]]).toEqual([1, expect.stringContaining('deletion/malformed')])
    const keyless = await candor('verify', path)
    expect([keyless.code, keyless.complaints[0]]).toEqual([2, expect.stringContaining('--server-key')])
  })
})
