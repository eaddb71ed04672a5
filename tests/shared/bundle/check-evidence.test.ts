import { describe, expect, it } from 'vitest'
import type { Evidence } from '../../../shared/bundle/bundle.ts'
import { checkEvidence } from '../../../shared/bundle/check-evidence.ts'
import {
  buildJournal,
  testAttemptId,
  testCreatedMs,
  testOnlyAttemptKey,
  testPrimitives,
} from '../journal/build-journal.ts'

const label = { attemptId: testAttemptId, madeMs: testCreatedMs, madeBy: 'test' }
const evidence: Evidence = {
  journal: {
    attemptId: testAttemptId,
    exportedMs: testCreatedMs,
    exportedBy: 'test',
    segments: buildJournal().segments,
    receipts: [],
  },
  bundle: label,
  documents: {},
  replies: [],
}

describe('evidence', () => {
  it('is good when nothing that could be checked is wrong', () => {
    expect(checkEvidence(testPrimitives, evidence)).toMatchObject({ ok: true, isBundleLabelRight: true })
    expect(checkEvidence(testPrimitives, { ...evidence, bundle: null })).toMatchObject({ ok: true })
  })

  it('[B5] of another attempt than the bundle names is not good', () => {
    const other = { ...label, attemptId: '00000000-0000-4000-8000-000000000000' }
    const report = checkEvidence(testPrimitives, { ...evidence, bundle: other })
    expect(report).toMatchObject({ ok: false, isBundleLabelRight: false, export: { ok: true } })
  })

  it('[B7] with another document than the attempt was opened with is not good, once the journal is open', () => {
    const swapped = { ...evidence, documents: { policy: '{}' } }
    expect(checkEvidence(testPrimitives, swapped).ok).toBe(true)
    expect(checkEvidence(testPrimitives, swapped, { attemptKey: testOnlyAttemptKey }).ok).toBe(false)
  })
})
