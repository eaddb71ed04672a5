import { describe, expect, it } from 'vitest'
import type { RankingKey } from '../../../shared/pack/keys/ranking.ts'
import { countWords } from '../../../shared/pack/response.ts'
import { plainStimuli } from '../../../shared/pack/stimulus.ts'
import { splitSentences } from '../../../shared/scoring/sentences.ts'
import { tokenize } from '../../../shared/scoring/tokens.ts'
import { listItemsOf, nameOf } from '../scoring/gaming/keyed-items.ts'

const subjects = listItemsOf<RankingKey>('preference-ranking').filter(({ pack }) => pack !== 'sample')
type Subject = (typeof subjects)[number]

const stimuli = ({ item }: Subject) => plainStimuli(item)
const responses = (subject: Subject) => stimuli(subject).filter(({ id }) => id.startsWith('response-'))
const wordsIn = (subject: Subject) => stimuli(subject).reduce((sum, { text }) => sum + countWords(text), 0)
const bestOf = ({ key }: Subject) => key.goldOrder[0]?.join()
const cloneOf = ({ item, pack }: Subject) =>
  subjects.find((other) => other.item.shell === item.shell && other.pack !== pack)
const cases = subjects.map((subject) => [nameOf(subject), subject] as const)

describe.each(cases)('%s', (_name, subject) => {
  it('has responses of 60 to 110 words, of which the longest is not the best', () => {
    const lengths = responses(subject).map(({ id, text }) => ({ id, words: countWords(text) }))
    const longest = lengths.toSorted((left, right) => right.words - left.words)[0]
    expect(lengths.filter(({ words }) => words < 60 || words > 110)).toEqual([])
    expect(longest?.id).not.toBe(bestOf(subject))
  })

  it('differs from its clone by at most 15 % in length, and in the place of the best response', () => {
    const clone = cloneOf(subject)
    if (clone === undefined) throw new Error('it has no clone')
    expect(Math.abs(wordsIn(subject) / wordsIn(clone) - 1)).toBeLessThanOrEqual(0.15)
    expect(bestOf(subject)).not.toBe(bestOf(clone))
    const shape = ({ item, key }: Subject) => [
      item.fields,
      key.goldOrder.map((group) => group.length),
      key.claims.length,
      key.falseClaims.length,
      key.thresholds,
    ]
    expect(shape(subject)).toEqual(shape(clone))
  })
})

describe('the limit of six sentences', () => {
  it.each(cases.filter(([, { item }]) => item.shell === 'same-facts-other-length'))(
    'is kept by two responses and broken by two in %s, as its key says',
    (_name, subject) => {
      const counts = Object.fromEntries(
        responses(subject).map(({ id, text }) => [id, splitSentences(text, tokenize(text)).length]),
      )
      const [best, long, loud, wrong] = subject.key.goldOrder.flat().map((id) => counts[id])
      expect([best, long, loud, wrong]).toEqual([6, 10, 9, 6])
    },
  )
})
