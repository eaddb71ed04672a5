import { describe, expect, it } from 'vitest'
import { findQuotes, indexStimuli, sourcesOf } from '../../../shared/scoring/quotes.ts'
import { tokenize } from '../../../shared/scoring/tokens.ts'

const index = indexStimuli([
  { id: 'left', text: 'We opened in March 2015 in an old fire station. The survey came later.' },
  { id: 'right', text: 'They opened in March 2015, and the pump is weak.' },
])
const found = (text: string) => {
  const tokens = tokenize(text)
  return findQuotes(tokens, index).map((quote) => [
    text.slice(tokens[quote.from]?.from, tokens[quote.to - 1]?.to),
    sourcesOf(quote),
  ])
}

describe('findQuotes', () => {
  it('matches the words, not the quotation marks, punctuation, case or invisible characters', () => {
    expect(found('It says WE opened, in “Mar\u200bch 2015” which is wrong')).toEqual([
      ['WE opened, in “Mar\u200bch 2015', ['left']],
    ])
  })

  it('needs four words in a row', () => {
    expect(found('opened in March 2013; an old fire engine')).toEqual([])
  })

  it('names every stimulus that holds the whole run', () => {
    expect(found('opened in March 2015')).toEqual([['opened in March 2015', ['left', 'right']]])
  })

  it('leaves a word after the closing quotation mark to the candidate', () => {
    expect(found('"in an old fire station" The sheet')).toEqual([['in an old fire station', ['left']]])
  })

  it('leaves the words before a quotation mark to the candidate, when the quote reaches further without them', () => {
    const page = indexStimuli([
      { id: 'one', text: 'Welcome, and boards are provided for all.' },
      { id: 'two', text: 'Boards are provided, so bring nothing.' },
    ])
    const tokens = tokenize('It has the day and "Boards are provided, so bring nothing" too.')
    expect(findQuotes(tokens, page).map((quote) => [tokens[quote.from]?.text, sourcesOf(quote)])).toEqual([
      ['boards', ['two']],
    ])
  })

  it('does not let a chance word before a quotation mark choose between two responses', () => {
    expect(found('I read and "They opened in March 2015, and the pump is weak"')).toHaveLength(1)
    expect(found('There it is: in "opened in March 2015" both agree')).toEqual([
      ['opened in March 2015', ['left', 'right']],
    ])
    const both = indexStimuli([
      { id: 'left', text: 'Tents are provided, and beginners are always welcome.' },
      { id: 'right', text: 'It is true that beginners are always welcome.' },
    ])
    const tokens = tokenize('It says "tents" and "beginners are always welcome".')
    expect(findQuotes(tokens, both).map(sourcesOf)).toEqual([['left', 'right']])
  })

  it('calls a run of more than 45 words pasted', () => {
    const long = Array.from({ length: 60 }, (_, at) => `word${at}`).join(' ')
    const quotes = findQuotes(tokenize(long), indexStimuli([{ id: 'long', text: long }]))
    expect(quotes.map(({ from, to, isPaste }) => ({ from, to, isPaste }))).toEqual([
      { from: 0, to: 120, isPaste: true },
    ])
  })
})
