import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importSigner } from '../../../node/crypto/device-key.ts'
import { runCli } from '../../../server/cli/main.ts'
import type { Verdict } from '../../../server/cli/verify/verdict.ts'
import { concatBytes, toBase64Url } from '../../../shared/bytes.ts'
import { signDeletion } from '../../../shared/journal/deletion.ts'
import { encodeExport, type JournalExport } from '../../../shared/journal/export.ts'
import { signReceipt } from '../../../shared/journal/receipt.ts'
import {
  at,
  buildJournal,
  sessionStarted,
  testAttemptId,
  testCreatedMs,
  testOnlyAttemptKey,
  testOnlyOtherDevice,
  testWriter,
  typed,
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

/** The lines of the checks, each joined again where the terminal's width broke it. */
function checkLines(printed: readonly string[]): readonly string[] {
  const lines: string[] = []
  for (const line of printed) {
    if (/^ {2}[a-zA-Z]/.test(line)) lines.push(line.trim())
    else if (line.startsWith(' '.repeat(20))) lines.push(`${lines.pop()} ${line.trim()}`)
  }
  return lines.map((line) => line.replaceAll(/ {2,}/g, ' '))
}

describe('candor verify', () => {
  it('says of a whole journal what holds and what could not be checked, without a key', async () => {
    const { code, printed } = await candor('verify', save('whole.candor', encodeExport(file)))
    expect([code, checkLines(printed)]).toEqual([
      0,
      [
        'ok chain 2 segments, 8 frames, 14 events follow one another: nothing is missing, repeated or exchanged',
        'ok signatures one device signed 2 headers and 4 checkpoints over 2,024 bytes; no byte was changed since',
        'ok seal the candidate submitted: the attempt is sealed',
        'ok receipts 2 of 2 receipts agree; the server confirmed 14 of 14 events, the last at 2025-10-09 08:54:30 UTC',
        'ok segment 0 the device says that segment 0 began 2025-10-09 08:53:20 UTC; by the server’s clock not after 2025-10-09 08:54:26 UTC (how early at most, only the opened journal can say). That does not contradict it',
        'ok segment 1 the device says that segment 1 began 2025-10-09 08:54:20 UTC; by the server’s clock not after 2025-10-09 08:54:29 UTC (how early at most, only the opened journal can say). That does not contradict it',
        'open taken with what the attempt was taken with is in the closed part of the journal',
        'open contents the answers and events are closed: no reading key was given. → Whoever may read the answers can give the scoring key (--scoring-key) or the attempt’s key (--key).',
        expect.stringContaining('note device key'),
        expect.stringContaining('open server key the one in the file'),
        'note reading key none: what was written stays closed',
        expect.stringContaining('note scoring key'),
      ],
    ])
    expect(printed.at(-1)).toBe(
      'This record holds as far as it could be checked. Not checked: what it was written with; what was written; whose server confirmed it.',
    )
  })

  it('replays the answers with a key, and prints their sizes but not their text', async () => {
    const path = save('keyed.candor', encodeExport(file))
    const { code, printed } = await candor('verify', path, '--key', save('key', toBase64Url(testOnlyAttemptKey)))
    expect(code).toBe(0)
    const lines = printed.map((line) => line.trim())
    for (const line of [
      'ok    contents    14 events open and replay; submitted',
      'one.text: 21 characters, 3 words',
      'two.text: 1 character, 1 word',
    ])
      expect(lines).toContain(line)
    expect(printed.join('\n')).not.toContain('lasta')
  })

  it('says that what is not Electron is not the real client, and a clock that was set and recorded is no reproach', async () => {
    const key = save('key', toBase64Url(testOnlyAttemptKey))
    const { printed } = await candor('verify', save('keyed.candor', encodeExport(file)), '--key', key)
    const lines = checkLines(printed)
    expect(lines).toContainEqual(
      expect.stringMatching(/^look taken with segments 0 and 1: written with “test”.*not proctored by the real client/),
    )
    expect(lines).toContain(
      'note jumps in segment 0 the wall clock moved 2 times, by +1 hour, −1 hour; the client recorded it',
    )
    expect(printed.at(-1)).toContain('Before you rely on it, look at: what it was written with (not the real client).')
  })

  it('names the thing, its place, its time and the next step when something does not hold', async () => {
    const [first, second] = segments
    if (first === undefined || second === undefined) throw new Error('two segments')
    const broken = { ...file, segments: [{ segment: 0, bytes: flipped(first.bytes, 1_000) }, second] }
    const { printed } = await candor('verify', save('place.candor', encodeExport(broken)), '--json')
    const { checks, sentence }: Verdict = JSON.parse(printed.join(''))
    expect(checks.find(({ name }) => name === 'problem')).toMatchObject({
      outcome: 'FAIL',
      code: 'journal/signature-invalid',
      place: { segment: 0, offset: 1_099, time: '2025-10-09T08:53:22.300Z' },
      next: expect.stringContaining('Compare the file with another copy'),
    })
    expect(sentence).toMatch(/^This record does not hold: 2 checks failed \(chain, problem\)\. Compare/)
  })

  it('says nothing about answers and submission behind a damage, and does not call them blank', async () => {
    const [first, second] = segments
    if (first === undefined || second === undefined) throw new Error('two segments')
    const broken = {
      ...file,
      attemptKey: testOnlyAttemptKey,
      segments: [first, { segment: 1, bytes: flipped(second.bytes, 500) }],
    }
    const { printed } = await candor('verify', save('behind.candor', encodeExport(broken)))
    expect(checkLines(printed)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^FAIL chain holds for .* beyond$/),
        'open seal whether the attempt was submitted cannot be said while the record does not hold',
        expect.stringMatching(/^open contents \d+ events that could be reached open and replay\./),
      ]),
    )
    expect(printed.join(' ')).not.toMatch(/blank|not submitted/)
  })

  it('describes the versions of a fork: where they part, how far each goes, which one receipts confirm', async () => {
    const [zero, one] = ends
    if (zero === undefined || one === undefined) throw new Error('two ends')
    const other = testWriter(zero)
    const started = other.frame(0, [at(0, sessionStarted), at(5, typed(0, 'a')), at(6, typed(0, 'c', 1))]).bytes
    const version = { segment: 1, bytes: concatBytes(other.header, started, other.checkpoint(10)) }
    const path = save('fork.candor', encodeExport({ ...file, segments: [...segments, version] }))
    const { printed } = await candor('verify', path)
    const [line] = checkLines(printed).filter((text) => text.startsWith('FAIL fork'))
    expect(line).toMatch(/segment 1 is there in 2 versions, the same up to byte \d+ \(2025-10-09 08:54:20 UTC/)
    expect(line).toMatch(
      /Version 1, which this report is about: 744 bytes, events up to 14, .*, sealed; 1 receipt agree/,
    )
    expect(line).toMatch(/Version 2: \d+ bytes, events up to 12, .*; no receipt agrees with it/)
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
    expect(checkLines(printed)).toContainEqual(
      expect.stringMatching(
        /^FAIL problem A receipt is not signed.*receipt\/signature-invalid\)\. The same goes for 1 more/,
      ),
    )
  })

  it('fails when the server once confirmed more than the file holds', async () => {
    const shorter = { ...file, segments: segments.slice(0, 1) }
    const { code, printed } = await candor('verify', save('short.candor', encodeExport(shorter)))
    expect(code).toBe(1)
    expect(checkLines(printed).some((line) => line.includes('receipt/uncovered'))).toBe(true)
  })

  it('fails with a key of another attempt', async () => {
    const key = save('other-key', new Uint8Array(32))
    const { code, printed } = await candor('verify', save('b.candor', encodeExport(file)), '--key', key)
    expect(code).toBe(1)
    expect(checkLines(printed).some((line) => line.includes('journal/frame-unreadable'))).toBe(true)
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

describe('candor verify, asked for JSON', () => {
  it('says in JSON too that a file cannot be used', async () => {
    const { code, printed } = await candor('verify', save('noise.json', 'noise'), '--json')
    expect([code, JSON.parse(printed[0] ?? '')]).toMatchObject([
      2,
      { ok: false, conclusion: 'unreadable', code: 'export/malformed' },
    ])
  })

  it('refuses a scoring key that no header names', async () => {
    const key = save('scoring', new Uint8Array(32).fill(9))
    const { code, complaints } = await candor('verify', save('d.candor', encodeExport(file)), '--scoring-key', key)
    expect([code, complaints[0]]).toEqual([2, expect.stringContaining('no segment names this scoring key')])
  })
})

describe('candor', () => {
  it('lists its commands, and ends with 2 when there is no such command', async () => {
    const [helped, wrong] = [await candor('--help'), await candor('vreify')]
    expect([helped.code, wrong.code]).toEqual([0, 2])
    expect(helped.printed.join('\n')).toContain(
      'verify      check an evidence bundle, a journal or a deletion receipt, offline',
    )
    expect(wrong.complaints.join('\n')).toContain(
      'verify      check an evidence bundle, a journal or a deletion receipt, offline',
    )
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
