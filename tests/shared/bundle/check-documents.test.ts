import { describe, expect, it } from 'vitest'
import { checkDocuments, documentDigest } from '../../../shared/bundle/check-documents.ts'
import { attemptOpened, testPrimitives } from '../journal/build-journal.ts'

const digest = (text: string) => documentDigest(testPrimitives, text)
const opened = attemptOpened.type === 'attempt.opened' ? attemptOpened.data : null

describe('a document', () => {
  it('has one digest, whatever its white space, escapes and order of keys', () => {
    const spellings = ['{"a":[1,{"b":"é: \\" x"}],"c":null}', '{ "c" : null,\n"a": [1.0, {"b": "\\u00e9: \\" x"}] }']
    expect(new Set(spellings.map(digest)).size).toBe(1)
    expect(digest('{"a":[1,{"b":"é: \\" y"}],"c":null}')).not.toBe(digest(spellings[0] ?? ''))
  })

  it('of nothing but an empty object is the digest of the one byte a0', () => {
    expect(digest('{}')).toBe('c19a797fa1fd590cd2e5b42d1cf5f246e29b91684e2f87404b81dc345c7a56a0')
  })

  it('[B6] that is no JSON, or has a key twice, has none', () => {
    const cases = ['', '{"a":1', '{"a":1,"a":1}', '{"a":1,"\\u0061":2}', '[{"x":{"a":1,"a":2}}]', '"\\ud800"']
    expect(cases.map(digest)).toEqual(cases.map(() => null))
  })

  it('[B7] is compared with the digest that the attempt was opened with', () => {
    if (opened === null) throw new Error('a test event')
    const documents = { pack: '{"a":1}', policy: '{"b":2}', consent: '{' }
    const names = { ...opened, packDigest: digest('{"a":1}') ?? '' }
    const states = (facts: typeof names | null) =>
      checkDocuments(testPrimitives, documents, facts).map(({ name, state }) => [name, state])
    expect(states(names)).toEqual([
      ['pack', 'fits'],
      ['policy', 'differs'],
      ['consent', 'malformed'],
    ])
    expect(states(null)).toEqual([
      ['pack', 'closed'],
      ['policy', 'closed'],
      ['consent', 'malformed'],
    ])
    expect(checkDocuments(testPrimitives, {}, names).map(({ state }) => state)).toEqual(['absent', 'absent', 'absent'])
  })
})
