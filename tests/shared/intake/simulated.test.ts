import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JournalEvent } from '../../../shared/attempt/events.ts'
import { assessAnswer } from '../../../shared/intake/assess.ts'
import { type Choice, chooseQuestion } from '../../../shared/intake/choose.ts'
import { extractConclusions } from '../../../shared/intake/extract.ts'
import { proposeInsights } from '../../../shared/intake/propose.ts'
import type { IntakeRules } from '../../../shared/intake/rules.ts'
import { foldIntake, openTurn } from '../../../shared/intake/state.ts'
import { Conversation, embedded, intakeRules } from './conversation.ts'

/** What a simulated candidate does with a question. */
type Move =
  | { readonly type: 'answer'; readonly text: string }
  | { readonly type: 'skip' }
  | { readonly type: 'correct'; readonly text: string }

const text = fc.oneof(
  fc.constantFrom(
    'I am an expert in contract law with 6 years at a bank.',
    'Contract law, 3 years.',
    'We built a Python service, our team did.',
    'I speak English and Spanish natively and translate contracts.',
    'I would rather not say.',
    'asdfasdf',
    'No.',
    '20 hours a week',
    'About 40 hours a week, from Monday.',
    'Soy experta en derecho laboral desde hace 12 años.',
    'I wrote a report on accruals in 2024 that the auditors of KPMG used for 3 quarters.',
    '{earlier} $& constructor __proto__',
  ),
  fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' }),
)
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 6, arbitrary: text.map((words) => ({ type: 'answer' as const, text: words })) },
  { weight: 1, arbitrary: fc.constant({ type: 'skip' as const }) },
  { weight: 2, arbitrary: text.map((words) => ({ type: 'correct' as const, text: words })) },
)
const candidate = fc.record({
  moves: fc.array(move, { minLength: 1, maxLength: 30 }),
  decisions: fc.array(fc.constantFrom('confirmed' as const, 'rejected' as const, null), {
    minLength: 1,
    maxLength: 20,
  }),
  language: fc.constantFrom('en', 'es'),
  rules: fc.record({ maxQuestions: fc.integer({ min: 3, max: 12 }), asksAuthorisation: fc.boolean() }),
})

type Person = typeof candidate extends fc.Arbitrary<infer Value> ? Value : never

function hear(talk: Conversation, turnId: string, words: string): void {
  const turn = talk.state.turns.find((known) => known.turnId === turnId)
  if (turn === undefined) throw new Error(`no turn ${turnId}`)
  const drawn = extractConclusions({ turnId, slot: turn.slot, text: words }, talk.state.language)
  for (const { id, conclusion } of proposeInsights(talk.state, turnId, drawn))
    talk.add({ type: 'intake.concluded', data: { id, conclusion, by: embedded } })
}

/** Holds a whole conversation and returns what was asked. */
function play({ moves, decisions, language, rules }: Person) {
  const talk = new Conversation(language)
  const all: IntakeRules = { ...intakeRules, ...rules }
  const asked: Choice[] = []
  let step = 0
  for (let choice = chooseQuestion(talk.state, all); choice !== null; choice = chooseQuestion(talk.state, all)) {
    asked.push(choice)
    if (asked.length > 12) break
    const { turnId, slot, question, text: words, reason } = choice
    talk.add({ type: 'intake.asked', data: { turnId, slot, question, text: words, reason, by: embedded } })
    const next = moves[step % moves.length] ?? { type: 'skip' }
    if (next.type === 'skip') talk.skip()
    else {
      talk.answer(next.text)
      hear(talk, turnId, next.text)
      if (next.type === 'correct') {
        talk.add({ type: 'intake.corrected', data: { turnId, text: next.text.slice(0, 40) } })
        hear(talk, turnId, next.text.slice(0, 40))
      }
    }
    const decision = decisions[step % decisions.length] ?? null
    const undecided = talk.state.insights.find(({ status }) => status === 'proposed')
    if (decision !== null && undecided !== undefined)
      talk.add({ type: 'intake.decided', data: { id: undecided.id, decision, value: null } })
    step += 1
  }
  return { talk, asked, rules: all }
}

describe('simulated candidates', () => {
  test('[IN18] every conversation ends within the limit, repeats nothing, and follows nothing up three times', () => {
    fc.assert(
      fc.property(candidate, (person) => {
        const { asked, rules, talk } = play(person)
        expect(asked.length).toBeLessThanOrEqual(rules.maxQuestions)
        expect(new Set(asked.map(({ question }) => question)).size).toBe(asked.length)
        expect(new Set(asked.map(({ turnId }) => turnId)).size).toBe(asked.length)
        const followed = asked.filter(({ reason }) => reason.kind !== 'opening')
        for (const { slot } of asked) expect(followed.filter((choice) => choice.slot === slot).length).toBeLessThan(3)
        for (const [index, { slot, reason }] of asked.entries())
          if (asked[index - 1]?.slot === slot) expect(reason.kind).not.toBe('opening')
        if (!rules.asksAuthorisation) expect(asked.map(({ slot }) => slot)).not.toContain('authorisation')
        expect(openTurn(talk.state)).toBe(null)
      }),
      { numRuns: 400 },
    )
  })

  test('[IN18] a slot that was skipped or refused is never asked about again', () => {
    fc.assert(
      fc.property(candidate, (person) => {
        const { talk } = play(person)
        const turns = talk.state.turns
        for (const [index, turn] of turns.entries())
          if (turn.isSkipped || (turn.answer !== null && assessAnswer(turn.answer.text, turn.slot).isRefusal))
            expect(turns.slice(index + 1).map(({ slot }) => slot)).not.toContain(turn.slot)
      }),
      { numRuns: 200 },
    )
  })

  test('[IN18] the same answers give the same conversation, and the fold of its events the same state', () => {
    fc.assert(
      fc.property(candidate, (person) => {
        const { talk, asked } = play(person)
        expect(play(person).asked).toEqual(asked)
        const stored = talk.events.map((event, seq) => ({ ...event, seq, segment: 0, monoMs: seq, wallMs: seq }))
        expect(foldIntake(stored as JournalEvent[])).toEqual(talk.state)
      }),
      { numRuns: 100 },
    )
  })

  test('[IN18] words, reasons and ids fit the events that carry them, whatever was said', () => {
    fc.assert(
      fc.property(candidate, (person) => {
        const { talk, asked } = play(person)
        for (const { text: words, reason, purpose } of asked) {
          expect(words.length).toBeLessThanOrEqual(1_000)
          expect(reason.words.length).toBeLessThanOrEqual(300)
          expect(purpose.length).toBeLessThanOrEqual(300)
        }
        expect(new Set(talk.state.insights.map(({ id }) => id)).size).toBe(talk.state.insights.length)
      }),
      { numRuns: 100 },
    )
  })
})
