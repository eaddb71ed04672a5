import { describe, expect, it } from 'vitest'
import { holdsText, listFields, Pack } from '../../../shared/pack/pack.ts'
import { readPlainResponse } from '../../../shared/pack/plain-responses.ts'
import {
  completeness,
  countWords,
  type FieldValue,
  isSettable,
  type Responses,
  responsesOf,
  usedSlots,
} from '../../../shared/pack/response.ts'
import { kindsItem, plainResponse } from './kinds.ts'

const { responses: whole } = readPlainResponse(kindsItem, plainResponse)

function states(responses: Responses) {
  return Object.fromEntries(
    kindsItem.fields.map((field) => [
      field.id,
      completeness(field, responses[field.id], (slot) => String(responses[`${field.id}.${slot}`] ?? '')),
    ]),
  )
}
const stateWith = (id: string, value: FieldValue, more: Responses = {}) =>
  states({ ...whole, [id]: value, ...more })[id]
const field = (id: string) => {
  const found = kindsItem.fields.find((candidate) => candidate.id === id)
  if (found === undefined) throw new Error(`no field ${id}`)
  return found
}

describe('a plain response', () => {
  it('becomes the exact values of every kind of field', () => {
    expect(readPlainResponse(kindsItem, { id: 'mine', ...plainResponse })).toEqual({
      responses: {
        long: 'Two words',
        short: 'Two words',
        rating: 4,
        order: [['b'], ['a'], ['c']],
        choice: { chosen: ['c'] },
        several: { chosen: ['a', 'b'] },
        step: { chosen: ['2'] },
        marks: { highlights: [{ slot: 1, stimulus: 'note', from: 9, to: 22, tag: 'a' }] },
        'marks.1': 'It does not',
        rows: {
          criteria: [
            { slot: 1, points: 5 },
            { slot: 2, points: -3 },
          ],
        },
        'rows.1': 'Says the hour',
        'rows.2': 'Invents a fee',
      },
      problems: [],
    })
  })

  it('may be written in the exact form too', () => {
    expect(readPlainResponse(kindsItem, { values: whole })).toEqual({ responses: whole, problems: [] })
  })

  it('names each value that cannot be read and leaves it untouched', () => {
    const wrong = {
      long: 5,
      rating: 2.5,
      order: 'b',
      choice: 'z',
      step: 3,
      marks: [{ quote: 'no' }],
      rows: [{ txt: '' }],
    }
    const { responses, problems } = readPlainResponse(kindsItem, wrong)
    expect([responses, problems.map((problem) => problem.field)]).toEqual([
      { marks: { highlights: [] } },
      ['long', 'rating', 'order', 'choice', 'step', 'marks', 'rows'],
    ])
  })
})

describe('completeness', () => {
  it('is complete for a whole response and blank for an untouched one', () => {
    const all = (state: string) => Object.fromEntries(kindsItem.fields.map(({ id }) => [id, state]))
    expect([states(whole), states({})]).toEqual([all('complete'), all('blank')])
  })

  it('is partial while a count, a text, a tag, points or a penalty is missing', () => {
    const mark = { slot: 1, stimulus: 'note', from: 0, to: 3, tag: 'a' }
    const rows = [
      { slot: 1, points: 5 },
      { slot: 2, points: -3 },
    ]
    expect([
      stateWith('long', 'word'),
      stateWith('order', [['b'], ['a']]),
      stateWith('order', [['b', 'a'], ['c']]),
      stateWith('several', { chosen: ['a'] }),
      stateWith('marks', { highlights: [{ ...mark, tag: null }] }),
      stateWith('marks', { highlights: [mark] }, { 'marks.1': 'word' }),
      stateWith('rows', { criteria: rows.slice(0, 1) }),
      stateWith('rows', { criteria: rows.map((row) => ({ ...row, points: 5 })) }),
      stateWith('rows', { criteria: rows.map((row) => ({ ...row, points: null })) }),
      stateWith('rows', { criteria: rows }, { 'rows.2': '' }),
    ]).toEqual(Array.from({ length: 10 }, () => 'partial'))
  })
})

describe('isSettable', () => {
  it('takes the values of a whole response and null, and never sets a text', () => {
    expect(kindsItem.fields.map(({ id }) => isSettable(kindsItem, field(id), whole[id] ?? null))).toEqual([
      false,
      false,
      ...Array.from({ length: 7 }, () => true),
    ])
    expect(isSettable(kindsItem, field('rows'), null)).toBe(true)
  })

  it.each<[string, FieldValue]>([
    ['rating', 'four'],
    ['order', [['a'], ['a']]],
    ['order', [['z']]],
    ['choice', { chosen: ['a', 'b'] }],
    ['several', { chosen: ['a', 'a'] }],
    ['step', { chosen: ['3'] }],
    ['step', { chosen: ['01'] }],
    ['marks', { highlights: [{ slot: 1, stimulus: 'chat', from: 0, to: 2, tag: null }] }],
    ['marks', { highlights: [{ slot: 1, stimulus: 'note', from: 2, to: 2, tag: null }] }],
    ['marks', { highlights: [{ slot: 1, stimulus: 'note', from: 0, to: 24, tag: null }] }],
    ['marks', { highlights: [{ slot: 4, stimulus: 'note', from: 0, to: 2, tag: null }] }],
    ['marks', { highlights: [{ slot: 1, stimulus: 'note', from: 0, to: 2, tag: 'z' }] }],
    ['rows', { criteria: [1, 1].map((slot) => ({ slot, points: 1 })) }],
    ['rows', { criteria: [{ slot: 1, points: 6 }] }],
    ['rows', { highlights: [] }],
  ])('refuses for %s what it cannot hold: %j', (id, value) => {
    expect(isSettable(kindsItem, field(id), value)).toBe(false)
  })
})

describe('the field table', () => {
  const pack = Pack.parse({
    format: 'candor-item-pack',
    version: 1,
    id: 'kinds',
    family: 'kinds',
    form: 'a',
    purpose: 'assessment',
    packVersion: '1.0.0',
    title: 'Kinds',
    language: 'en',
    sections: [{ id: 'one', title: 'One', items: [kindsItem] }],
  })

  it('gives each slot a text of its own, right behind its field', () => {
    const table = listFields(pack)
    expect(table.slice(7).map((entry) => [entry.key, entry.slot, holdsText(entry)])).toEqual([
      ['kinds.marks', null, false],
      ['kinds.marks.1', 1, true],
      ['kinds.marks.2', 2, true],
      ['kinds.marks.3', 3, true],
      ['kinds.rows', null, false],
      ['kinds.rows.1', 1, true],
      ['kinds.rows.2', 2, true],
      ['kinds.rows.3', 3, true],
    ])
  })

  it('gives an item back what an attempt holds for it', () => {
    const values = Object.fromEntries(Object.entries(whole).map(([key, value]) => [`kinds.${key}`, value]))
    expect(responsesOf(kindsItem, values)).toEqual({ ...whole, 'marks.2': null, 'marks.3': null, 'rows.3': null })
    expect(usedSlots(whole.rows)).toEqual([1, 2])
  })
})

describe('countWords', () => {
  it.each([
    ['Pack two crates.', 3],
    ['by 4 p.m. on 22 May', 6],
    ['P.S. at 9.30, 10:15 or $1,240', 6],
    ['well-known to-do don’t it’s', 4],
    ['<<Our move>>\n\n- one\n- two\n', 4],
    [' - – * ! … ', 0],
    ['{"count":6,"owner":null}', 4],
    ['one.Two', 2],
    ['', 0],
  ])('counts “%s”', (text, count) => {
    expect(countWords(text)).toBe(count)
  })

  it('takes time in proportion to the text', () => {
    const start = performance.now()
    for (const part of ['1', '1.', 'a.', 'a', '’']) countWords(part.repeat(200_000))
    expect(performance.now() - start).toBeLessThan(2_000)
  })
})
