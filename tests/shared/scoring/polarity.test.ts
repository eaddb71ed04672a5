import { describe, expect, it } from 'vitest'
import { decidePolarity } from '../../../shared/scoring/polarity.ts'
import { tokenize } from '../../../shared/scoring/tokens.ts'

const polarityOf = (...scopes: readonly string[]) => decidePolarity(scopes.map((scope) => tokenize(scope)))

describe('decidePolarity', () => {
  it.each([
    'The year is wrong.',
    'This is not correct.',
    'It isn’t right, the sheet says 2013.',
    'It should be 2013.',
    'The survey was made up.',
    'The correct year is 2013, but it says 2015.',
  ])('reads “%s” as calling it wrong', (text) => {
    expect(polarityOf(text)).toBe('asserts')
  })

  it.each([
    'The year is correct.',
    'Both are right.',
    'There is no problem with the fee.',
    'This is not an error.',
    'The survey is not invented.',
    'The response invents no survey.',
    'It correctly gives the year.',
    'It agrees with the fact sheet.',
    'It does not contradict the sheet.',
    'There is nothing wrong here.',
  ])('reads “%s” as calling it right', (text) => {
    expect(polarityOf(text)).toBe('denies')
  })

  it('believes the nearest scope that speaks clearly', () => {
    expect([
      polarityOf('the fee is right', 'the fee is right but the year is wrong'),
      polarityOf('the year', 'it is wrong'),
    ]).toEqual(['denies', 'asserts'])
  })

  it('takes no side where nothing is said', () => {
    expect(polarityOf('The library has tools.')).toBe('neutral')
  })
})
