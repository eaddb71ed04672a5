import { expect, test } from 'vitest'
import { toBase64Url } from '../../../shared/bytes.ts'
import { type Deletion, signDeletion, verifyDeletion } from '../../../shared/journal/deletion.ts'
import { testAttemptId, testOnlyDevice, testPrimitives } from './build-journal.ts'

const deletion: Deletion = {
  attemptId: testAttemptId,
  deletedMs: 1_800_000_000_000,
  segment: 2,
  nextSeq: 1_284,
  head: new Uint8Array(32).fill(9),
  units: 17,
}
const verify = testPrimitives.importVerifier(testOnlyDevice.publicKey)
const text = signDeletion(deletion, testOnlyDevice.sign)

test('[D7] a receipt says what was signed, in one line of text', () => {
  expect(text).toMatch(/^candor-deletion-1\.[A-Za-z0-9_-]{176}$/)
  expect(verifyDeletion(text, verify)).toEqual({ ok: true, value: deletion })
})

test('[D7] every changed character, and every cut, is refused', () => {
  for (let at = 18; at < text.length; at++) {
    const changed = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)
    expect(verifyDeletion(changed, verify).ok).toBe(false)
    expect(verifyDeletion(text.slice(0, at), verify)).toEqual({ ok: false, failure: 'deletion/malformed' })
  }
})

test('[D7] another key, another label and another kind of text are refused', () => {
  const other = testPrimitives.importVerifier(new Uint8Array(32).fill(1))
  expect(verifyDeletion(text, other)).toEqual({ ok: false, failure: 'deletion/signature-invalid' })
  const unlabelled = new Uint8Array(132)
  unlabelled.set(testOnlyDevice.sign(unlabelled.subarray(0, 68)), 68)
  expect(verifyDeletion(`candor-deletion-1.${toBase64Url(unlabelled)}`, verify)).toEqual({
    ok: false,
    failure: 'deletion/signature-invalid',
  })
  for (const odd of ['', 'candor-deletion-2.AAAA', toBase64Url(unlabelled)])
    expect(verifyDeletion(odd, verify)).toEqual({ ok: false, failure: 'deletion/malformed' })
})
