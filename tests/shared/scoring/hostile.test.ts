import { describe, expect, it } from 'vitest'
import type { FieldValue, Responses } from '../../../shared/pack/response.ts'
import { anchorOf, rateSample } from './sample.ts'

/** The longest text that a field takes, made of whatever could cost the square of its length. */
const LENGTH = 199_000
const repeat = (part: string) => part.repeat(Math.ceil(LENGTH / part.length)).slice(0, LENGTH)

const ITEMS = { 'tool-library-note': 'evaluation-5-list', 'garden-notice': 'ranking-5-fines' } as const

const cases = Object.keys(ITEMS).flatMap((item) =>
  [
    ['names', 'A and B and '],
    ['abbreviations', 'e.g. '],
    ['clock times', '6 p.m. '],
    ['lines', 'a b\n'],
    ['combining marks', '\u0301'],
    ['negations', 'not a fine '],
    ['quotes without a full stop', 'opened in March 2015 and water only before 9 a.m. or '],
    ['made-up quotes', '"nobody wrote these words here." '],
    ['half surrogates', '\ud83d'],
  ].map(([name, part]) => [name ?? '', item, part ?? ''] as const),
)

describe('a text of 199,000 units in every field', () => {
  it.each(cases)('made of %s is rated on %s in less than 10 s', (_name, item, part) => {
    const text = repeat(part)
    const { values } = anchorOf(item === 'garden-notice' ? ITEMS['garden-notice'] : ITEMS['tool-library-note'])
    const hostile: Responses = Object.fromEntries(
      Object.entries(values).map(([field, value]): [string, FieldValue] => [
        field,
        typeof value === 'string' ? text : value,
      ]),
    )
    const start = performance.now()
    const { score } = rateSample(item, hostile)
    expect([(score ?? 1) <= 2, performance.now() - start < 10_000]).toEqual([true, true])
  })
})
