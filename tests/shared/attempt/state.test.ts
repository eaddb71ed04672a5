import { expect, test } from 'vitest'
import type { JournalEvent, NewEvent } from '../../../shared/attempt/events.ts'
import { applyEvent, emptyState, foldEvents } from '../../../shared/attempt/state.ts'

const digest = '0'.repeat(64)
const opened: NewEvent = {
  type: 'attempt.opened',
  data: {
    organisation: 'O',
    project: 'P',
    assessment: 'A',
    packDigest: digest,
    policyDigest: digest,
    consentDigest: digest,
    fields: ['one.text', 'one.rating'],
  },
}
const begun: readonly NewEvent[] = [
  opened,
  { type: 'consent.recorded', data: { consentDigest: digest, choices: {} } },
  { type: 'check.completed', data: { results: [] } },
  { type: 'assessment.started', data: {} },
]
const accommodated: NewEvent = {
  type: 'accommodation.applied',
  data: { extraTimePercent: 50, extraBreaks: 1, breakMinutes: 5, waived: ['focus'] },
}
const submitted: NewEvent = { type: 'attempt.submitted', data: {} }

function stamped(events: readonly NewEvent[]): readonly JournalEvent[] {
  return events.map((event, seq) => ({ ...event, seq, segment: 0, monoMs: seq, wallMs: 1_000 + seq }))
}
function edit(from: number, removed: number, inserted: string, field = 0): NewEvent {
  return { type: 'edit.made', data: { kind: 'typed', field, from, removed, inserted } }
}
const fold = (...events: readonly NewEvent[]) => foldEvents(stamped([...begun, ...events]))

test('[E1] an event that was applied already changes nothing', () => {
  const events = stamped([...begun, edit(0, 0, 'ab')])
  const state = foldEvents(events)
  for (const event of events) applyEvent(state, event)
  expect(state.values).toEqual(['ab', null])
  expect(state.nextSeq).toBe(events.length)
})

test('[E2] an event beyond the next sequence number is refused', () => {
  const [first, , third] = stamped(begun)
  const state = emptyState()
  if (first !== undefined) applyEvent(state, first)
  expect(() => third !== undefined && applyEvent(state, third)).toThrow('expected event 1')
})

test.each<NewEvent>([
  edit(0, 0, 'x'),
  { type: 'field.set', data: { field: 1, value: 3 } },
  { type: 'assessment.started', data: {} },
  { type: 'item.viewed', data: { item: 'one' } },
  { type: 'item.flagged', data: { item: 'one', isFlagged: true } },
  { type: 'break.started', data: {} },
  { type: 'break.ended', data: { cause: 'over' } },
  { type: 'consent.recorded', data: { consentDigest: digest, choices: {} } },
  accommodated,
  { type: 'attempt.handed-over', data: {} },
  { type: 'attempt.taken-over', data: {} },
  submitted,
])('[E3] $type is refused after the submission', (late) => {
  expect(() => fold(submitted, late)).toThrow('after submission')
})

test('[E3] facts about faults and the end of the session may follow the submission', () => {
  const state = fold(
    submitted,
    { type: 'renderer.hung', data: {} },
    { type: 'session.ended', data: { reason: 'quit' } },
  )
  expect(state.phase).toBe('submitted')
})

test('[E4] splices build the text, and one that does not fit is refused', () => {
  expect(fold(edit(0, 0, 'hello'), edit(5, 0, ' world'), edit(0, 1, 'J')).values[0]).toBe('Jello world')
  expect(() => fold(edit(0, 0, 'abc'), edit(2, 2, ''))).toThrow('reaches 4 in a text of 3')
  expect(() => fold({ type: 'field.set', data: { field: 1, value: 2 } }, edit(0, 0, 'x', 1))).toThrow('holds no text')
})

test('[E5] a field outside of the table is refused', () => {
  expect(() => fold(edit(0, 0, 'x', 2))).toThrow('there is no field 2')
  expect(() => fold({ type: 'field.set', data: { field: 2, value: 3 } })).toThrow('there is no field 2')
})

test('[E6] the phase goes forward, and a second check during the assessment changes none', () => {
  const phases = [1, 2, 3, 4].map((length) => foldEvents(stamped(begun.slice(0, length))).phase)
  expect(phases).toEqual(['opened', 'consented', 'checked', 'answering'])
  expect(fold({ type: 'check.completed', data: { results: [] } }).phase).toBe('answering')
})

test('[E7] a second opening is refused, before and after the submission', () => {
  expect(() => fold(edit(0, 0, 'ab'), opened)).toThrow('opened already')
  expect(() => fold(submitted, opened)).toThrow('after submission')
})

test('[E8] flags come and go, breaks begin and end, and no response changes', () => {
  const flag = (item: string, isFlagged: boolean): NewEvent => ({ type: 'item.flagged', data: { item, isFlagged } })
  const state = fold(edit(0, 0, 'ab'), flag('one', true), flag('two', true), flag('one', false), {
    type: 'break.started',
    data: {},
  })
  expect([[...state.flagged], state.breakStartedWallMs, state.values]).toEqual([['two'], 1_008, ['ab', null]])
  expect(fold({ type: 'break.started', data: {} }, { type: 'break.ended', data: { cause: 'over' } })).toMatchObject({
    breakStartedWallMs: null,
  })
})

test('[E9] nothing is changed between a hand-over and the taking over', () => {
  const handed: NewEvent = { type: 'attempt.handed-over', data: {} }
  const taken: NewEvent = { type: 'attempt.taken-over', data: {} }
  for (const late of [edit(0, 0, 'x'), submitted, handed])
    expect(() => fold(handed, late)).toThrow('after the attempt was handed over')
  expect(() => fold(taken)).toThrow('was not handed over')
  expect(fold(handed, { type: 'session.ended', data: { reason: 'quit' } }).isHandedOver).toBe(true)
  expect(fold(handed, taken, edit(0, 0, 'x'))).toMatchObject({ isHandedOver: false, values: ['x', null] })
})

test('[E10] what was approved is part of the state', () => {
  expect(foldEvents(stamped([opened, accommodated])).accommodation).toEqual(accommodated.data)
  expect(fold().accommodation).toBe(null)
})
