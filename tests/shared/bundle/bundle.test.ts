import { encode } from 'cborg'
import { describe, expect, it } from 'vitest'
import { type Bundle, decodeBundle, encodeBundle, readEvidence } from '../../../shared/bundle/bundle.ts'
import { encodeExport, type JournalExport } from '../../../shared/journal/export.ts'
import { buildJournal, testAttemptId, testCreatedMs } from '../journal/build-journal.ts'

const journal: JournalExport = {
  attemptId: testAttemptId,
  exportedMs: testCreatedMs,
  exportedBy: 'test',
  segments: buildJournal().segments,
  receipts: [],
}
const bundle: Bundle = {
  attemptId: testAttemptId,
  madeMs: testCreatedMs,
  madeBy: 'test',
  journal: encodeExport(journal),
  documents: { policy: '{}' },
  replies: [new Uint8Array([1, 2])],
}
const label = { format: 'candor-bundle', version: 1 }

describe('a bundle', () => {
  it('opens to what was written', () => {
    expect(decodeBundle(encodeBundle(bundle))).toEqual({ ok: true, value: bundle })
  })

  it('[B1] in another spelling, with more bytes or fewer, is malformed', () => {
    const bytes = encodeBundle(bundle)
    const indefinite = new Uint8Array([0xbf, ...bytes.subarray(1), 0xff])
    const unsorted = new Uint8Array([0xa2, ...encode('version'), 1, ...encode('format'), ...encode('candor-bundle')])
    const cases = [new Uint8Array([...bytes, 0]), bytes.subarray(0, -1), indefinite, unsorted, new Uint8Array()]
    expect(cases.map(decodeBundle)).toEqual(cases.map(() => ({ ok: false, failure: 'bundle/malformed' })))
  })

  it('[B2] of another format, with a wrong type or one more key, is malformed', () => {
    const good = { ...label, ...bundle }
    const cases = [
      { ...good, format: 'candor-journal-export' },
      { ...good, more: 1 },
      { ...good, attemptId: testAttemptId.toUpperCase() },
      { ...good, documents: { key: '{}' } },
      { ...good, documents: { pack: null } },
      { ...good, replies: [new Uint8Array(65_537)] },
    ].map((value) => decodeBundle(encode(value)))
    expect(cases).toEqual(cases.map(() => ({ ok: false, failure: 'bundle/malformed' })))
  })

  it('[B3] of a later version is refused as such', () => {
    const later = encode({ ...label, version: 2, anything: true })
    expect(decodeBundle(later)).toEqual({ ok: false, failure: 'bundle/version-unknown' })
    expect(readEvidence(later)).toEqual({ ok: false, failure: 'bundle/version-unknown' })
  })
})

describe('evidence', () => {
  it('is one shape, from a bundle and from a bare export', () => {
    const { attemptId, madeMs, madeBy, documents, replies } = bundle
    expect([readEvidence(encodeBundle(bundle)), readEvidence(encodeExport(journal))]).toEqual([
      { ok: true, value: { journal, bundle: { attemptId, madeMs, madeBy }, documents, replies } },
      { ok: true, value: { journal, bundle: null, documents: {}, replies: [] } },
    ])
  })

  it('[B4] needs an export in the bundle', () => {
    const inner = [new Uint8Array([1]), encode({ format: 'candor-journal-export', version: 2 })]
    const failures = inner.map((bytes) => readEvidence(encodeBundle({ ...bundle, journal: bytes })))
    expect(failures).toEqual([
      { ok: false, failure: 'export/malformed' },
      { ok: false, failure: 'export/version-unknown' },
    ])
  })

  it('of no kind at all is no export', () => {
    expect(readEvidence(new Uint8Array([1, 2, 3]))).toEqual({ ok: false, failure: 'export/malformed' })
  })
})
