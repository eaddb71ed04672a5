import { describe, expect, it } from 'vitest'
import { splitSentences } from '../../../shared/scoring/sentences.ts'
import { tokenize } from '../../../shared/scoring/tokens.ts'

const words = (text: string) => tokenize(text).map((token) => token.text)
const sentences = (text: string) => {
  const tokens = tokenize(text)
  return splitSentences(text, tokens).map(({ from, to, paragraph }) => [
    paragraph,
    tokens
      .slice(from, to)
      .map((token) => token.text)
      .join(' '),
  ])
}

describe('tokenize', () => {
  it('reads times, sums, possessives and hyphens as a reader does', () => {
    expect(words("Before 9 a.m., the drill's 30-minute fee of $1,240.50 wasn't due; 9am")).toEqual([
      'before',
      '9',
      'am',
      'the',
      'drill',
      '30',
      'minute',
      'fee',
      'of',
      '1240.50',
      "wasn't",
      'due',
      '9',
      'am',
    ])
  })

  it('gives offsets of the text as written', () => {
    const text = 'The “ｓｕｒ\u200bvey”.'
    expect(tokenize(text).map(({ from, to }) => text.slice(from, to))).toEqual(['The', 'ｓｕｒ\u200bvey'])
  })
})

describe('splitSentences', () => {
  it('does not end a sentence at a clock time, an abbreviation or a list number', () => {
    expect(sentences('1. Water before 9 a.m. or later, e.g. at noon. It works vs. Dana! After 6 p.m. Go')).toEqual([
      [0, '1 water before 9 am or later e g at noon'],
      [0, 'it works vs dana'],
      [0, 'after 6 pm'],
      [0, 'go'],
    ])
  })

  it('ends a sentence after its quotation mark and at a line break', () => {
    expect(sentences('He said "no." Then\n- a list\n\nlast')).toEqual([
      [0, 'he said no'],
      [0, 'then'],
      [1, 'a list'],
      [2, 'last'],
    ])
  })
})
