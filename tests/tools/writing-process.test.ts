import { describe, expect, test } from 'vitest'
import { isTuned, percentiles, readEssays, report } from '../../tools/studies/writing-process.ts'

const head =
  'essayID,condition,chars_produced_inclu_spac,total_words_produced,total_process_time_secs,total_number_of_pauses_threshold2000,total_pause_time_in_secs_threshold2000,num_of_deletions,total_deletions_chars_inclu_space,num_of_insertions,total_insertions_chars_inclu_space,product_process_ratio'
const authentic = readEssays(
  `${head}\n1,authentic,2000,350,1800,60,900,50,200,10,200,0.80\n5,authentic,2000,350,1800,60,900,NA,0,0,0,0.95\n`,
  'original.csv',
)
const transcribed = readEssays(
  `${head}\n1,transcribed,1900,340,700,40,200,30,30,0,0,0.97\n5,transcribed,1900,340,700,40,200,30,30,3,4,0.95\n`,
  'transcribed.csv',
)

describe('the study of writing processes', () => {
  test('reads essays in the units of the rule, and a missing feature as none', () => {
    expect(authentic[0]).toEqual({
      id: 1,
      words: 350,
      msPerChar: 450,
      pausesPer100Chars: 3,
      meanPauseMs: 15_000,
      productShare: 0.8,
      meanDeletionChars: 4,
      insertedShare: 0.1,
      meanInsertionChars: 20,
    })
    expect(authentic[1]?.meanDeletionChars).toBe(0)
  })

  test('names the column that a table lacks', () => {
    expect(() => readEssays('essayID\n1\n', 'original.csv')).toThrow('original.csv has no column total_words_produced')
  })

  test('counts what the rule finds in both conditions, and in each half by pairs', () => {
    const lines = report(authentic, transcribed)
    expect(lines[2]).toBe('| all | `retyping` | 2 of 2, 100.0 % (34.2 to 100.0) | 0 of 2, 0.0 % (0.0 to 65.8) |')
    expect(lines[3]).toMatch(/^\| all \| no insertion, product over 93 % \| 1 of 2, .* \| 1 of 2, /)
    expect([1, 3, 5, 7].map((id) => isTuned({ id }))).toEqual([true, false, true, false])
  })

  test('gives percentiles', () => {
    expect(percentiles(authentic, ({ productShare }) => productShare)).toEqual([0.8, 0.95, 0.95])
  })
})
