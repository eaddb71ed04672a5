import { expect, test } from 'vitest'
import { eventData, type NewEvent } from '../../../shared/attempt/events.ts'
import { intakeForRecruiters } from '../../../shared/intake/for-recruiters.ts'
import { HIDDEN } from '../../../shared/intake/hidden.ts'
import { redactIntake } from '../../../shared/intake/redact.ts'
import type { IntakeRules } from '../../../shared/intake/rules.ts'
import { asJournal, intakeConversation, intakeRules, said } from '../../fixtures/intake-conversation.ts'

const sharing = { shareTranscript: true }
const neverShared = { ...intakeRules, transcript: 'never' } as const
const deleted: NewEvent = { type: 'intake.deleted', data: {} }
const redact = (events: readonly NewEvent[], rules: IntakeRules | null = intakeRules) =>
  JSON.stringify(redactIntake(asJournal(events), rules ?? undefined))
const all = Object.values(said)
const shownIn = (text: string) => all.filter((one) => text.includes(one))

test('[IN73] without the candidate’s consent only what was confirmed leaves, as it was confirmed', () => {
  expect(shownIn(redact(intakeConversation()))).toEqual([said.reworded])
  expect(redact(intakeConversation())).toContain('Contract law, 6 years')
})

test('[IN73] the rules and the candidate both have to allow the transcript', () => {
  for (const rules of [neverShared, null])
    expect(shownIn(redact(intakeConversation(sharing), rules))).toEqual([said.reworded])
})

test('[IN74] with both, the answers as they stand at the end leave with their questions', () => {
  expect(shownIn(redact(intakeConversation(sharing)))).toEqual([
    said.domain,
    said.language,
    said.hours,
    said.reworded,
    said.question,
    said.reason,
  ])
})

test('[IN74] the last choice counts, whatever was chosen before', () => {
  const change = (shareTranscript: boolean): NewEvent => ({
    type: 'intake.consented',
    data: { choices: { voice: false, keepAudio: false, shareTranscript }, language: 'en', told: [] },
  })
  expect(shownIn(redact([...intakeConversation(sharing), change(false)]))).toEqual([said.reworded])
  expect(shownIn(redact([...intakeConversation(), change(true)]))).toContain(said.hours)
})

test('[IN75] what was said before a deletion never leaves, and what follows does', () => {
  expect(shownIn(redact([...intakeConversation(sharing), deleted]))).toEqual([])
  expect(redact([...intakeConversation(sharing), deleted])).not.toContain('Contract law')
  const after: readonly NewEvent[] = [
    ...intakeConversation(sharing),
    deleted,
    {
      type: 'intake.consented',
      data: { choices: { voice: false, keepAudio: false, ...sharing }, language: 'en', told: [] },
    },
    {
      type: 'intake.asked',
      data: {
        turnId: '5',
        slot: 'tools',
        question: 'tools.opening',
        text: 'Which tools?',
        reason: { kind: 'opening', score: 1, words: 'Asked anew.' },
        by: { kind: 'embedded', name: '1' },
      },
    },
  ]
  expect(shownIn(redact(after))).toEqual([])
  expect(redact(after)).toContain('Which tools?')
})

test('[IN75] an insight that was rejected in the end leaves nothing of itself, nor of its wording', () => {
  const events = [
    ...intakeConversation(sharing),
    { type: 'intake.decided', data: { id: '2.1', decision: 'rejected', value: null } } as const,
  ]
  expect(shownIn(redact(events))).not.toContain(said.reworded)
  expect(intakeForRecruiters(asJournal(events), intakeRules).insights.map(({ id }) => id)).toEqual(['1.1', '3.1'])
})

test('[IN76] a redacted copy has every event with its type, number and times, and fits the schemas', () => {
  const events = asJournal(intakeConversation())
  const copy = redactIntake(events, intakeRules)
  expect(copy.map(({ data: _data, ...rest }) => rest)).toEqual(events.map(({ data: _data, ...rest }) => rest))
  for (const { type, data } of copy)
    if (type !== 'edit.made') expect(eventData[type].safeParse(data).error).toBe(undefined)
  expect(redactIntake(copy, intakeRules)).toEqual(copy)
})

test('[IN76] the copy hides lengths: a long answer and a short one leave alike', () => {
  const copyOf = (text: string, durationMs: number) =>
    redact([
      ...intakeConversation().slice(0, 2),
      {
        type: 'intake.answered',
        data: {
          turnId: '1',
          text,
          way: 'voice',
          transcriber: null,
          audio: { digest: 'b'.repeat(64), durationMs, isKept: false },
        },
      },
    ])
  expect(copyOf('Yes.', 400)).toBe(copyOf('A much longer answer with all that belongs to it.', 9_000))
  expect(copyOf('Yes.', 400)).toContain(HIDDEN)
})

test('[IN77] a reviewer is told the same by whole events and by redacted ones', () => {
  for (const choices of [{}, sharing]) {
    const events = asJournal(intakeConversation(choices))
    expect(intakeForRecruiters(redactIntake(events, intakeRules), intakeRules)).toEqual(
      intakeForRecruiters(events, intakeRules),
    )
  }
})

test('[IN77] confirmed insights come with their words only where the transcript is shared', () => {
  const quotes = (choices: object) =>
    intakeForRecruiters(asJournal(intakeConversation(choices)), intakeRules).insights.map(
      ({ value, quote, isEdited }) => [value, quote, isEdited],
    )
  expect(quotes({})).toEqual([
    ['Contract law, 6 years', null, false],
    [said.reworded, null, true],
    ['10 hours a week', null, false],
  ])
  expect(quotes(sharing)).toEqual([
    ['Contract law, 6 years', 'supply contracts for six years', false],
    [said.reworded, null, true],
    ['10 hours a week', 'ten hours a week', false],
  ])
})

test('[IN77] words that the candidate changed after they were concluded from are quoted no more', () => {
  const changed: NewEvent = { type: 'intake.corrected', data: { turnId: '1', text: 'I drafted contracts.' } }
  const told = intakeForRecruiters(asJournal([...intakeConversation(sharing), changed]), intakeRules)
  expect(told.insights[0]).toMatchObject({ value: 'Contract law, 6 years', quote: null })
  expect(told.transcript?.[0]?.answer).toEqual({ text: 'I drafted contracts.', way: 'voice', isCorrected: true })
})

test('[IN78] a reviewer is told who interviewed, what failed, how and when, and what became of the sound', () => {
  expect(intakeForRecruiters(asJournal(intakeConversation()), intakeRules)).toMatchObject({
    state: 'held',
    interviewers: [
      { kind: 'openai', name: 'writer-small' },
      { kind: 'embedded', name: '1' },
    ],
    transcribers: [{ kind: 'openai', name: 'hearer-small' }],
    failures: [{ stage: 'phrase', code: 'intake/provider-timeout' }],
    asked: 4,
    answered: 3,
    ways: ['voice', 'keyboard'],
    sound: 'kept',
    transcript: null,
    startedMs: Date.UTC(2026, 10, 20, 9, 0, 0),
  })
})

test('[IN78] no conversation, none held and a deleted one are told apart', () => {
  const stateOf = (events: readonly NewEvent[], rules: typeof intakeRules | undefined) =>
    intakeForRecruiters(asJournal(events), rules).state
  expect([
    stateOf([], undefined),
    stateOf([], intakeRules),
    stateOf([...intakeConversation(), deleted], intakeRules),
  ]).toEqual(['none', 'not-held', 'deleted'])
})
