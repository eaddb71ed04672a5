import { describe, expect, test } from 'vitest'
import { proposeInsights } from '../../../shared/intake/propose.ts'
import { updatesOf } from '../../../shared/intake/updates.ts'
import { Conversation, draw } from './conversation.ts'

const law = (value: string, number: number | null, confidence = 0.8) =>
  draw('domain', value, {
    concept: 'law.contract',
    amount: number === null ? null : { unit: 'years', number },
    confidence,
  })
const decide = (talk: Conversation, id: string, decision: 'confirmed' | 'rejected') =>
  talk.add({ type: 'intake.decided', data: { id, decision, value: null } })
const propose = (talk: Conversation, ...conclusions: Parameters<typeof proposeInsights>[2]) =>
  proposeInsights(talk.state, talk.lastTurn(), conclusions).map(({ id, conclusion }) => [id, conclusion.value])

describe('what is put to the candidate', () => {
  test('[IN14] each thing once: with its number where one was named, otherwise as it was read most surely', () => {
    const talk = new Conversation().ask('domain').answer()
    expect(propose(talk, law('Contracts', null, 0.9), law('Contract law, 6 years', 6, 0.5))).toEqual([
      ['1.1', 'Contract law, 6 years'],
    ])
    expect(propose(talk, law('a', 6, 0.5), law('b', 6, 0.9), law('c', 6, 0.7))).toEqual([['1.1', 'b']])
    expect(propose(talk, draw('tools', 'Excel'), draw('tools', ' excel. '), draw('tools', 'R'))).toEqual([
      ['1.1', 'Excel'],
      ['1.2', 'R'],
    ])
    expect(propose(talk, draw('tools', 'R'), draw('domain', 'R'))).toHaveLength(2)
  })

  test('[IN14] what stands already is not proposed again, decided or not', () => {
    const talk = new Conversation().ask('role').answer().conclude(law('Contract law', 6)).ask('domain').answer()
    expect(propose(talk, law('Contracts', 6), law('Contracts', null, 1))).toEqual([])
    decide(talk, '1.1', 'confirmed')
    expect(propose(talk, law('Contracts', 6, 1))).toEqual([])
  })

  test('[IN14] a number that was missing is proposed, and what stands keeps its place until the candidate decides', () => {
    const talk = new Conversation().ask('role').answer().conclude(law('Contract law', null)).ask('domain').answer()
    expect(propose(talk, law('Contract law, 6 years', 6))).toEqual([['2.2', 'Contract law, 6 years']])
    talk.conclude(law('Contract law, 6 years', 6))
    expect(talk.state.insights.map(({ id }) => id)).toEqual(['1.1', '2.2'])
    expect(propose(talk, law('Contract law', null, 1))).toEqual([])
  })

  test('[IN14] two numbers for one thing both stand, for the candidate to settle', () => {
    const talk = new Conversation().ask('role').answer().conclude(law('6 years', 6)).ask('domain').answer()
    expect(propose(talk, law('3 years', 3, 1))).toEqual([['2.2', '3 years']])
    expect(talk.conclude(law('3 years', 3, 1)).state.insights.map(({ value }) => value)).toEqual(['6 years', '3 years'])
  })

  test('[IN15] what was rejected does not come back in the same words, but may in others', () => {
    const talk = decide(new Conversation().ask('role').answer().conclude(law('Contract law', null)), '1.1', 'rejected')
    talk.ask('domain').answer()
    expect(propose(talk, law('contract  law!', 4))).toEqual([])
    expect(propose(talk, law('Contract law, 4 years', 4))).toEqual([['2.2', 'Contract law, 4 years']])
  })

  test('[IN16] ids are never used twice: not after a correction, and not after a deletion', () => {
    const talk = new Conversation()
      .ask('tools')
      .answer('R and Excel')
      .conclude(draw('tools', 'R'))
      .conclude(draw('tools', 'Excel'))
    talk.add({ type: 'intake.corrected', data: { turnId: '1', text: 'R' } })
    expect(propose(talk, draw('tools', 'R'))).toEqual([['1.3', 'R']])
    talk.conclude(draw('tools', 'R')).add({ type: 'intake.deleted', data: {} })
    expect(talk.state).toMatchObject({ turns: [], insights: [], choices: null, isDeleted: true })
    talk.ask('tools').answer()
    expect(propose(talk, draw('tools', 'R'))).toEqual([['2.4', 'R']])
  })

  test('[IN16] evidence belongs to the turn that was answered, whoever extracted it', () => {
    const talk = new Conversation().ask('role').answer()
    const strange = draw('tools', 'R', { evidence: { turnId: '99', start: 0, end: 1 } })
    expect(proposeInsights(talk.state, '1', [strange])[0]?.conclusion.evidence).toEqual({
      turnId: '1',
      start: 0,
      end: 1,
    })
  })
})

describe('profile updates', () => {
  test('[IN17] confirmed insights that belong in a profile, in the language of the conversation, chosen or not', () => {
    const fill = (language: string) => {
      const talk = new Conversation(language).ask('domain').answer()
      talk.conclude(law('Contract law', null)).conclude(draw('tools', 'R')).conclude(draw('tools', 'Excel'))
      talk.conclude(draw('availability', '20 hours')).conclude(draw('avoid', 'Gore'))
      for (const id of ['1.1', '1.2', '1.4', '1.5']) decide(talk, id, 'confirmed')
      return talk.add({ type: 'intake.update-chosen', data: { id: '1.2', isChosen: true } })
    }
    expect(updatesOf(fill('en').state)).toEqual([
      { insightId: '1.1', text: 'Field: Contract law', isChosen: false },
      { insightId: '1.2', text: 'Tool: R', isChosen: true },
    ])
    expect(updatesOf(fill('es').state).map(({ text }) => text)).toEqual(['Campo: Contract law', 'Herramienta: R'])
    expect(updatesOf(decide(fill('en'), '1.2', 'rejected').state).map(({ insightId }) => insightId)).toEqual(['1.1'])
  })
})
