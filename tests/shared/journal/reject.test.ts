import { describe, expect, it } from 'vitest'
import { concatBytes, viewOf } from '../../../shared/bytes.ts'
import { decodeHeader, encodeHeader, type SegmentHeader, verifyHeader } from '../../../shared/journal/header.ts'
import { MAX_UNIT_BYTES } from '../../../shared/journal/layout.ts'
import { headAfterHeader, type SegmentHead } from '../../../shared/journal/segment-head.ts'
import { verifyTail, verifyUnit } from '../../../shared/journal/unit.ts'
import { verifyJournal } from '../../../shared/journal/verify.ts'
import {
  at,
  buildJournal,
  testOnlyDevice,
  testOnlyOtherDevice,
  testPrimitives,
  testWriter,
  typed,
} from './build-journal.ts'

const { segments, unitEnds, ends } = buildJournal()
const bytesOf = (index: number) => segments[index]?.bytes ?? new Uint8Array()
const endOf = (index: number) => {
  const end = ends[index]
  if (end === undefined) throw new Error('no such segment')
  return end
}

function headerOf(bytes: Uint8Array): SegmentHeader {
  const decoded = decodeHeader(bytes)
  if (!decoded.ok) throw new Error(decoded.failure)
  return decoded.value
}

function must<Value>(result: { ok: true; value: Value } | { ok: false; failure: string }): Value {
  if (!result.ok) throw new Error(result.failure)
  return result.value
}

/** The state after the header and the first `units` units of a segment. */
function stateAfter(index: number, units: number): SegmentHead {
  const previous = index === 0 ? null : completed(index - 1)
  let state = must(headAfterHeader(testPrimitives, headerOf(bytesOf(index)), bytesOf(index), previous))
  for (let unit = 0; unit < units; unit++) state = must(verifyUnit(testPrimitives, state, unitOf(index, unit)))
  return state
}

function unitOf(index: number, unit: number): Uint8Array {
  const list = unitEnds[index] ?? []
  return bytesOf(index).slice(unit === 0 ? 288 : list[unit - 1], list[unit])
}

const tail = unitOf(0, 2)

function completed(index: number): SegmentHead {
  return must(verifyTail(testPrimitives, stateAfter(index, 2), headerOf(bytesOf(index + 1)), tail))
}

/** A header of segment 1 with some fields changed, signed again by its device. */
function resigned(changes: Partial<SegmentHeader>, signer = testOnlyDevice): Uint8Array {
  return encodeHeader({ ...headerOf(bytesOf(1)), ...changes }, signer.sign)
}

/** What becomes of a header of segment 1 after the whole of segment 0. */
function headerFailure(bytes: Uint8Array): string {
  const state = completed(0)
  const verified = verifyHeader(testPrimitives, bytes)
  if (!verified.ok) return verified.failure
  const result = headAfterHeader(testPrimitives, verified.value, bytes, state)
  return result.ok ? 'accepted' : result.failure
}

function unitFailure(bytes: Uint8Array, state = stateAfter(0, 0)): string {
  const result = verifyUnit(testPrimitives, state, bytes)
  return result.ok ? 'accepted' : result.failure
}

function tailFailure(bytes: Uint8Array, header = bytesOf(1), state = stateAfter(0, 2)): string {
  const result = verifyTail(testPrimitives, state, headerOf(header), bytes)
  return result.ok ? 'accepted' : result.failure
}

/** The first unit with one clear field of its first frame changed. */
function withField(offset: number, size: 1 | 2 | 4, value: number): Uint8Array {
  const bytes = unitOf(0, 0)
  const view = viewOf(bytes)
  if (size === 1) view.setUint8(offset, value)
  else if (size === 2) view.setUint16(offset, value, true)
  else view.setUint32(offset, value, true)
  return bytes
}

describe('headers', () => {
  it('are accepted as they are written', () => expect(headerFailure(bytesOf(1))).toBe('accepted'))

  it('[J1] of another kind, or cut short, are malformed', () => {
    const header = bytesOf(1).slice(0, 288)
    const late = resigned({})
    viewOf(late).setBigUint64(112, 8_640_000_000_000_001n, true)
    const cases = [header.with(0, 0x44), header.with(6, 0), header.subarray(0, 287), new Uint8Array(), late]
    expect(cases.map(headerFailure)).toEqual(cases.map(() => 'journal/header-malformed'))
  })

  it('[J2] of another version are refused as such', () => {
    expect(headerFailure(bytesOf(1).with(4, 2))).toBe('journal/version-unknown')
  })

  it('[J3] changed after signing are refused', () => {
    expect(headerFailure(bytesOf(1).with(130, 9))).toBe('journal/signature-invalid')
  })

  it('[J4] of another attempt are refused', () => {
    const other = '00000000-0000-4000-8000-000000000000'
    expect(headerFailure(resigned({ attemptId: other }))).toBe('journal/other-attempt')
  })

  it('[J5] of another device are refused', () => {
    const forged = resigned({ devicePublicKey: testOnlyOtherDevice.publicKey }, testOnlyOtherDevice)
    expect(headerFailure(forged)).toBe('journal/other-device')
  })

  it('[J6] out of order are refused', () => {
    expect(headerFailure(resigned({ segment: 2 }))).toBe('journal/segment-gap')
    expect(verifyJournal(testPrimitives, segments.slice(1)).problems[0]?.code).toBe('journal/segment-gap')
  })

  it('[J7] that commit to another head or frame are refused', () => {
    expect(headerFailure(resigned({ previousHead: new Uint8Array(32) }))).toBe('journal/chain-broken')
    expect(headerFailure(resigned({ previousFrame: 6 }))).toBe('journal/chain-broken')
  })

  it('[J7] of a first segment commit to nothing', () => {
    const first = headerOf(bytesOf(0))
    const results = [{ previousEnd: 1 }, { previousFrame: 1 }, { previousHead: new Uint8Array(32).fill(1) }].map(
      (change) => headAfterHeader(testPrimitives, { ...first, ...change }, bytesOf(0), null),
    )
    expect(results).toEqual(results.map(() => ({ ok: false, failure: 'journal/chain-broken' })))
  })

  it('[J8] that leave out what was verified are refused', () => {
    expect(headerFailure(resigned({ previousEnd: (unitEnds[0]?.[1] ?? 0) - 1 }))).toBe('journal/rollback')
  })

  it('[J9] that skip events are refused', () => {
    expect(headerFailure(resigned({ firstSeq: 10 }))).toBe('journal/sequence-gap')
  })

  it('[J10] after a seal are refused', () => {
    const next = testWriter(endOf(1))
    const more = [...segments, { segment: 2, bytes: next.header }]
    expect(verifyJournal(testPrimitives, more).problems[0]?.code).toBe('journal/after-seal')
  })

  it('[J11] twice with different bytes are a fork', () => {
    const other = { segment: 1, bytes: testWriter(endOf(0), { salt: 9 }).header }
    expect(verifyJournal(testPrimitives, [...segments, other])).toMatchObject({ ok: false, forks: 1 })
    expect(verifyJournal(testPrimitives, [...segments, ...segments.slice(1)])).toMatchObject({ ok: true, forks: 0 })
  })
})

describe('units', () => {
  it('are accepted as they are written, tails too', () => {
    expect([unitFailure(unitOf(0, 0)), tailFailure(tail)]).toEqual(['accepted', 'accepted'])
  })

  it('[J12] with impossible lengths are malformed', () => {
    const lengths = [0, 32, 0xffff_ffff, 1_048_577].map((length) => unitFailure(withField(0, 4, length)))
    expect(lengths).toEqual(lengths.map(() => 'journal/frame-malformed'))
  })

  it('[J13] with unknown types or flags are malformed', () => {
    const cases = [withField(4, 1, 0), withField(4, 1, 4), withField(5, 1, 1)].map((bytes) => unitFailure(bytes))
    expect(cases).toEqual(cases.map(() => 'journal/frame-malformed'))
  })

  it('[J14] with a data frame of no events are malformed', () => {
    expect(unitFailure(withField(6, 2, 0))).toBe('journal/frame-malformed')
  })

  it('[J15] with frames left out, repeated or exchanged are refused', () => {
    const unit = unitOf(0, 0)
    const firstEnd = 4 + viewOf(unit).getUint32(0, true)
    const secondEnd = firstEnd + 4 + viewOf(unit).getUint32(firstEnd, true)
    const [first, second, rest] = [unit.slice(0, firstEnd), unit.slice(firstEnd, secondEnd), unit.slice(secondEnd)]
    const cases = [
      concatBytes(second, rest),
      concatBytes(first, first, second, rest),
      concatBytes(second, first, rest),
      unitOf(0, 1),
    ].map((bytes) => unitFailure(bytes))
    expect(cases).toEqual(cases.map(() => 'journal/frame-gap'))
  })

  it('[J16] with another first event are refused', () => {
    expect(unitFailure(withField(12, 4, 1))).toBe('journal/sequence-gap')
  })

  it('[J17] that go back in time are refused', () => {
    expect(unitFailure(unitOf(0, 1), { ...stateAfter(0, 1), timeMs: 5_000 })).toBe('journal/time-reversed')
  })

  it('[J18] that do not end at their one checkpoint are incomplete', () => {
    const unit = unitOf(0, 0)
    const cases = [unit.slice(0, -1), unit.slice(0, -84), concatBytes(unit, unitOf(0, 1)), new Uint8Array()].map(
      (bytes) => unitFailure(bytes),
    )
    expect(cases).toEqual(cases.map(() => 'journal/unit-incomplete'))
  })

  it('[J19] above 2 MiB are refused unread', () => {
    expect(unitFailure(new Uint8Array(MAX_UNIT_BYTES + 1))).toBe('journal/unit-too-large')
  })

  it('[J20] with a checkpoint alone are malformed', () => {
    const state = { ...stateAfter(0, 0), frameNumber: 2, nextSeq: 4 } // so that nothing else is wrong with it
    expect(unitFailure(unitOf(0, 0).slice(-84), state)).toBe('journal/frame-malformed')
  })

  it('[J21] from another place, or replayed, are refused', () => {
    const replay = unitFailure(unitOf(0, 0), stateAfter(0, 1))
    const elsewhere = unitFailure(unitOf(0, 0), { ...stateAfter(0, 0), segment: 1 })
    const otherHead = unitFailure(unitOf(0, 0), { ...stateAfter(0, 0), headDigest: '00'.repeat(32) })
    expect([replay, elsewhere, otherHead]).toEqual([
      'journal/frame-gap',
      'journal/signature-invalid',
      'journal/signature-invalid',
    ])
  })

  it('[J21] with a changed byte anywhere are refused', () => {
    const unit = unitOf(0, 0)
    const accepted = Array.from(unit.keys()).filter(
      (place) => unitFailure(unit.with(place, (unit[place] ?? 0) ^ 4)) === 'accepted',
    )
    expect(accepted).toEqual([])
  })

  it('[J10] after a seal, and into an ended segment, are refused', () => {
    expect(unitFailure(unitOf(0, 0), stateAfter(1, 2))).toBe('journal/after-seal')
    expect(unitFailure(unitOf(0, 0), completed(0))).toBe('journal/tail-mismatch')
  })

  it('[J22] tails that end elsewhere, or hold something else, are refused', () => {
    const firstFrame = tail.slice(0, 4 + viewOf(tail).getUint32(0, true))
    const forged = testWriter(null)
    forged.frame(0, [at(0, typed(0, 'x'))])
    const cases = [
      tailFailure(firstFrame),
      tailFailure(new Uint8Array()),
      tailFailure(tail.with(30, (tail[30] ?? 0) ^ 1)),
      tailFailure(unitOf(0, 1), bytesOf(1), stateAfter(0, 1)),
      tailFailure(tail, resigned({ previousHead: new Uint8Array(32) })),
    ]
    expect(cases).toEqual(cases.map(() => 'journal/tail-mismatch'))
  })
})
