import { expect, test } from 'vitest'
import type { JournalEvent, NewEvent } from '../../../shared/attempt/events.ts'
import type { Conclusion } from '../../../shared/intake/model.ts'
import { answeredCount, foldIntake, openTurn } from '../../../shared/intake/state.ts'

const by = { kind: 'embedded', name: '1' } as const
const choices = { voice: false, keepAudio: false, shareTranscript: false }
const reason = { kind: 'opening', score: 1, words: 'Nothing is known yet.' } as const
const consented: NewEvent = { type: 'intake.consented', data: { choices, language: 'en', told: [] } }
const asked = (turnId: string): NewEvent => ({
  type: 'intake.asked',
  data: { turnId, slot: 'tools', question: 'tools.opening', text: 'Which tools?', reason, by },
})
const answered = (turnId: string, text: string): NewEvent => ({
  type: 'intake.answered',
  data: { turnId, text, way: 'keyboard', transcriber: null, audio: null },
})
const conclusion = (turnId: string, value: string): Conclusion => ({
  slot: 'tools',
  value,
  concept: null,
  taxonomy: null,
  amount: { unit: 'years', number: 3 },
  confidence: 0.8,
  evidence: { turnId, start: 0, end: 3 },
})
const concluded = (id: string, turnId: string, value: string): NewEvent => ({
  type: 'intake.concluded',
  data: { id, conclusion: conclusion(turnId, value), by },
})
const decided = (id: string, decision: 'confirmed' | 'rejected', value: string | null = null): NewEvent => ({
  type: 'intake.decided',
  data: { id, decision, value },
})
const fold = (...events: NewEvent[]) =>
  foldIntake(events.map((event, seq) => ({ ...event, seq, segment: 0, monoMs: seq, wallMs: seq }) as JournalEvent))

test('a turn is open until it is answered or skipped, and none is open once the conversation is over', () => {
  expect(openTurn(fold(consented))).toBe(null)
  expect(openTurn(fold(consented, asked('1')))?.turnId).toBe('1')
  const state = fold(consented, asked('1'), answered('1', 'Excel'), asked('2'))
  expect([openTurn(state)?.turnId, answeredCount(state)]).toEqual(['2', 1])
  expect(openTurn(fold(asked('1'), { type: 'intake.skipped', data: { turnId: '1' } }))).toBe(null)
  expect(openTurn(fold(asked('1'), { type: 'intake.finished', data: { answered: 0, cause: 'limit' } }))).toBe(null)
})

test('a corrected answer keeps what it was first, and withdraws only what nobody has decided', () => {
  const state = fold(
    asked('1'),
    answered('1', 'Excel and R'),
    concluded('1.1', '1', 'Excel'),
    concluded('1.2', '1', 'R'),
    decided('1.1', 'confirmed'),
    { type: 'intake.corrected', data: { turnId: '1', text: 'Excel' } },
    { type: 'intake.corrected', data: { turnId: '1', text: 'Excel only' } },
  )
  expect(state.turns[0]?.answer).toMatchObject({ text: 'Excel only', before: 'Excel and R' })
  expect(state.insights.map(({ id, status }) => [id, status])).toEqual([['1.1', 'confirmed']])
  expect(state.insightsDrawn).toBe(2)
})

test('the candidate’s own wording stands, and the number that was read from other words goes', () => {
  const state = fold(
    asked('1'),
    answered('1', 'R'),
    concluded('1.1', '1', 'R'),
    decided('1.1', 'confirmed', 'R, a little'),
  )
  expect(state.insights[0]).toMatchObject({ value: 'R, a little', amount: null, isEdited: true, status: 'confirmed' })
  expect(fold(concluded('1.1', '1', 'R'), decided('1.1', 'confirmed', 'R')).insights[0]?.isEdited).toBe(false)
})

test('a rejected insight is suggested for no profile', () => {
  const chosen: NewEvent = { type: 'intake.update-chosen', data: { id: '1.1', isChosen: true } }
  expect([...fold(concluded('1.1', '1', 'R'), decided('1.1', 'confirmed'), chosen).chosen]).toEqual(['1.1'])
  const events = [concluded('1.1', '1', 'R'), decided('1.1', 'confirmed'), chosen, decided('1.1', 'rejected')]
  expect([...fold(...events).chosen]).toEqual([])
})

test('after a deletion nothing is left but how far ids were used', () => {
  const state = fold(consented, asked('1'), answered('1', 'R'), concluded('1.1', '1', 'R'), {
    type: 'intake.deleted',
    data: {},
  })
  expect(state).toMatchObject({
    choices: null,
    turns: [],
    insights: [],
    isDeleted: true,
    turnsAsked: 1,
    insightsDrawn: 1,
  })
  expect(fold({ type: 'intake.deleted', data: {} }, consented).isDeleted).toBe(false)
})
