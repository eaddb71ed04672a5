import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { toBase64Url, toHex } from '../../../shared/bytes.ts'
import { recordOnly } from '../../../shared/policy/integrity.ts'
import { issueOf, readPolicyIssue, signPolicyIssue, verifyPolicyIssue } from '../../../shared/policy/issue.ts'
import { testOnlyDevice, testPrimitives } from '../journal/build-journal.ts'

const { sha256 } = testPrimitives
const verify = testPrimitives.importVerifier(testOnlyDevice.publicKey)
const code = 'ABCDEFGHJKLM'
const terms = {
  organisation: 'Example',
  project: 'Guild',
  assessment: 'Core',
  pack: { id: 'pack' },
  consent: { id: 'consent' },
  accommodation: null,
  policy: { version: 1, lockdown: 'observe', integrity: recordOnly },
}
const issue = issueOf(terms, code, 1_800_000_000_000, (...parts) => new Uint8Array(sha256(...parts)))
const text = signPolicyIssue(issue, testOnlyDevice.sign)
const check = (given: Partial<typeof terms>, typed = code) =>
  verifyPolicyIssue(text, { ...terms, ...given }, typed, { sha256, verify })

test('[Q1] an issue says what was signed, in one line of text', () => {
  expect(text).toMatch(/^candor-policy-1\.[A-Za-z0-9_-]{224}$/)
  expect(check({})).toEqual({ ok: true, value: issue })
  expect(readPolicyIssue(text, verify)).toEqual({ ok: true, value: issue })
})

test('[Q1] text that is no issue, or a part of one, is refused as unsigned', () => {
  for (const odd of ['', 'candor-policy-2.AAAA', text.slice(16), text.slice(0, -1), `${text}A`])
    expect(readPolicyIssue(odd, verify)).toEqual({ ok: false, failure: 'policy/unsigned' })
})

test('[Q2] every changed character, another key and another label are refused', () => {
  for (let at = 16; at < text.length; at++) {
    const changed = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)
    expect(readPolicyIssue(changed, verify).ok).toBe(false)
  }
  const other = testPrimitives.importVerifier(new Uint8Array(32).fill(1))
  const invalid = { ok: false, failure: 'policy/signature-invalid' }
  expect(readPolicyIssue(text, other)).toEqual(invalid)
  const unlabelled = new Uint8Array(168)
  unlabelled.set(testOnlyDevice.sign(unlabelled.subarray(0, 104)), 104)
  expect(readPolicyIssue(`candor-policy-1.${toBase64Url(unlabelled)}`, verify)).toEqual(invalid)
})

test('[Q3] a change of any term, of the policy or of the code is refused', () => {
  const differs = { ok: false, failure: 'policy/differs' }
  const accommodation = { extraTimePercent: 0, extraBreaks: 0, breakMinutes: 0, waived: ['focus' as const] }
  expect([
    check({ organisation: 'Other' }),
    check({ project: 'Other' }),
    check({ assessment: 'Other' }),
    check({ pack: { id: 'other' } }),
    check({ consent: { id: 'other' } }),
    check({ policy: { ...terms.policy, lockdown: 'lockdown' } }),
    verifyPolicyIssue(text, { ...terms, accommodation }, code, { sha256, verify }),
    check({}, 'ABCDEFGHJKLN'),
  ]).toEqual(Array(8).fill(differs))
})

test('the order of the keys of a policy makes no difference', () => {
  const { integrity, lockdown, version } = terms.policy
  expect(check({ policy: { integrity, lockdown, version } }).ok).toBe(true)
})

test('the document has this vector', () => {
  const document = readFileSync(new URL('../../../docs/formats/policy-v1.md', import.meta.url), 'utf8')
  const wanted = { code, publicKey: toHex(testOnlyDevice.publicKey), issuedMs: issue.issuedMs, terms, text }
  const vector = document.match(/```json vector\n([\s\S]*?)```/)?.[1] ?? '{}'
  expect(JSON.parse(vector)).toEqual(wanted)
})
