import { describe, expect, test, vi } from 'vitest'
import { createDrafts } from '../../../../electron/main/intake/drafts.ts'
import { createIntakeSession } from '../../../../electron/main/intake/intake-session.ts'
import { createInterviewer } from '../../../../electron/main/intake/interviewer.ts'
import type { JournalEvent, NewEvent } from '../../../../shared/attempt/events.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { IntakeRules } from '../../../../shared/intake/rules.ts'
import { codeOf } from '../code-of.ts'
import { FakeTime } from '../fake-time.ts'

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
const model = { kind: 'openai', name: 'm' } as const
const recogniser = { kind: 'openai', name: 'recogniser' } as const
const voice = { by: { kind: 'openai', name: 'voices' } as const, voices: ['alloy'] }
const told = [model, recogniser, voice.by]
const choices = { voice: true, keepAudio: true, shareTranscript: true }

const opened = { choices, language: 'en', told }

type Api = Parameters<typeof createInterviewer>[0]['api']
const away = () => Promise.reject(new Error('no network'))
const offline: Api = {
  intakeProviders: away,
  phraseQuestion: away,
  extractConclusions: away,
  transcribe: away,
  speak: away,
}
const intakeProviders = async () => ({ chat: model, transcription: null, speech: null })
const never = () => new Promise<never>(() => undefined)
/** Until what runs beside the calls has run. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 5))

/** A sealed file in memory. */
function memoryFile() {
  const file = {
    content: null as string | null,
    read: async () => (file.content === null ? null : new TextEncoder().encode(file.content)),
    write: async (bytes: Uint8Array) => {
      file.content = new TextDecoder().decode(bytes)
    },
    remove: async () => {
      file.content = null
    },
  }
  return file
}

/** A session over a journal in memory; `upTo` keeps that many events, as a stop would. */
function desk(
  given: IntakeRules | null = rules,
  before: readonly JournalEvent[] = [],
  api: Partial<Api> = {},
  draftsFile = memoryFile(),
) {
  const time = new FakeTime()
  const changed = vi.fn()
  const sounds = { keepOnly: vi.fn(async (_digests: ReadonlySet<string>) => undefined) }
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
    interviewer: createInterviewer({
      attemptId: 'attempt',
      token: 'token',
      api: { ...offline, ...api },
      clock: time,
      timers: time,
    }),
    sounds,
    drafts: createDrafts(draftsFile),
    changed,
  })
  return {
    session,
    events,
    time,
    changed,
    sounds,
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

  test("[IN41] what an answer says carries the policy's link to a public taxonomy", async () => {
    const link = { scheme: 'esco', uri: 'http://data.europa.eu/esco/skill/1', label: 'contract law' } as const
    const { session, say } = desk({ ...rules, links: { 'law.contract': link } })
    await session.open(opened)
    const { insights } = await say(answers[0] ?? '')
    expect(insights.find(({ concept }) => concept === 'law.contract')?.taxonomy).toEqual(link)
    expect(insights.find(({ concept }) => concept === 'role.lawyer')?.taxonomy?.scheme).toBe('candor')
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

  test('[IN59] an insight keeps the words that it was drawn from, and says truly whether the answer was changed since', async () => {
    const { session, events } = await whole()
    const idOf = async (concept: string) =>
      (await session.look()).insights.find((insight) => insight.concept === concept)?.id ?? ''
    const text = 'Spanish is my mother tongue, and French B2.'
    await session.decide({ id: await idOf('language.es'), decision: 'confirmed', value: null })
    await session.correct({ turnId: '3', text })
    await session.decide({ id: await idOf('language.fr'), decision: 'confirmed', value: 'French, for letters' })
    const told = (await session.look()).insights.filter(({ slot }) => slot === 'language')
    expect(told.map(({ words, isAnswerChanged }) => [words, isAnswerChanged])).toEqual([
      ['Spanish is my mother tongue, English C1', true],
      ['Spanish is my mother tongue, and French B2', false],
    ])
    const again = (await desk(rules, events).session.look()).insights.filter(({ slot }) => slot === 'language')
    expect(again).toEqual(told)
    await session.correct({ turnId: '3', text: answers[2] ?? '' }) // as it was at first
    expect((await session.look()).insights.find(({ concept }) => concept === 'language.es')?.isAnswerChanged).toBe(
      false,
    )
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

  test('[IN46] a stop between a correction and what it says loses neither', async () => {
    const { session, events } = await whole()
    await session.correct({ turnId: '1', text: 'I have been a nurse for nine years.' })
    const wanted = (await session.look()).insights.filter(({ evidence }) => evidence.turnId === '1')
    expect(wanted).not.toEqual([])
    const corrected = events.findIndex(({ type }) => type === 'intake.corrected')
    const view = await desk(rules, events.slice(0, corrected + 1)).session.open(opened)
    expect(view.insights.filter(({ evidence }) => evidence.turnId === '1')).toEqual(wanted)
  })

  test('[IN48] the assessment starts behind an answer that is being read, not within it', async () => {
    const { session, types } = desk({ ...rules, isRequired: false })
    await session.open(opened)
    const answering = session.answer({ turnId: '1', text: answers[0] ?? '' })
    let before: readonly string[] = []
    await session.close(async () => {
      before = types()
    })
    await answering
    expect(before).toEqual(types())
    expect(before.at(-1)).toBe('asked')
  })

  test('[IN47] deleted, nothing is shown, and it can begin again', async () => {
    const { session } = await whole()
    expect(await session.delete()).toMatchObject({ state: 'deleted', turns: [], insights: [], answered: 0 })
    const view = await session.open(opened)
    expect(view.turns.map(({ turnId }) => turnId)).toEqual(['5'])
  })

  test('[IN48] nothing changes once the assessment has started, or where there is no conversation', async () => {
    const { session, events } = await whole()
    await session.close(async () => undefined)
    const seq = events.length
    session.saw([{ type: 'assessment.started', data: {}, seq, segment: 0, monoMs: seq, wallMs: seq }])
    expect(await codeOf(session.finish())).toBe('intake/closed')
    expect((await session.look()).isClosed).toBe(true)
    expect(await codeOf(desk(null).session.open(opened))).toBe('intake/none')
    const given = desk()
    given.close()
    expect(await codeOf(given.session.open(opened))).toBe('attempt/handed-over')
  })

  test('[IN48] where it is required the assessment waits for it', async () => {
    const begin = async () => undefined
    expect(await codeOf(desk().session.close(begin))).toBe('intake/incomplete')
    expect(await codeOf(desk({ ...rules, isRequired: false }).session.close(begin))).toBe(null)
    expect(await codeOf(desk(null).session.close(begin))).toBe(null)
    expect(await codeOf(desk().session.mode({ mode: 'voice' }))).toBe('intake/wrong-turn')
  })
})

describe('providers', () => {
  test('[IN50] a provider is asked once the answer is durable; it words the question and only adds to what was read', async () => {
    const seen: string[][] = []
    const text = answers[0] ?? ''
    const made = desk(rules, [], {
      intakeProviders,
      phraseQuestion: async () => {
        seen.push(made.types())
        return { text: 'And then?', by: model }
      },
      extractConclusions: async () => {
        seen.push(made.types())
        const evidence = { turnId: '1', start: 0, end: 6 }
        const plain = { concept: null, taxonomy: null, amount: null, confidence: 0.9, evidence }
        return { conclusions: [{ slot: 'tools', value: 'Clause library', ...plain }], by: model }
      },
    })
    await made.session.look()
    await settled()
    await made.session.open(opened)
    await made.say(text)
    await settled()
    for (const durable of seen.slice(1)) expect(durable).toContain('answered')
    expect(seen).toHaveLength(3)
    const view = await made.session.look()
    expect(view.turns.at(-1)).toMatchObject({ text: 'And then?', by: model })
    expect(view.insights.filter(({ by }) => by.kind === 'openai').map(({ value }) => value)).toEqual(['Clause library'])
    expect(view.insights.some(({ by }) => by.kind === 'embedded')).toBe(true)
    expect(made.changed).toHaveBeenCalled()
  })

  test('[IN51] one that is late is recorded once, left alone for a minute, and costs no question', async () => {
    const phraseQuestion = vi.fn(never)
    const made = desk(rules, [], { intakeProviders, phraseQuestion, extractConclusions: never })
    await made.session.look()
    await settled()
    const opening = made.session.open(opened)
    await vi.waitFor(() => expect(phraseQuestion).toHaveBeenCalledTimes(1))
    made.time.advance(2_500)
    const view = await opening
    expect(view.turns).toHaveLength(1)
    expect(view.interviewer).toMatchObject({ by: { kind: 'embedded' }, failure: 'intake/provider-slow' })
    await made.say(answers[0] ?? '')
    expect(phraseQuestion).toHaveBeenCalledTimes(1)
    expect(made.types().filter((type) => type === 'failed')).toHaveLength(1)
    made.time.advance(60_000)
    void made.say(answers[1] ?? '')
    await vi.waitFor(() => expect(phraseQuestion).toHaveBeenCalledTimes(2))
  })

  test('[IN50] what a provider read counts no more once the answer was corrected or the conversation deleted', async () => {
    const late = Promise.withResolvers<Awaited<ReturnType<Api['extractConclusions']>>>()
    const made = desk(rules, [], {
      intakeProviders,
      phraseQuestion: async () => ({ text: 'And then?', by: model }),
      extractConclusions: () => late.promise,
    })
    await made.session.look()
    await settled()
    await made.session.open(opened)
    await made.say(answers[0] ?? '')
    await made.session.delete()
    const evidence = { turnId: '1', start: 0, end: 6 }
    const plain = { concept: null, taxonomy: null, amount: null, confidence: 0.9, evidence }
    late.resolve({ conclusions: [{ slot: 'tools', value: 'Clause library', ...plain }], by: model })
    await settled()
    expect(made.types().at(-1)).toBe('deleted')
  })
})

describe('whom the candidate was told of', () => {
  test('[IN80] no other provider is given anything, until the candidate agrees to it', async () => {
    const phraseQuestion = vi.fn(async () => ({ text: 'In other words?', by: model }))
    const extractConclusions = vi.fn(async () => ({ conclusions: [], by: model }))
    const speak = vi.fn(async () => ({ bytes: new Uint8Array(1), mimeType: 'audio/mpeg' }))
    const intakeProviders = async () => ({ chat: model, transcription: recogniser, speech: voice })
    const api = { intakeProviders, phraseQuestion, extractConclusions, speak }
    const spoken: IntakeRules = { ...rules, voice: 'offered' }
    const { session, say, events } = desk(spoken, [], api)
    await session.open({ ...opened, told: [] })
    await session.look()
    await settled()
    const untold = await session.look()
    expect(untold).toMatchObject({ untold: [model, recogniser, voice.by], interviewer: { by: { kind: 'embedded' } } })
    await say(answers[0] ?? '')
    expect(await session.speak({ turnId: '1', voice: 'alloy', rate: 1 })).toBeNull()
    expect(await codeOf(session.demandHearing('2'))).toBe('intake/provider-unset')
    expect([phraseQuestion, extractConclusions, speak].map((asked) => asked.mock.calls.length)).toEqual([0, 0, 0])
    const agreed = await session.open(opened)
    expect(agreed).toMatchObject({ untold: [], interviewer: { by: model } })
    await say(answers[1] ?? '')
    expect([phraseQuestion, extractConclusions].map((asked) => asked.mock.calls.length)).toEqual([1, 1])
    expect(await session.speak({ turnId: '1', voice: 'alloy', rate: 1 })).not.toBeNull()
    // What was agreed to is read back in another order of its fields, and is the same.
    const again = desk(spoken, structuredClone(events), api)
    await again.session.open({ told: [...told].map(({ kind, name }) => ({ name, kind })), language: 'en', choices })
    expect(again.types().filter((type) => type === 'consented')).toHaveLength(2)
  })
})

describe('what was written and not sent', () => {
  const draft = (text: string, turnId = '1', of: 'answer' | 'correction' = 'answer') => ({ turnId, of, text })

  test('[IN58] is there after a stop, is not in the record, and is gone once it is sent', async () => {
    const file = memoryFile()
    const { session, events, types, say } = desk(rules, [], {}, file)
    await session.open(opened)
    await session.draft(draft('Half a sen'))
    await session.draft(draft('Half a sentence'))
    expect(types()).toEqual(['consented', 'asked'])
    const again = desk(rules, events, {}, file)
    expect((await again.session.look()).turns[0]?.draft).toBe('Half a sentence')
    expect((await again.session.open(opened)).turns[0]?.draft).toBe('Half a sentence')
    await again.session.draft(draft(''))
    expect([(await again.session.look()).turns[0]?.draft, file.content]).toEqual([null, null])
    await session.draft(draft('Once more'))
    const view = await say(answers[0] ?? '')
    expect([view.turns.map((turn) => turn.draft), file.content]).toEqual([[null, null], null])
  })

  test('[IN58] what comes too late is dropped; a change of an answer is kept apart from it', async () => {
    const { session, say } = await whole()
    await session.draft(draft('late', '1'))
    await session.draft(draft('of nothing', '9', 'correction'))
    expect((await session.look()).turns[0]?.draft).toBeNull()
    await session.draft(draft('I have been a contract lawyer for seven', '1', 'correction'))
    expect((await session.look()).turns[0]?.draft).toMatch(/seven$/)
    await say('Full time')
    expect((await session.look()).turns[0]?.draft).toMatch(/seven$/)
    const corrected = await session.correct({ turnId: '1', text: 'I have been a contract lawyer for seven years.' })
    expect(corrected.turns[0]?.draft).toBeNull()
  })

  test('[IN58] goes with a skip, a deletion and the start of the assessment; a damaged file holds none', async () => {
    const file = memoryFile()
    const { session } = desk(rules, [], {}, file)
    await session.open(opened)
    await session.draft(draft('given up'))
    await session.skip({ turnId: '1' })
    expect(file.content).toBeNull()
    await session.draft(draft('deleted', '2'))
    expect(file.content).toContain('deleted')
    await session.delete()
    expect(file.content).toBeNull()
    file.content = '{'
    expect((await desk(rules, [], {}, file).session.look()).state).toBe('offered')
  })
})

describe('by voice', () => {
  const spoken: IntakeRules = { ...rules, voice: 'offered', audio: 'kept-with-consent' }
  const providers = async () => ({ chat: null, transcription: recogniser, speech: voice })
  const answer = (digest: string, isKept: boolean) => ({
    turnId: '1',
    text: answers[0] ?? '',
    transcriber: recogniser,
    audio: { digest: digest.repeat(64), durationMs: 900, isKept },
  })

  test('[IN52] only the open question is heard, where voice was chosen and somebody makes text of it', async () => {
    const heard = desk(spoken, [], { intakeProviders: providers })
    expect(heard.session.mayHear()).toBe(false)
    await heard.session.open(opened)
    expect(heard.session.mayHear()).toBe(true)
    expect(await heard.session.demandHearing('1')).toEqual({ language: 'en', transcriber: recogniser, isKept: true })
    expect(await codeOf(heard.session.demandHearing('2'))).toBe('intake/wrong-turn')
    heard.close()
    expect(heard.session.mayHear()).toBe(false)
    expect(await codeOf(heard.session.demandHearing('1'))).toBe('attempt/handed-over')

    const typed = desk(spoken, [], { intakeProviders: providers })
    await typed.session.open({ ...opened, choices: { ...choices, voice: false } })
    expect([typed.session.mayHear(), await codeOf(typed.session.demandHearing('1'))]).toEqual([
      false,
      'intake/voice-off',
    ])
    const unset = desk(spoken)
    await unset.session.open(opened)
    expect(await codeOf(unset.session.demandHearing('1'))).toBe('intake/provider-unset')
    expect(await codeOf(desk(null).session.demandHearing('1'))).toBe('intake/none')
  })

  test('[IN54] what was heard is an answer like any other, and says how it was given', async () => {
    const { session, events, types } = desk(spoken, [], { intakeProviders: providers })
    await session.open(opened)
    const view = await session.answerSpoken(answer('a', false))
    expect(view.turns[0]?.answer).toMatchObject({ way: 'voice', transcriber: recogniser, before: null })
    expect(view.insights.length).toBeGreaterThan(0)
    expect(events.find(({ type }) => type === 'intake.answered')?.data).toEqual({ ...answer('a', false), way: 'voice' })
    expect(types().at(-1)).toBe('asked')
    expect(await codeOf(session.answerSpoken(answer('a', false)))).toBe('intake/wrong-turn')
    while ((await session.look()).state === 'asking')
      await session.skip({ turnId: (await session.look()).turns.at(-1)?.turnId ?? '' })
    expect(session.mayHear()).toBe(false)
  })

  test('[IN56] sound that the record does not name, or that was deleted with the conversation, is destroyed', async () => {
    const { session, sounds, events } = desk(spoken, [], { intakeProviders: providers })
    await session.open(opened)
    await session.answerSpoken(answer('b', true))
    const again = desk(spoken, events, { intakeProviders: providers })
    expect([...(again.sounds.keepOnly.mock.lastCall?.[0] ?? [])]).toEqual(['b'.repeat(64)])
    await session.delete()
    expect(sounds.keepOnly.mock.lastCall?.[0].size).toBe(0)
  })

  test("[IN57] a question is spoken by the provider's voice; one that fails is recorded, and the computer's is used", async () => {
    const asked: unknown[] = []
    let isBroken = false
    const speak = async (...args: unknown[]) => {
      asked.push(args)
      if (isBroken) throw new AppError('intake/provider-failed')
      return { bytes: new Uint8Array([1, 2, 3]), mimeType: 'audio/mpeg' }
    }
    const { session, events, time } = desk(spoken, [], { intakeProviders: providers, speak })
    await session.open(opened)
    const request = { turnId: '1', voice: 'alloy', rate: 1.2 }
    expect(await session.speak(request)).toBeNull() // nobody has asked yet what is set up
    await session.look()
    await settled()
    expect(await session.speak(request)).toEqual({ sound: 'AQID', mimeType: 'audio/mpeg' })
    const text = (await session.look()).turns[0]?.text
    expect(asked).toEqual([['attempt', 'token', { text, language: 'en', voice: 'alloy', rate: 1.2 }, 5_500]])
    isBroken = true
    expect([await session.speak(request), await session.speak(request)]).toEqual([null, null])
    const failed = events.filter(({ type }) => type === 'intake.failed').map(({ data }) => data)
    const instead = { kind: 'system', name: 'voices of this computer' }
    expect(failed).toEqual([{ stage: 'speak', by: voice.by, code: 'intake/provider-failed', instead }])
    expect((await session.look()).interviewer.failure).toBeNull() // the interviewer itself does not fail with the voice
    isBroken = false
    time.advance(60_000)
    expect(await session.speak(request)).not.toBeNull()
    expect(await codeOf(session.speak({ ...request, turnId: '9' }))).toBe('intake/wrong-turn')
  })
})
