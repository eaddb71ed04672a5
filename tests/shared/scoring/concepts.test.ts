import { describe, expect, it } from 'vitest'
import { findConcept } from '../../../shared/scoring/concepts.ts'
import { tokenize } from '../../../shared/scoring/tokens.ts'

const isMet = (text: string, concept: string[][], rule: 'respect' | 'ignore' = 'respect') =>
  findConcept(tokenize(text), concept, rule).length > 0

describe('findConcept', () => {
  it('meets an alternative when all its phrases occur, in any order', () => {
    const concept = [['safety talk', 'before'], ['training']]
    expect(
      ['before the safety talk', 'the safety of a talk, before', 'no talk but training'].map((text) =>
        isMet(text, concept),
      ),
    ).toEqual([true, false, true])
  })

  it('lets a final star stand for any ending', () => {
    expect(['invented', 'inventing', 'in', 'reinvents'].map((text) => isMet(text, [['invent*']]))).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  it('does not take a negated phrase for the phrase, unless told to leave that to the polarity', () => {
    const text = 'Response D does not mention any fines'
    expect([isMet(text, [['fines']]), isMet(text, [['fines']], 'ignore'), isMet(text, [['!fines']])]).toEqual([
      false,
      true,
      true,
    ])
  })

  it('ends a negation at punctuation, at a joining word and after five words', () => {
    const texts = [
      'no, fines',
      'it is not cold and has fines',
      'not one two three four five fines',
      'not only fines',
      'avoids all fines',
    ]
    expect(texts.map((text) => isMet(text, [['!fines']]))).toEqual([false, false, false, false, true])
  })
})
