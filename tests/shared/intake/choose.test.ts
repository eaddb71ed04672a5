import { describe, expect, test } from 'vitest'
import type { AnswerQuality } from '../../../shared/intake/assess.ts'
import { chooseQuestion } from '../../../shared/intake/choose.ts'
import type { SlotName } from '../../../shared/intake/model.ts'
import type { IntakeRules } from '../../../shared/intake/rules.ts'
import { emptyIntake } from '../../../shared/intake/state.ts'
import { Conversation, draw, intakeRules, plainQuality } from './conversation.ts'

const choose = (talk: Conversation, quality: Partial<AnswerQuality> = {}, rules: Partial<IntakeRules> = {}) =>
  chooseQuestion(talk.state, { ...intakeRules, ...rules }, () => ({ ...plainQuality, ...quality }))
const question = (...args: Parameters<typeof choose>) => choose(...args)?.question

describe('which slot is opened', () => {
  test('[IN1] the highest value × (1 − confidence) / cost, and with nothing known the order of the table', () => {
    const talk = new Conversation()
    const opened: (string | undefined)[] = []
    for (let choice = choose(talk); choice !== null; choice = choose(talk)) {
      opened.push(choice.slot)
      expect(choice.reason.kind).toBe('opening')
      talk.ask(choice.slot).answer()
    }
    expect(opened).toEqual([
      'role',
      'domain',
      'work',
      'evaluation',
      'language',
      'licence',
      'tools',
      'availability',
      'avoid',
    ])
    expect(choose(new Conversation())).toEqual({
      turnId: '1',
      slot: 'role',
      question: 'role.opening',
      text: 'What work do you do at present, and for about how long have you done it?',
      purpose: 'Open the subject. Ask for facts about work only.',
      reason: { kind: 'opening', score: 1, words: 'Nothing is known yet about your work.' },
    })
  })

  test('[IN1] what was mentioned in passing lowers the score, and the reason says so', () => {
    const talk = new Conversation().ask('role').answer().conclude(draw('domain', 'Contract law'))
    expect(question(talk)).toBe('work.opening')
    talk.ask('work').answer().ask('evaluation').answer().ask('language').answer().ask('licence').answer()
    expect(choose(talk)).toMatchObject({
      slot: 'domain',
      reason: { score: 0.54, words: 'You mentioned the fields you know in passing: one question to complete it.' },
    })
  })

  test('[IN1] what a requirement names is worth more: half as much again where it is needed, a fifth where it helps', () => {
    const requirement = (importance: 'needed' | 'helpful') => ({
      requirements: [
        { id: 'r', label: 'Spanish', slot: 'language' as const, anyOf: ['language.es'], atLeast: null, importance },
      ],
    })
    const talk = new Conversation().ask('role').answer()
    expect(choose(talk, {}, requirement('needed'))).toMatchObject({ slot: 'language', reason: { score: 0.975 } })
    talk.ask('domain').answer().ask('work').answer()
    expect(choose(talk, {}, requirement('helpful'))).toMatchObject({ slot: 'language', reason: { score: 0.78 } })
    expect(question(talk)).toBe('evaluation.opening')
  })

  test('[IN2] a slot of which enough is known is not opened, and rejected insights are not knowledge', () => {
    const talk = new Conversation().ask('work').answer()
    for (const value of ['a', 'b', 'c']) talk.conclude(draw('role', value, { confidence: 1 }))
    expect(question(talk)).toBe('domain.opening')
    for (const id of ['1.1', '1.2', '1.3'])
      talk.add({ type: 'intake.decided', data: { id, decision: 'rejected', value: null } })
    expect(choose(talk)).toMatchObject({ question: 'role.opening', reason: { score: 1 } })
  })

  test('[IN2] a confirmed insight halves what is not known, however unsure its reading was', () => {
    const talk = new Conversation()
      .ask('work')
      .answer()
      .conclude(draw('role', 'a', { confidence: 0.2 }))
    expect(question(talk)).toBe('role.opening')
    talk.add({ type: 'intake.decided', data: { id: '1.1', decision: 'confirmed', value: null } })
    expect(question(talk)).toBe('domain.opening')
  })

  test('[IN3] where the candidate may work is asked only where the rules turn it on', () => {
    const talk = new Conversation()
    for (const slot of [
      'role',
      'domain',
      'work',
      'evaluation',
      'language',
      'licence',
      'tools',
      'availability',
    ] as const)
      talk.ask(slot).answer()
    expect(question(talk)).toBe('avoid.opening')
    expect(question(talk, {}, { asksAuthorisation: true })).toBe('authorisation.opening')
  })
})

describe('when nothing is asked', () => {
  test('[IN4] before the consent, while a question waits, after the end, after the start, and at the limit', () => {
    expect(chooseQuestion(emptyIntake(), intakeRules)).toBe(null)
    expect(choose(new Conversation().ask('role'))).toBe(null)
    expect(choose(new Conversation().add({ type: 'intake.finished', data: { answered: 0, cause: 'candidate' } }))).toBe(
      null,
    )
    expect(choose(new Conversation().add({ type: 'assessment.started', data: {} }))).toBe(null)
    expect(choose(new Conversation().add({ type: 'intake.deleted', data: {} }))).toBe(null)
    const three = new Conversation().ask('role').answer().ask('domain').answer().ask('work').answer()
    expect(choose(three, {}, { maxQuestions: 3 })).toBe(null)
  })
})

describe('what follows from an answer', () => {
  const expert = draw('domain', 'Contract law, 6 years', { concept: 'law.contract' })

  test('[IN5] little detail: one concrete case, but not after a clear "none"', () => {
    const talk = new Conversation().ask('domain').answer('Law, mostly.')
    expect(choose(talk, { specificity: 0.29 })).toMatchObject({
      question: 'domain.case',
      reason: { kind: 'follow-up', score: 0.9, words: 'The answer was general, and one concrete case shows more.' },
    })
    expect(question(talk, { specificity: 0.3 })).toBe('role.opening')
    const none = new Conversation().ask('licence').answer('No, none at present.')
    expect(question(none, { specificity: 0 })).toBe('role.opening')
    expect(question(new Conversation().ask('avoid').answer('Gore'), { specificity: 0 })).toBe('role.opening')
  })

  test('[IN6] a claim without own work: what was produced, and who used it', () => {
    const talk = new Conversation().ask('work').answer().conclude(draw('work', 'An audit'))
    expect(choose(talk, { ownership: 0.49 })).toMatchObject({
      question: 'work.evidence',
      reason: { kind: 'evidence', words: 'The answer does not say yet what you did yourself.' },
    })
    expect(question(talk, { ownership: 0.5 })).toBe('role.opening')
    expect(question(new Conversation().ask('tools').answer(), { ownership: 0 })).toBe('role.opening')
    expect(question(new Conversation().ask('work').answer(), { ownership: 0 })).toBe('work.evidence')
    expect(question(new Conversation().ask('work').answer('Nothing lately.'), { ownership: 0 })).toBe('role.opening')
    expect(question(new Conversation().ask('work').answer(), { ownership: 0, claimsExpertise: true })).toBe(
      'work.evidence',
    )
  })

  test('[IN7] an expert claim: one depth question of the field, with the field in the reason', () => {
    const talk = new Conversation().ask('domain').answer().conclude(expert)
    expect(choose(talk, { claimsExpertise: true })).toMatchObject({
      question: 'probe.law',
      reason: {
        kind: 'probe',
        words: 'You spoke of expertise and named “Contract law, 6 years”: one question about that.',
      },
    })
    talk
      .ask('domain', 'probe.law', 'probe')
      .answer()
      .conclude(draw('domain', 'Tax law', { concept: 'law.tax' }))
    expect(question(talk, { claimsExpertise: true })).toBe('role.opening')
  })

  test('[IN7] only what was named in the words that claim it is probed', () => {
    const said = 'I am an expert in contract law. I know some marketing.'
    const talk = new Conversation().ask('domain').answer(said)
    talk.conclude(
      draw('domain', 'Marketing', { concept: 'business.marketing', evidence: { turnId: '1', start: 32, end: 54 } }),
    )
    expect(chooseQuestion(talk.state, intakeRules)?.question).not.toBe('probe.business')
    talk.conclude(
      draw('domain', 'Contract law', { concept: 'law.contract', evidence: { turnId: '1', start: 0, end: 31 } }),
    )
    expect(chooseQuestion(talk.state, intakeRules)?.question).toBe('probe.law')
  })

  test.each([
    ['I know biology well, ten years by now. I am a world-class expert in biology.', 'probe.science'],
    ['I am not an expert in biology, I only did 3 courses at MIT in 2019.', 'role.opening'],
    ['I want to become an expert in biology, after 3 courses at MIT in 2019.', 'role.opening'],
    ['No soy experto en biology, hice 3 cursos en MIT en 2019 y yo los terminé.', 'role.opening'],
  ])('[IN7] a claim is read from its own clause, and is none where it is denied or wished for: %s', (said, next) => {
    const biology = draw('domain', 'Biology', { concept: 'biology', evidence: { turnId: '1', start: 0, end: 19 } })
    expect(
      chooseQuestion(new Conversation().ask('domain').answer(said).conclude(biology).state, intakeRules)?.question,
    ).toBe(next)
  })

  test('[IN7] one question was promised: what the answer lacks is not held against it', () => {
    const talk = new Conversation().ask('domain').answer().conclude(expert).ask('domain', 'probe.law', 'probe').answer()
    expect(question(talk, { specificity: 0, ownership: 0, claimsExpertise: true })).toBe('role.opening')
  })

  test('[IN7] a field without a depth question is not probed', () => {
    const talk = new Conversation()
      .ask('domain')
      .answer()
      .conclude(draw('domain', 'Sport', { concept: 'sports' }))
    expect(question(talk, { claimsExpertise: true })).toBe('role.opening')
  })

  test('[IN8] two numbers for one thing: a neutral question that names both', () => {
    const years = (number: number) =>
      draw('domain', `Contract law, ${number} years`, { concept: 'law.contract', amount: { unit: 'years', number } })
    const talk = new Conversation().ask('role').answer().conclude(years(6)).ask('domain').answer().conclude(years(3))
    expect(choose(talk, { claimsExpertise: true })).toMatchObject({
      slot: 'domain',
      question: 'domain.clarify',
      text: 'I have noted “Contract law, 6 years” and also “Contract law, 3 years” for the same field. How do the two go together?',
      reason: {
        kind: 'clarify',
        words: 'Two answers name different numbers: “Contract law, 6 years” and “Contract law, 3 years”.',
      },
    })
    const same = new Conversation().ask('role').answer().conclude(years(6)).ask('domain').answer().conclude(years(6))
    expect(question(same)).toBe('work.opening')
    talk.add({ type: 'intake.decided', data: { id: '1.1', decision: 'rejected', value: null } })
    expect(question(talk)).toBe('work.opening')
  })

  test('[IN8] hours a week are one thing, whatever the words', () => {
    const hours = (number: number) =>
      draw('availability', `${number} hours`, { amount: { unit: 'hours-a-week', number } })
    const talk = new Conversation().ask('role').answer().conclude(hours(40)).ask('availability').answer()
    expect(question(talk.conclude(hours(10)))).toBe('availability.clarify')
  })

  test('[IN9] a refusal or a skip: the slot stays unknown and is not asked about again', () => {
    for (const refused of [
      new Conversation().ask('domain').answer('I would rather not say.'),
      new Conversation().ask('domain').skip(),
    ]) {
      refused.conclude(expert, '1')
      const left = new Set<SlotName>()
      const assess = (text: string) => ({ ...plainQuality, specificity: 0, isRefusal: text.includes('rather not') })
      for (let next = chooseQuestion(refused.state, intakeRules, assess); next !== null; ) {
        left.add(next.slot)
        refused.ask(next.slot, next.question, next.reason.kind).answer()
        next = chooseQuestion(refused.state, intakeRules, assess)
      }
      expect(left.has('domain')).toBe(false)
      expect(left.size).toBeGreaterThan(4)
    }
  })

  test('[IN9] a contradiction about a refused slot is not brought up', () => {
    const english = (number: number) =>
      draw('language', `English ${number}`, { concept: 'language.en', amount: { unit: 'cefr', number } })
    const talk = new Conversation().ask('role').answer().conclude(english(4)).ask('language').skip()
    expect(question(talk.ask('tools').answer().conclude(english(6)))).toBe('domain.opening')
  })

  test('[IN10] what cannot be understood is asked about once more, kindly, and then left', () => {
    const talk = new Conversation().ask('tools').answer('asdf')
    const again = choose(talk, { isNonsense: true, specificity: 0 })
    expect(again).toMatchObject({ question: 'tools.reask', reason: { kind: 'follow-up' } })
    expect(again?.text).toContain('I am afraid')
    talk.ask('tools', 'tools.reask', 'follow-up').answer('asdf')
    expect(question(talk, { isNonsense: true, specificity: 0 })).toBe('role.opening')
  })

  test('[IN11] at most two follow-ups of a slot', () => {
    const talk = new Conversation().ask('work').answer().conclude(draw('work', 'An audit'))
    const weak = { specificity: 0, ownership: 0 }
    expect(question(talk, weak)).toBe('work.case')
    talk.ask('work', 'work.case', 'follow-up').answer().conclude(draw('work', 'A report'))
    expect(question(talk, weak)).toBe('work.evidence')
    talk
      .ask('work', 'work.evidence', 'evidence')
      .answer()
      .conclude(draw('domain', 'Audit', { concept: 'finance.audit' }))
    expect(question(talk, { ...weak, claimsExpertise: true })).toBe('role.opening')
  })

  test('[IN11] a third of the questions follow up at most', () => {
    const talk = new Conversation()
    const weak = { specificity: 0 }
    const kinds: (string | undefined)[] = []
    for (let next = choose(talk, weak); next !== null; next = choose(talk, weak)) {
      kinds.push(next.reason.kind)
      talk.ask(next.slot, next.question, next.reason.kind).answer()
    }
    expect(kinds.filter((kind) => kind === 'follow-up')).toHaveLength(4)
    expect(kinds).toHaveLength(12)
    expect(question(new Conversation().ask('role').answer(), weak, { maxQuestions: 3 })).toBe('role.case')
  })

  test('[IN12] Spanish conversations ask and explain in Spanish, others in English', () => {
    expect(choose(new Conversation('es-MX'))).toMatchObject({
      text: '¿En qué trabaja actualmente y desde hace cuánto tiempo, más o menos?',
      reason: { words: 'Todavía no se sabe nada sobre su trabajo.' },
    })
    expect(choose(new Conversation('fr'))?.text).toContain('What work')
    const talk = new Conversation('es').ask('domain').answer().conclude(expert)
    expect(choose(talk, { claimsExpertise: true })?.reason.words).toContain('conocimiento experto y de «Contract law')
  })
})
