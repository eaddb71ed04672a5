import { describe, expect, test } from 'vitest'
import { bank, wordsOf } from '../../../shared/intake/bank/bank.ts'
import { bannedIn } from '../../../shared/intake/bank/banned.ts'
import { probeOf, probeQuestions } from '../../../shared/intake/bank/probes.ts'
import { readQuestions } from '../../../shared/intake/bank/question.ts'
import { slotNames } from '../../../shared/intake/model.ts'
import { concepts } from '../../../shared/intake/taxonomy/taxonomy.ts'

describe('the bank', () => {
  test('[IN13] no question touches age, health, family, emotion, accent, religion, nationality, or the like', () => {
    const found = [...bank.values()].flatMap(({ id, en, es }) =>
      [en, es].flatMap((text) => bannedIn(text) ?? []).map((word) => `${id}: ${word}`),
    )
    expect(found).toEqual([])
    for (const text of [
      'How old are you?',
      'What is your age?',
      '¿Qué edad tiene?',
      '¿Es su lengua materna?',
      'Are you a native speaker?',
    ])
      expect([text, bannedIn(text)]).not.toEqual([text, null])
  })

  test.each([...bank.values()])('[IN13] $id asks in both languages, in at most 200 characters', ({ id, en, es }) => {
    expect(id).toMatch(/^[a-z]+\.[a-z]+$/)
    expect(en).toMatch(/\?$/)
    expect(es).toMatch(/¿[^¿?]+\?$/)
    expect(en).not.toContain('¿')
    for (const text of [en, es]) {
      expect(text.length).toBeGreaterThan(30)
      expect(text.length).toBeLessThanOrEqual(200)
      expect([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1])).toEqual(
        id.endsWith('.clarify') ? ['earlier', 'later'] : [],
      )
    }
    expect(en).not.toBe(es)
  })

  test('[IN13] every slot can be opened and asked about once more', () => {
    for (const slot of slotNames)
      for (const kind of ['opening', 'reask']) expect(bank.has(`${slot}.${kind}`)).toBe(true)
    expect(new Set([...bank.values()].flatMap(({ en, es }) => [en, es])).size).toBe(bank.size * 2)
  })

  test('[IN7] every probe has a field, and every field of knowledge that is common has a probe', () => {
    const reached = new Set(concepts.map(({ id }) => probeOf(id)))
    for (const id of probeQuestions.keys()) expect([id, reached.has(id)]).toEqual([id, true])
    const without = concepts.filter(({ id, kind }) => kind === 'domain' && probeOf(id) === null).map(({ id }) => id)
    expect(without).toEqual(['security', 'sports', 'tourism'])
    expect([probeOf('law.contract'), probeOf('lawn'), probeOf('language.es')]).toEqual([
      'probe.law',
      null,
      'probe.language',
    ])
    expect(probeOf('health.pharmacy')).toBe('probe.medicine')
    expect(probeOf('health.nursing')).toBe('probe.care')
  })

  test('words that hold braces or signs of patterns come through as they were said', () => {
    expect(wordsOf('tools.clarify', 'en', { earlier: '$& {later}', later: 'R' })).toContain('“$& {later}” and also “R”')
    expect(wordsOf('tools.unknown', 'en')).toBe(null)
  })

  test('a malformed line is a fault of the program', () => {
    expect(() => readQuestions('a.b | English?')).toThrow('malformed question: a.b | English?')
    expect(() => readQuestions('a.b | English? | ¿Español? | more')).toThrow('malformed question')
  })
})
