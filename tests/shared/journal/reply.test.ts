import fc from 'fast-check'
import { expect, test } from 'vitest'
import { concatBytes } from '../../../shared/bytes.ts'
import {
  checkReply,
  decodeReply,
  openReply,
  type ReplyPlace,
  readReplies,
  writeReply,
} from '../../../shared/journal/reply.ts'
import {
  testAttemptId,
  testOnlyAttemptKey,
  testOnlyDevice,
  testOnlyOtherDevice,
  testPrimitives,
} from './build-journal.ts'

const head: Uint8Array = new Uint8Array(32).fill(7)
const place: ReplyPlace = {
  attemptId: testAttemptId,
  number: 1,
  previous: head,
  nextSeq: 14,
  verify: testPrimitives.importVerifier(testOnlyDevice.publicKey),
}
const first = { number: 1, about: 9, wallMs: 1_760_000_900_000, text: 'The doorbell rang: a parcel. 📦' }

const write = (reply = first, previous = head, signer = testOnlyDevice, attemptId = testAttemptId) =>
  writeReply(testPrimitives, signer, { attemptId, attemptKey: testOnlyAttemptKey, previous }, reply)

const refusal = (record: Uint8Array, changed: Partial<ReplyPlace> = {}) => {
  const checked = checkReply(record, { ...place, ...changed })
  return checked.ok ? null : checked.failure
}

test('[RP6] a record gives back what was written, and is different each time', () => {
  const checked = checkReply(write(), place)
  expect(checked.ok && openReply(testPrimitives, testOnlyAttemptKey, checked.value)).toEqual({ ok: true, value: first })
  expect(write()).not.toEqual(write())
})

test('[RP1] every cut and every added byte is refused as no record', () => {
  const record = write()
  for (let length = 0; length < record.length; length++)
    expect(decodeReply(record.subarray(0, length))).toEqual({ ok: false, failure: 'reply/malformed' })
  expect(refusal(concatBytes(record, new Uint8Array(1)))).toBe('reply/malformed')
})

test('[RP1] [RP2] [RP3] every changed byte is refused', () => {
  const record = write()
  for (let at = 0; at < record.length; at++) {
    const changed = record.slice()
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(refusal(changed)).toMatch(/^reply\/(malformed|other-attempt|signature-invalid)$/)
  }
})

test('[RP2] a reply of another attempt is refused', () => {
  const other = '0196f3a0-5b7c-7d2e-8a41-9c3f5e2b7d11'
  expect(refusal(write(first, head, testOnlyDevice, other))).toBe('reply/other-attempt')
})

test('[RP3] a reply that another device signed is refused', () => {
  expect(refusal(write(first, head, testOnlyOtherDevice))).toBe('reply/signature-invalid')
})

test('[RP4] a reply behind another seal, or out of its turn, is refused', () => {
  expect(refusal(write(first, new Uint8Array(32)))).toBe('reply/chain-broken')
  expect(refusal(write({ ...first, number: 2 }))).toBe('reply/chain-broken')
})

test('[RP5] a reply to an event that is not there is refused', () => {
  expect(refusal(write({ ...first, about: 14 }))).toBe('reply/event-unknown')
})

test('[RP6] another key opens nothing', () => {
  const checked = checkReply(write(), place)
  const wrong = new Uint8Array(32).fill(1)
  expect(checked.ok && openReply(testPrimitives, wrong, checked.value)).toEqual({
    ok: false,
    failure: 'reply/unreadable',
  })
})

test('[RP4] a list is read in its order; one that was left out ends it there', () => {
  const seal = { attemptId: testAttemptId, nextSeq: 14, verify: place.verify, head }
  const one = write()
  const two = write({ ...first, number: 2, about: 3, text: 'Two.' }, testPrimitives.sha256(one))
  const three = write({ ...first, number: 3, text: 'Three.' }, testPrimitives.sha256(two))
  const read = (records: readonly Uint8Array[]) => readReplies(testPrimitives, seal, records, testOnlyAttemptKey)
  expect(read([one, two, three])).toMatchObject({
    problem: null,
    replies: [{ text: first.text }, { text: 'Two.' }, {}],
  })
  expect(read([one, three]).problem).toEqual({ code: 'reply/chain-broken', number: 2 })
  expect(read([one, three]).replies).toHaveLength(1)
  expect(readReplies(testPrimitives, seal, [one], null).replies).toEqual([{ ...first, text: null }])
})

test('[RP6] any well-formed text of 1 to 2,000 units survives, and nothing else is written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), (text) => {
      if (text.length > 2_000) return
      const checked = checkReply(write({ ...first, text }), place)
      const opened = checked.ok ? openReply(testPrimitives, testOnlyAttemptKey, checked.value) : null
      expect(opened).toEqual({ ok: true, value: { ...first, text } })
    }),
    { numRuns: 60 },
  )
  expect(() => write({ ...first, text: '' })).toThrow(RangeError)
  expect(() => write({ ...first, text: 'a'.repeat(2_001) })).toThrow(RangeError)
  expect(() => write({ ...first, text: '\ud800' })).toThrow(RangeError)
})
