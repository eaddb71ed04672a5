import { describe, expect, it } from 'vitest'
import { plainStimuli } from '../../../shared/pack/stimulus.ts'
import { findClaims } from '../../../shared/scoring/claims.ts'
import { findFlip } from '../../../shared/scoring/flips.ts'
import { indexStimuli } from '../../../shared/scoring/quotes.ts'
import { readField } from '../../../shared/scoring/reading.ts'
import { readSubjects } from '../../../shared/scoring/subjects.ts'
import { itemAndKey } from './sample.ts'

const { item, key } = itemAndKey('garden-notice')
const labels = ['a', 'b', 'c', 'd'].map((letter) => ({ id: `response-${letter}`, letter }))
const readingOf = (text: string) => readField('justification', text, indexStimuli(plainStimuli(item)), new Set())

function read(text: string) {
  if (key.type !== 'preference-ranking') throw new Error('the sample item is a ranking')
  const reading = readingOf(text)
  const subjects = readSubjects(reading, labels)
  const report = findClaims({ reading, subjects, stimuli: plainStimuli(item) }, key)
  return {
    claims: report.claims.map(({ statement }) => statement.id),
    untrue: report.falseClaims.map(({ statement }) => statement.id),
    misattributed: subjects.misattributed.length,
  }
}

const flipOf = (text: string) => {
  if (key.type !== 'preference-ranking') throw new Error('the sample item is a ranking')
  const { share, words } = findFlip(readingOf(text), key, labels)
  return [share, words]
}

describe('findClaims', () => {
  it.each([
    ['Response A mentions a fine but D does not mention fines.', ['d-no-fines', 'a-fines']],
    ['D is better than A because it is friendly to people.', ['d-friendly']],
    ['Unlike A, D does not mention fines at all.', ['d-no-fines']],
    ['D and C both give the right times.', ['d-times', 'c-times']],
    ['The tone of C is cold to the reader.', ['c-cold']],
    ['I like C. It is too strict for this garden.', ['c-cold']],
    ['A "may have to pay a small fine" is in there too.', ['a-fines']],
    ['A notice with a fine is what the user did not want.', []],
    ['fines rules friendly times Dana cold strict', []],
  ])('reads “%s”', (text, claims) => {
    expect(read(text)).toEqual({ claims, untrue: [], misattributed: 0 })
  })

  it('counts what is not true of a response', () => {
    expect(read('Response A does not mention fines, and Response B has the right times.').untrue).toEqual([
      'a-no-fines',
      'b-right-times',
    ])
  })

  it.each([
    'Response A looks cold at first, and D is friendly to its readers.',
    'Response A keeps all the rules except the last one of them.',
    'Response A follows every rule but one, and that is about fines.',
  ])('takes no hedge for an untrue statement: “%s”', (text) => {
    expect(read(text).untrue).toEqual([])
  })

  it('reads short notes under a name, and “both” as the two that were named last', () => {
    expect([
      read('A: warm, mentions fines.').claims,
      read('I put D before A. Both give the right times to people.').claims,
    ]).toEqual([
      ['a-fines', 'a-warm'],
      ['d-times', 'a-times'],
    ])
  })

  it('gives no credit for saying a thing and its contrary', () => {
    expect(read('Response A mentions fines and Response A does not mention fines.').claims).toEqual([])
  })

  it('does not take the user’s wish for a statement about a response', () => {
    expect(read('A is warm to its readers, and the user asked for no mention of fines.').untrue).toEqual([])
  })

  it('does not count a quote under the wrong name', () => {
    expect(read('Response D says "may have to pay a small fine" to people.')).toEqual({
      claims: [],
      untrue: [],
      misattributed: 1,
    })
  })
})

describe('findFlip', () => {
  it('takes an order to change something for a condition', () => {
    expect(flipOf('With fines allowed in the notice, A is the first.')[0]).toBe(1)
  })

  it('gives whole credit for a change with the response that it moves, half without, none for no change', () => {
    expect([
      flipOf('If fines were allowed, I would put A first.'),
      flipOf('If fines were allowed, I would change my order.'),
      flipOf('Nothing would change my order of the responses.'),
    ]).toEqual([
      [1, 'If fines may be mentioned, Response A moves up.'],
      [0.5, 'If fines may be mentioned, Response A moves up, but the answer does not say that it moves.'],
      [0, 'Named no change that would turn the order.'],
    ])
  })
})
