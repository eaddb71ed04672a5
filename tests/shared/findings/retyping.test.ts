import { describe, expect, test } from 'vitest'
import { looksRetyped } from '../../../shared/findings/rules/retyping-measures.ts'
import { ask, begin, type List } from './attempts.ts'

const sentence = 'the response names a year which its own source does not give and so the claim is not supported '

/** Types `text` at the end of the field, a key at a time, with a pause before every sentence. */
function type(list: List, text: string, pauseMs = 3_000): List {
  let length = list.events.reduce(
    (sum, event) => (event.type === 'edit.made' ? sum + event.data.inserted.length - event.data.removed : sum),
    0,
  )
  for (const char of text) {
    if (length % sentence.length === 0) list.wait(pauseMs)
    list.wait(120).edit('typed', length, 0, char)
    length += 1
  }
  return list
}

describe('retyping', () => {
  test('finds a long text that came in one go with short pauses, and calls it weak', () => {
    const finding = ask(type(begin(), sentence.repeat(7)), 'retyping')
    expect(finding).toMatchObject({
      answer: 'found',
      measures: [
        { name: 'Put in before other text', value: 0, counts: 'up-to' },
        { name: 'Left of what was put in', value: 1 },
        { name: 'Mean pause', value: 3_120, counts: 'up-to' },
      ],
    })
    expect(finding.words).toMatch(/^A weak signal, for a person to look at/)
  })

  test('is off below 100 words', () => {
    expect(ask(type(begin(), sentence.repeat(5)), 'retyping')).toMatchObject({
      answer: 'not-found',
      words: 'No response of at least 100 words was written by keys.',
    })
  })

  test('stays silent after revision, insertions or pauses to think', () => {
    const revised = type(begin(), sentence.repeat(7))
    revised.edit('deleted', 590, 72, '')
    const inserted = type(begin(), sentence.repeat(7))
    for (let at = 0; at < 12; at++) inserted.wait(100).edit('typed', 100 + at, 0, 'x')
    const thought = type(begin(), sentence.repeat(7), 14_000)
    expect([revised, inserted, thought].map((list) => ask(list, 'retyping').answer)).toEqual(Array(3).fill('not-found'))
  })

  test('is never asked of those who use assistive programs, dictation, input methods or an accommodation', () => {
    const text = sentence.repeat(7)
    const assisted = type(begin().add('assistive.changed', { isOn: true }), text)
    const accommodation = { extraTimePercent: 25, extraBreaks: 0, breakMinutes: 0, waived: [] }
    const accommodated = type(begin().add('accommodation.applied', accommodation), text)
    const dictated = type(begin(), text).edit('dictated', 0, 0, 'and this was said ')
    const composed = type(begin(), text).edit('composed', 0, 0, 'and this was composed ')
    expect([assisted, accommodated, dictated, composed].map((list) => ask(list, 'retyping'))).toMatchObject(
      Array(4).fill({ answer: 'cannot-tell', inputs: [], measures: [] }),
    )
  })

  test('each measure alone keeps it silent', () => {
    const copied = { words: 100, insertedShare: 0.01, productShare: 0.94, meanPauseMs: 8_000 }
    const others = [{ words: 99 }, { insertedShare: 0.011 }, { productShare: 0.93 }, { meanPauseMs: 8_001 }]
    expect([copied, ...others.map((other) => ({ ...copied, ...other }))].map(looksRetyped)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
  })
})
