import { decode, encode } from 'cborg'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editKinds, type JournalEvent, type NewEvent } from '../../../shared/attempt/events.ts'
import { CborMalformed, CborReader } from '../../../shared/journal/cbor-reader.ts'
import { checkEvent } from '../../../shared/journal/check-event.ts'
import { decodePayload, encodePayload, type TimedEvent } from '../../../shared/journal/payload.ts'
import { sessionStarted, typed } from './build-journal.ts'

const createdMs = 1_760_000_000_000

function decoded(payload: Uint8Array, eventCount: number, timeMs = 0): readonly JournalEvent[] | string {
  const events: JournalEvent[] = []
  return decodePayload(payload, { segment: 3, createdMs, firstSeq: 7, eventCount, timeMs }, events) ?? events
}

/** Text of any kind that UTF-8 can hold, with what readers get wrong made likely. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    '\ufeff',
    '\ufeffa',
    '\0',
    'é',
    '😀',
    'x'.repeat(23),
    'x'.repeat(24),
    'x'.repeat(256),
    '__proto__',
  ),
)
const anyEdit: fc.Arbitrary<NewEvent> = fc
  .record({
    kind: fc.constantFrom(...editKinds),
    field: fc.nat({ max: 65_535 }),
    from: fc.nat({ max: 200_000 }),
    removed: fc.nat({ max: 200_000 }),
    inserted: anyText,
  })
  .map((data) => ({ type: 'edit.made', data }))
const anyFact: fc.Arbitrary<NewEvent> = fc.oneof(
  fc.record({ field: fc.nat({ max: 65_535 }), value: anyText }).map((data) => ({ type: 'field.set' as const, data })),
  fc.record({ deltaMs: fc.maxSafeInteger() }).map((data) => ({ type: 'clock.jumped' as const, data })),
  fc
    .dictionary(
      anyText.filter((key) => key !== '__proto__' && key.length <= 200),
      fc.boolean(),
    )
    .map((choices) => ({
      type: 'consent.recorded' as const,
      data: { consentDigest: '0'.repeat(64), choices },
    })),
  fc.double({ min: 5e-324, max: 1e300, noNaN: true }).map((scale) => ({
    type: 'displays.changed' as const,
    data: { change: 'added' as const, displays: [{ width: 1, height: 2, scale, isInternal: false }] },
  })),
)
const anyTimed = fc.array(fc.record({ delta: fc.nat({ max: 100_000 }), event: fc.oneof(anyEdit, anyFact) }), {
  minLength: 1,
  maxLength: 12,
})

function timeline(steps: readonly { delta: number; event: NewEvent }[], startMs: number): readonly TimedEvent[] {
  let monoMs = startMs
  return steps.map(({ delta, event }, index) => {
    monoMs += index === 0 ? 0 : delta
    return { monoMs, event }
  })
}

describe('a payload', () => {
  it('opens to what was written, whatever it was', () => {
    fc.assert(
      fc.property(
        anyTimed,
        fc.nat({ max: 1_000_000 }),
        fc.integer({ min: -1e9, max: 1e9 }),
        (steps, startMs, skewMs) => {
          const events = timeline(steps, startMs)
          expect(events.map(({ event }) => checkEvent(event))).toEqual(events.map(() => null))
          const stamped = events.map(({ monoMs, event }, index) => ({
            ...event,
            seq: 7 + index,
            segment: 3,
            monoMs,
            wallMs: createdMs + monoMs + skewMs,
          }))
          expect(decoded(encodePayload(skewMs, events), events.length, startMs)).toEqual(stamped)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('is refused, never misread, when any byte is changed', () => {
    const payload = encodePayload(-5, [
      { monoMs: 0, event: typed(300, 'é') },
      { monoMs: 400, event: sessionStarted },
    ])
    const good = JSON.stringify(decoded(payload, 2))
    const results = Array.from(payload.keys()).flatMap((at) =>
      Array.from({ length: 8 }, (_, bit) => decoded(payload.with(at, (payload[at] ?? 0) ^ (1 << bit)), 2)),
    )
    const codes = new Set(results.filter((result) => typeof result === 'string'))
    expect([...codes].toSorted()).toEqual([
      'journal/catalogue-newer',
      'journal/event-invalid',
      'journal/payload-malformed',
    ])
    // A change that still decodes is one that the tag stops (J23); it must at least not look like the original.
    expect(results.filter((result) => JSON.stringify(result) === good)).toEqual([])
  })

  it('[J24] in any other spelling is malformed', () => {
    const spelled: Record<string, readonly number[]> = {
      'a long integer': [0x82, 0x18, 0x00, 0x86, 0, 0, 0, 0, 0, 0x60],
      'an indefinite array': [0x9f, 0x00, 0x86, 0, 0, 0, 0, 0, 0x60, 0xff],
      'bytes after it': [0x82, 0x00, 0x86, 0, 0, 0, 0, 0, 0x60, 0x00],
      'a float for an integer': [0x82, 0xf9, 0x00, 0x00, 0x86, 0, 0, 0, 0, 0, 0x60],
      'a tag': [0x82, 0xc1, 0x00, 0x86, 0, 0, 0, 0, 0, 0x60],
      'a byte string': [0x82, 0x00, 0x86, 0, 0, 0, 0, 0, 0x40],
      'text that is not UTF-8': [0x82, 0x00, 0x86, 0, 0, 0, 0, 0, 0x61, 0xff],
      'a surrogate in UTF-8': [0x82, 0x00, 0x86, 0, 0, 0, 0, 0, 0x63, 0xed, 0xa0, 0x80],
      'a text past the end': [0x82, 0x00, 0x86, 0, 0, 0, 0, 0, 0x62, 0x61],
      nothing: [],
    }
    const results = Object.entries(spelled).map(([name, bytes]) => [name, decoded(Uint8Array.from(bytes), 1)])
    expect(results).toEqual(Object.keys(spelled).map((name) => [name, 'journal/payload-malformed']))
    expect(decoded(Uint8Array.from([0x82, 0x00, 0x86, 0, 0, 0, 0, 0, 0x60]), 1)).toHaveLength(1)
  })

  it('[J25] with more or fewer events than the frame says is malformed', () => {
    const payload = encodePayload(0, [{ monoMs: 0, event: typed(0, 'a') }])
    expect([decoded(payload, 2), decoded(encode([0]), 1), decoded(encode([0, 1]), 1)]).toEqual(
      Array.from({ length: 3 }, () => 'journal/payload-malformed'),
    )
  })

  it('[J26] outside of time is malformed', () => {
    const edit = (deltaMs: number) => [deltaMs, 0, 0, 0, 0, '']
    const cases = [
      decoded(encode([0, edit(1)]), 1),
      decoded(encode([0, edit(0), edit(2 ** 32)]), 2),
      decoded(encode([-createdMs - 1, edit(0)]), 1),
      decoded(encode([Number.MAX_SAFE_INTEGER, edit(0)]), 1),
    ]
    expect(cases).toEqual(cases.map(() => 'journal/payload-malformed'))
  })

  it('[J27] with an edit that no replay could place is malformed', () => {
    const edits = [
      [0, 0, 65_536, 0, 0, ''],
      [0, 0, 0, 200_001, 0, ''],
      [0, 0, 0, 0, 200_001, ''],
      [0, 0, 0, 0, 0, 'x'.repeat(200_001)],
      [0, 0, 0, -1, 0, ''],
      [0, 0, 0, 0, ''],
    ]
    expect(edits.map((edit) => decoded(encode([0, edit]), 1))).toEqual(edits.map(() => 'journal/payload-malformed'))
  })

  it('[J28] with text that is not UTF-8 is malformed', () => {
    const texts = [
      [0x61, 0x80],
      [0x62, 0xc0, 0x80],
      [0x63, 0xed, 0xb0, 0x80],
      [0x64, 0xf4, 0x90, 0x80, 0x80],
    ]
    const results = texts.map((text) => decoded(Uint8Array.from([0x82, 0x00, 0x86, 0, 0, 0, 0, 0, ...text]), 1))
    expect(results).toEqual(texts.map(() => 'journal/payload-malformed'))
  })

  it('[J29] with data that does not fit its type is refused', () => {
    const data = [{}, { isRequested: 1 }, { isRequested: true, more: 1 }, null, 'text']
    expect(data.map((one) => decoded(encode([0, [0, 'fullscreen.left', one]]), 1))).toEqual(
      data.map(() => 'journal/event-invalid'),
    )
  })

  it('[J33] with a type or a kind of a later catalogue is refused as newer', () => {
    const later = [
      [0, 'mind.read', {}],
      [0, 'toString', {}],
      [0, editKinds.length, 0, 0, 0, ''],
    ]
    expect(later.map((tuple) => decoded(encode([0, tuple]), 1))).toEqual(later.map(() => 'journal/catalogue-newer'))
  })

  it('[J59] is never made of half a character', () => {
    const choices = { 'a\udc00': true }
    const events: readonly NewEvent[] = [
      typed(0, '\ud83d'),
      { type: 'field.set', data: { field: 0, value: 'x\udc00' } },
      { type: 'field.set', data: { field: 0, value: [['\ud800']] } },
      { type: 'consent.recorded', data: { consentDigest: '0'.repeat(64), choices } },
    ]
    expect(events.map(checkEvent)).toEqual(events.map(() => 'journal/text-malformed'))
  })
})

describe('an event', () => {
  it('is refused before it is written when a reader would refuse it', () => {
    const proto: unknown = JSON.parse('{"__proto__":true}')
    const events = [
      { type: 'consent.recorded', data: { consentDigest: '0'.repeat(64), choices: proto } },
      { type: 'edit.made', data: { kind: 'guessed', field: 0, from: 0, removed: 0, inserted: '' } },
      { type: 'edit.made', data: { kind: 'typed', field: -1, from: 0, removed: 0, inserted: '' } },
      { type: 'edit.made', data: { kind: 'typed', field: 0, from: 0.5, removed: 0, inserted: '' } },
      { type: 'edit.made', data: { kind: 'typed', field: 0, from: 0, removed: 0, inserted: 7 } },
      { type: 'toString', data: {} },
      { type: 'fullscreen.left', data: {} },
    ] as unknown as readonly NewEvent[] // what an untyped caller could pass
    expect(events.map(checkEvent)).toEqual(events.map(() => 'journal/event-invalid'))
  })
})

describe('the CBOR reader', () => {
  const read = (bytes: Uint8Array) => {
    const reader = new CborReader(bytes)
    const value = reader.value()
    if (!reader.isAtEnd()) throw new CborMalformed('more follows')
    return value
  }

  it('agrees with cborg on all that cborg writes', () => {
    const anyValue = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' })
    fc.assert(
      fc.property(anyValue, (value) => {
        const hasProto = JSON.stringify(value).includes('__proto__')
        fc.pre(!hasProto)
        const bytes = encode(value)
        expect(encode(read(bytes))).toEqual(bytes)
        expect(read(bytes)).toEqual(read(encode(decode(bytes.slice()))))
      }),
      { numRuns: 300 },
    )
  })

  it('[J24] refuses maps with keys out of order or twice, long floats, NaN and deep nesting', () => {
    const cases = [
      [0xa2, 0x61, 0x62, 1, 0x61, 0x61, 2],
      [0xa2, 0x61, 0x61, 1, 0x61, 0x61, 2],
      [0xa2, 0x62, 0x61, 0x61, 1, 0x61, 0x62, 2],
      [0xfa, 0x3f, 0xc0, 0, 0],
      [0xfb, 0x3f, 0xf8, 0, 0, 0, 0, 0, 0],
      [0xf9, 0x7e, 0],
      [0xf9, 0x7c, 0],
      [0xf9, 0x80, 0],
      [0xf7],
      [0xa1, 1, 1],
      [0xa1, 0x69, ...new TextEncoder().encode('__proto__'), 1],
      Array.from({ length: 40 }, () => 0x81),
    ]
    for (const bytes of cases) expect(() => read(Uint8Array.from(bytes))).toThrow(CborMalformed)
    expect(read(Uint8Array.from([0xf9, 0x3e, 0]))).toBe(1.5)
  })
})
