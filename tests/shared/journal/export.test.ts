import { encode } from 'cborg'
import { describe, expect, it } from 'vitest'
import { importSigner } from '../../../node/crypto/device-key.ts'
import { checkExport } from '../../../shared/journal/check-export.ts'
import { decodeExport, encodeExport, type JournalExport } from '../../../shared/journal/export.ts'
import { signReceipt, verifyReceipt } from '../../../shared/journal/receipt.ts'
import {
  buildJournal,
  testAttemptId,
  testCreatedMs,
  testOnlyAttemptKey,
  testOnlyDevice,
  testPrimitives,
} from './build-journal.ts'

const { segments, ends } = buildJournal()
const server = importSigner(new Uint8Array(32).fill(0x77))
const file: JournalExport = {
  attemptId: testAttemptId,
  exportedMs: testCreatedMs,
  exportedBy: 'test',
  segments,
  receipts: [],
  serverPublicKey: server.publicKey,
}

function receipt(changes: Partial<Parameters<typeof signReceipt>[0]> = {}, signer = server): string {
  const [end] = ends
  if (end === undefined) throw new Error('a first segment')
  const { segment, offset, frameNumber, nextSeq, head } = end
  const place = { attemptId: testAttemptId, segment, endOffset: offset, frameNumber, nextSeq, head }
  return signReceipt({ ...place, serverTimeMs: testCreatedMs, ...changes }, signer.sign)
}

function receiptCode(text: string): string {
  const { receipts } = checkExport(testPrimitives, { ...file, receipts: [text] })
  return receipts.problems[0]?.code ?? 'confirmed'
}

describe('an export', () => {
  it('opens to what was written, keys or none', () => {
    const disclosed: JournalExport = { ...file, attemptKey: testOnlyAttemptKey }
    expect([decodeExport(encodeExport(file)), decodeExport(encodeExport(disclosed))]).toEqual([
      { ok: true, value: file },
      { ok: true, value: disclosed },
    ])
  })

  it('[X1] in another spelling, with more bytes or fewer, is malformed', () => {
    const bytes = encodeExport(file)
    const indefinite = new Uint8Array([0xbf, ...bytes.subarray(1), 0xff])
    const cases = [new Uint8Array([...bytes, 0]), bytes.subarray(0, -1), indefinite, new Uint8Array()]
    expect(cases.map(decodeExport)).toEqual(cases.map(() => ({ ok: false, failure: 'export/malformed' })))
  })

  it('[X2] of another format, with a wrong type or one more key, is malformed', () => {
    const good = { format: 'candor-journal-export', version: 1, ...file }
    const cases = [
      { ...good, format: 'other' },
      { ...good, more: 1 },
      { ...good, receipts: 'none' },
      { ...good, attemptKey: new Uint8Array(31) },
      [1],
    ].map((value) => decodeExport(encode(value)))
    expect(cases).toEqual(cases.map(() => ({ ok: false, failure: 'export/malformed' })))
  })

  it('[X3] of a later version is refused as such', () => {
    const later = encode({ format: 'candor-journal-export', version: 2, anything: true })
    expect(decodeExport(later)).toEqual({ ok: false, failure: 'export/version-unknown' })
  })

  it('[X4] that says another attempt than its segments is not ok', () => {
    const other = { ...file, attemptId: '00000000-0000-4000-8000-000000000000' }
    expect(checkExport(testPrimitives, other)).toMatchObject({ ok: false, isLabelRight: false, journal: { ok: true } })
  })
})

describe('receipts', () => {
  it('[J32] that agree with the journal confirm it', () => {
    expect(checkExport(testPrimitives, { ...file, receipts: [receipt()] })).toMatchObject({
      ok: true,
      receipts: { confirmed: 1, confirmedNextSeq: 9, lastServerTimeMs: testCreatedMs, problems: [] },
    })
  })

  it('[J31] that are cut, changed or signed by another key are refused', () => {
    const changed = `${receipt().slice(0, -2)}AA`
    expect([receipt().slice(1), 'no receipt', '', changed, receipt({}, testOnlyDevice)].map(receiptCode)).toEqual([
      'receipt/malformed',
      'receipt/malformed',
      'receipt/malformed',
      'receipt/signature-invalid',
      'receipt/signature-invalid',
    ])
    const verified = verifyReceipt(receipt(), testPrimitives.importVerifier(server.publicKey))
    expect(verified).toMatchObject({ ok: true, value: { segment: 0, nextSeq: 9, serverTimeMs: testCreatedMs } })
  })

  it('[J32] for another head, count or place inside the journal contradict it', () => {
    const wrong = [
      { head: new Uint8Array(32) },
      { nextSeq: 8 },
      { frameNumber: 6 },
      { endOffset: 400 },
      { endOffset: 10_000 },
    ]
    expect(wrong.map((change) => receiptCode(receipt(change)))).toEqual(wrong.map(() => 'receipt/contradicted'))
    expect(receiptCode(receipt({ segment: 1, endOffset: 10_000 }))).toBe('receipt/uncovered')
    expect(receiptCode(receipt({ segment: 2 }))).toBe('receipt/uncovered')
  })

  it('[J32] for a unit that a later header left out contradict the journal', () => {
    const [zero, one] = segments
    if (zero === undefined || one === undefined) throw new Error('two segments')
    // The server confirmed segment 0 one frame further than segment 1 says it is good.
    expect(receiptCode(receipt({ endOffset: zero.bytes.length + 100 }))).toBe('receipt/contradicted')
  })
})
