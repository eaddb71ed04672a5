import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EditKind } from '../../../shared/attempt/events.ts'
import { foldEvents } from '../../../shared/attempt/state.ts'
import { createPlayback } from '../../../shared/playback/playback.ts'
import { deriveProvenance } from '../../../shared/provenance/derive.ts'
import { buildAttempt } from '../../fixtures/attempt-builder.ts'
import { createEventList, smallPack } from '../../fixtures/events.ts'

const kinds: readonly EditKind[] = [
  ...['typed', 'typed', 'composed', 'replaced', 'pasted', 'dropped', 'deleted', 'cut', 'undone', 'redone'],
  ...['dictated', 'unexplained', 'moved', 'moved', 'quoted'],
] as EditKind[] // safe: every name is in the list of kinds, which the events' own schema checks

const step = fc.record({
  kind: fc.constantFrom(...kinds),
  field: fc.constantFrom(0, 1),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  span: fc.double({ min: 0, max: 0.6, noNaN: true }),
  isSet: fc.constantFrom(...Array.from({ length: 24 }, (_, place) => place === 0)),
  // Few letters, so that undo and moves find what they look for by accident.
  text: fc.oneof(fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 6 }), fc.constant('ab😀'.repeat(90))),
})

/** An attempt of the given steps; each is an edit that fits, a move in two halves, or sets the field as a whole. */
function attemptOf(steps: readonly (typeof step extends fc.Arbitrary<infer Step> ? Step : never)[]) {
  const list = createEventList().start().open()
  const texts = ['', '']
  const put = (kind: EditKind, field: number, from: number, removed: number, inserted: string) => {
    const text = texts[field] ?? ''
    list.edit(kind, from, removed, inserted, field)
    texts[field] = text.slice(0, from) + inserted + text.slice(from + removed)
  }
  for (const { kind, field, at, span, isSet, text } of steps) {
    const length = texts[field]?.length ?? 0
    const from = Math.floor(at * length)
    const removed = Math.floor(span * (length - from))
    list.wait(100)
    if (isSet) {
      list.add('field.set', { field, value: text })
      texts[field] = text
    } else if (kind === 'moved' && removed > 0) {
      // The insertion first: its removal then gives the origins back (P4).
      const moved = texts[field]?.slice(from, from + removed) ?? ''
      put('moved', field, 0, 0, moved)
      put('moved', field, from + removed, removed, '')
    } else put(kind, field, from, removed, kind === 'deleted' || kind === 'cut' ? '' : text)
    const left = texts[field]?.length ?? 0
    if (at < 0.1 && left > 0) list.copyAnswer(0, Math.ceil(left / 2), field)
  }
  return list.events
}

test('[T16] at any moment, in any order, text, values and origins are those of the events up to there', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 60 }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 }),
      (steps, moments) => {
        const events = attemptOf(steps)
        const playback = createPlayback(events, smallPack)
        for (const moment of moments) {
          const seq = Math.floor(moment * (events.length - 1))
          const upTo = events.slice(0, seq + 1)
          const state = foldEvents(upTo)
          const { fields } = deriveProvenance(upTo, smallPack)
          for (const field of [0, 1]) {
            const told = playback.textAt(field, seq)
            const derived = fields.find((candidate) => candidate.field === field)
            expect([playback.valueAt(field, seq), told.text, told.spans]).toEqual([
              state.values[field] ?? null,
              derived?.text ?? '',
              derived?.spans ?? [],
            ])
          }
        }
      },
    ),
    { numRuns: 300 },
  )
})

test('[T16] [T17] so are those of a long attempt, around every kind of checkpoint', () => {
  const { events, pack } = buildAttempt({ seed: 5 })
  const playback = createPlayback(events, pack)
  for (let seq = 0; seq < events.length; seq += 97) {
    const upTo = events.slice(0, seq + 1)
    const state = foldEvents(upTo)
    for (const { field, text, spans } of deriveProvenance(upTo, pack).fields) {
      const told = playback.textAt(field, seq)
      expect([told.text, told.spans, playback.valueAt(field, seq)]).toEqual([text, spans, state.values[field] ?? null])
    }
  }
})
