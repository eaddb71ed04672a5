import { expect, test } from 'vitest'
import { type LiveAttempt, quietMs } from '../../../shared/api/live.ts'
import { readMessage, signMessage } from '../../../shared/live/statement.ts'
import { testAttemptId, testOnlyDevice, testOnlyOtherDevice, testPrimitives } from '../journal/build-journal.ts'

const { sha256 } = testPrimitives
const verify = testPrimitives.importVerifier(testOnlyDevice.publicKey)
const statement = {
  attemptId: testAttemptId,
  messageId: '0196f3a0-5b7c-4d2e-8a41-9c3f5e2b7d11',
  serverTimeMs: 1_800_000_000_000,
}
const text = 'You may take the break now. 🙂'
const signed = signMessage(statement, text, sha256, testOnlyDevice.sign)
const read = (changed: { text?: string; signed?: string; attemptId?: string; verify?: typeof verify } = {}) =>
  readMessage(
    changed.text ?? text,
    changed.signed ?? signed,
    changed.attemptId ?? testAttemptId,
    sha256,
    changed.verify ?? verify,
  )

test('[LV4] a statement says what was signed, in one line', () => {
  expect(signed).toMatch(/^candor-message-1\.[A-Za-z0-9_-]{182}$/)
  expect(read()).toEqual(statement)
})

test('[LV4] another text, attempt or key, every changed character and every cut is refused', () => {
  expect(read({ text: `${text} ` })).toBe(null)
  expect(read({ attemptId: statement.messageId })).toBe(null)
  expect(read({ verify: testPrimitives.importVerifier(testOnlyOtherDevice.publicKey) })).toBe(null)
  for (let at = 0; at < signed.length; at++) {
    expect(read({ signed: signed.slice(0, at) + (signed[at] === 'A' ? 'B' : 'A') + signed.slice(at + 1) })).toBe(null)
    expect(read({ signed: signed.slice(0, at) })).toBe(null)
  }
})

test('[LV3] an attempt is quiet when neither a report nor a part of the journal is 45 seconds old or younger', () => {
  const report = (receivedMs: number): LiveAttempt['presence'] => ({
    phase: 'answering',
    coverage: [],
    receivedMs,
    handSinceMs: null,
  })
  expect(quietMs({ presence: report(1_000), recordMs: null }, 46_000)).toBe(null)
  expect(quietMs({ presence: report(1_000), recordMs: null }, 46_001)).toBe(45_001)
  expect(quietMs({ presence: report(1_000), recordMs: 40_000 }, 60_000)).toBe(null)
  expect(quietMs({ presence: null, recordMs: null }, 60_000)).toBe(null)
})
