import { describe, expect, test } from 'vitest'
import { createIntakeSession } from '../../../../electron/main/intake/intake-session.ts'
import type { JournalEvent, NewEvent } from '../../../../shared/attempt/events.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { IntakeRules } from '../../../../shared/intake/rules.ts'
import { codeOf } from '../code-of.ts'

const rules: IntakeRules = {
  isRequired: true,
  minAnswers: 3,
  maxQuestions: 12,
  voice: 'never',
  audio: 'discarded',
  transcript: 'with-consent',
  asksAuthorisation: false,
  requirements: [],
}
const choices = { voice: true, keepAudio: true, shareTranscript: true }
const opened = { choices, language: 'en' }

/** A session over a journal in memory; `upTo` keeps that many events, as a stop would. */
function desk(given: IntakeRules | null = rules, before: readonly JournalEvent[] = []) {
  const events: JournalEvent[] = [...before]
  let isOpen = true
  let isBroken = false
  const session = createIntakeSession({
    rules: given,
    events: before,
    record: async (event: NewEvent) => {
      await Promise.resolve()
      if (isBroken) throw new AppError('storage/failed' as never)
      const seq = events.length
      const written = { ...event, seq, segment: 0, monoMs: seq, wallMs: seq } as JournalEvent
      events.push(written)
      session.saw([written])
      return seq
    },
    demandOpen: () => {
      if (!isOpen) throw new AppError('attempt/handed-over')
    },
  })
  return {
    session,
    events,
    types: () => events.map(({ type }) => type.replace('intake.', '')),
    close: () => {
      isOpen = false
    },
    breakDisk: () => {
      isBroken = true
    },
    say: async (text: string) => {
      const turn = (await session.look()).turns.at(-1)
      return session.answer({ turnId: turn?.turnId ?? '', text })
    },
  }
}

const answers = [
  'I have been a contract lawyer for six years, mostly contract law.',
  'Last year I drafted a supply contract of 40 pages for Riverside Hospital. It is used by 12 clinics.',
  'Spanish is my mother tongue, English C1.',
]

async function whole() {
  const conversation = desk()
  await conversation.session.open(opened)
  for (const text of answers) await conversation.say(text)
  return conversation
}

describe('a conversation', () => {
  test('[IN40] says what was agreed to, and what the rules do not offer cannot be chosen', async () => {
    const { session, events } = desk()
    expect(await session.look()).toMatchObject({ state: 'offered', choices: null, turns: [], remaining: 3 })
    const view = await session.open(opened)
    expect(view).toMatchObject({
      state: 'asking',
      choices: { voice: false, keepAudio: false, shareTranscript: true },
      interviewer: { by: { kind: 'embedded' } },
    })
    expect(view.turns).toHaveLength(1)
    await session.open(opened) // again: nothing new was agreed to, and the question is still open
    expect(events.map(({ type }) => type)).toEqual(['intake.consented', 'intake.asked'])
    await session.open({ ...opened, choices: { ...choices, shareTranscript: false } })
    expect((await session.look()).choices?.shareTranscript).toBe(false)
  })

  test('[IN41] an answer is recorded before anything that follows from it, and the next question comes with it', async () => {
    const { types, session } = await whole()
    const first = types().indexOf('answered')
    expect(types().slice(0, first + 1)).toEqual(['consented', 'asked', 'answered'])
    expect(types().slice(first + 1)).toContain('concluded')
    const view = await session.look()
    expect(view).toMatchObject({ answered: 3, remaining: 0, canFinish: true })
    expect(view.insights.map(({ concept }) => concept)).toContain('law.contract')
    expect(new Set(view.turns.map(({ text }) => text)).size).toBe(view.turns.length)
  })

  test('[IN42] only the open question takes an answer, once', async () => {
    const { session } = desk()
    await session.open(opened)
    const both = await Promise.allSettled([
      session.answer({ turnId: '1', text: 'Nurse for nine years' }),
      session.answer({ turnId: '1', text: 'Nurse for nine years' }),
      session.skip({ turnId: '7' }),
    ])
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
    expect(await codeOf(session.correct({ turnId: '2', text: 'x' }))).toBe('intake/wrong-turn')
  })

  test('[IN43] it can be finished from the least number of answers on, and then asks nothing more', async () => {
    const conversation = desk()
    await conversation.session.open(opened)
    await conversation.say(answers[0] ?? '')
    expect(await codeOf(conversation.session.finish())).toBe('intake/not-yet')
    await conversation.say(answers[1] ?? '')
    await conversation.say(answers[2] ?? '')
    expect((await conversation.session.finish()).state).toBe('finished')
    await conversation.session.finish()
    expect(conversation.types().filter((type) => type === 'finished')).toHaveLength(1)
    await conversation.session.open(opened)
    expect(conversation.types().at(-1)).toBe('finished')
  })

  test('[IN43] skipping everything ends it as well, without being complete', async () => {
    const { session } = desk()
    let view = await session.open(opened)
    for (let turn = 0; turn < 20 && view.state === 'asking'; turn += 1)
      view = await session.skip({ turnId: view.turns.at(-1)?.turnId ?? '' })
    expect(view).toMatchObject({ state: 'finished', answered: 0, canFinish: false })
    expect(view.turns.length).toBeLessThanOrEqual(12)
    expect(session.summary()).toMatchObject({ isComplete: false, isOver: true })
  })

  test('[IN44] a corrected answer is read again, and what was decided stays', async () => {
    const { session } = await whole()
    const before = await session.look()
    const spanish = before.insights.find(({ concept }) => concept === 'language.es')
    await session.decide({ id: spanish?.id ?? '', decision: 'confirmed', value: null })
    const turnId = spanish?.evidence.turnId ?? ''
    const view = await session.correct({ turnId, text: 'Spanish is my mother tongue, and French B2.' })
    const own = view.insights.filter(({ evidence }) => evidence.turnId === turnId)
    expect(own.map(({ concept, status }) => `${concept} ${status}`)).toEqual([
      'language.es confirmed',
      'language.fr proposed',
    ])
  })

  test('[IN45] insights are decided by the candidate, in their own words, and only confirmed ones become updates', async () => {
    const { session } = await whole()
    const [first, second] = (await session.look()).insights
    expect(await codeOf(session.chooseUpdate({ id: first?.id ?? '', isChosen: true }))).toBe('intake/unknown-insight')
    await session.decide({ id: first?.id ?? '', decision: 'confirmed', value: 'Lawyer for contracts' })
    await session.decide({ id: second?.id ?? '', decision: 'rejected', value: null })
    const view = await session.chooseUpdate({ id: first?.id ?? '', isChosen: true })
    expect(view.updates).toEqual([
      { insightId: first?.id, text: expect.stringContaining('Lawyer for contracts'), isChosen: true },
    ])
    expect(await codeOf(session.decide({ id: '9.9', decision: 'confirmed', value: null }))).toBe(
      'intake/unknown-insight',
    )
  })

  test('[IN46] stopped after any event and opened again it goes on there: nothing is asked twice, no answer is lost', async () => {
    const { events } = await whole()
    for (let length = 1; length <= events.length; length += 1) {
      const again = desk(rules, events.slice(0, length))
      const view = await again.session.open(opened)
      const turns = view.turns.map(({ turnId }) => turnId)
      expect(new Set(turns).size).toBe(turns.length)
      expect(view.state).toBe('asking')
      expect(view.turns.at(-1)?.answer).toBe(null)
      const said = events.slice(0, length).filter(({ type }) => type === 'intake.answered').length
      expect(view.answered).toBe(said)
    }
  })

  test('[IN46] what could not be recorded did not happen', async () => {
    const { session, breakDisk } = desk()
    await session.open(opened)
    breakDisk()
    await expect(session.answer({ turnId: '1', text: 'Nurse' })).rejects.toThrow()
    expect((await session.look()).turns[0]?.answer).toBe(null)
  })

  test('[IN47] deleted, nothing is shown, and it can begin again', async () => {
    const { session } = await whole()
    expect(await session.delete()).toMatchObject({ state: 'deleted', turns: [], insights: [], answered: 0 })
    const view = await session.open(opened)
    expect(view.turns.map(({ turnId }) => turnId)).toEqual(['5'])
  })

  test('[IN48] nothing changes once the assessment has started, or where there is no conversation', async () => {
    const { session, events } = await whole()
    session.demandComplete()
    const seq = events.length
    session.saw([{ type: 'assessment.started', data: {}, seq, segment: 0, monoMs: seq, wallMs: seq }])
    expect(await codeOf(session.finish())).toBe('intake/closed')
    expect((await session.look()).isClosed).toBe(true)
    expect(await codeOf(desk(null).session.open(opened))).toBe('intake/none')
    expect(desk(null).session.summary()).toBe(null)
    const given = desk()
    given.close()
    expect(await codeOf(given.session.open(opened))).toBe('attempt/handed-over')
  })

  test('[IN48] where it is required the assessment waits for it', async () => {
    expect(() => desk().session.demandComplete()).toThrow('The intake conversation comes first')
    desk({ ...rules, isRequired: false }).session.demandComplete()
    desk(null).session.demandComplete()
    expect(await codeOf(desk().session.mode({ mode: 'voice' }))).toBe('intake/wrong-turn')
  })
})
