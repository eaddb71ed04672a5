import { describe, expect, it } from 'vitest'
import { plainStimuli } from '../../../shared/pack/stimulus.ts'
import { findErrors } from '../../../shared/scoring/gold-errors.ts'
import { indexStimuli } from '../../../shared/scoring/quotes.ts'
import { readField } from '../../../shared/scoring/reading.ts'
import { itemAndKey } from './sample.ts'

const { item, key } = itemAndKey('tool-library-note')

function read(text: string) {
  if (key.type !== 'evaluation') throw new Error('the sample item is an evaluation')
  const report = findErrors(
    readField('problems', text, indexStimuli(plainStimuli(item)), new Set()),
    key,
    plainStimuli(item),
  )
  return {
    found: report.findings.map(({ error, credit }) => [error.id, Math.round(credit * 10) / 10]),
    alarms: report.alarms.map(({ decoy }) => decoy?.id ?? 'other'),
    denied: report.denied.map(({ id }) => id),
  }
}

describe('findErrors', () => {
  // The table of docs/formats/item-pack-v1.md, section 4.
  it.each([
    ['"We opened in March 2015" is wrong, it was 2013. Minor.', [['opening-year', 1]], []],
    ['The opening year is wrong.', [['opening-year', 0.4]], []],
    ['We opened in March 2015.', [], []],
    ['The year 2015 is correct.', [], ['opening-year']],
    ['2015 2013 year opening wrong', [], []],
  ])('reads “%s” as the format document says', (text, found, denied) => {
    expect(read(text)).toEqual({ found, alarms: [], denied })
  })

  it('takes a reason and a severity from the sentences that follow, on the same line or the next', () => {
    expect(read('"will cost you $21"\nWrong.\nOne tool can never be more than $10. Major.').found).toContainEqual([
      'late-fee',
      1,
    ])
  })

  it('does not lend one error the reason of another', () => {
    expect(read('"We opened in March 2015" is wrong. The safety talk must come before.').found).toEqual([
      ['opening-year', 0.6],
      ['power-tool', 0.7],
    ])
  })

  it('reads two verdicts in one sentence apart', () => {
    expect(read('The year 2015 is wrong but the 14 days in all are right.')).toEqual({
      found: [['opening-year', 0.4]],
      alarms: [],
      denied: [],
    })
  })

  it('counts a decoy that is called wrong, and not one that is called right after a doubt', () => {
    const texts = [
      'The 14 days in all are wrong.',
      'The 14 days in all look wrong, but they are right.',
      'I checked the 14 days in all. They are right.',
    ]
    expect(texts.map((text) => read(text).alarms)).toEqual([['fourteen-days'], [], []])
  })

  it('counts a right passage that is quoted as wrong', () => {
    expect(read('"Hand tools need no talk" is a critical error.').alarms).toEqual(['other'])
  })
})
