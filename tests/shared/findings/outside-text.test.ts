import { describe, expect, test } from 'vitest'
import { createEventList } from '../../fixtures/events.ts'
import { ask, begin, cover, leave, outside, typed } from './attempts.ts'

describe('external-paste-share', () => {
  test('finds a response of which more than 30 % came from outside, and names the pastes', () => {
    const list = begin().edit('typed', 0, 0, typed).edit('pasted', 0, 0, outside)
    const seq = list.last()
    expect(ask(list, 'external-paste-share')).toMatchObject({
      answer: 'found',
      inputs: [seq],
      words: '1 response with much text from outside, 90 characters in all; the largest share is 59 %.',
    })
  })

  test('finds text from outside that was reworked, and not what was pasted and removed, or trimmed to a phrase', () => {
    const own = typed.repeat(5).slice(0, 300)
    const reworked = begin().edit('typed', 0, 0, own).edit('pasted', 0, 0, outside.repeat(4))
    reworked.edit('deleted', 0, 260, '')
    const removed = begin().edit('typed', 0, 0, own).edit('pasted', 0, 0, outside.repeat(9))
    removed.edit('undone', 0, outside.length * 9, '')
    const phrase = begin().edit('typed', 0, 0, own).edit('pasted', 0, 0, outside.repeat(9))
    phrase.edit('deleted', 0, outside.length * 9 - 40, '')
    expect([reworked, removed, phrase].map((list) => ask(list, 'external-paste-share').answer)).toEqual([
      'found',
      'not-found',
      'not-found',
    ])
  })

  test('does not find own text that was moved, quotations, undone and redone text or short responses', () => {
    const moved = begin()
      .edit('typed', 0, 0, typed.repeat(2))
      .edit('moved', 0, 60, '')
      .edit('moved', 20, 0, typed.repeat(2).slice(0, 60))
    const cut = begin().edit('typed', 0, 0, typed.repeat(2)).copyAnswer(0, 63, 0, true).edit('cut', 0, 63, '')
    cut.edit('pasted', 0, 0, typed, 1).edit('typed', 0, 0, typed, 1)
    const quoted = begin()
      .edit('typed', 0, 0, typed.repeat(2))
      .edit('pasted', 0, 0, 'They were first kept in 1851, by Langstroth.')
    const undone = begin()
      .edit('typed', 0, 0, typed.repeat(3))
      .edit('undone', 0, 189, '')
      .edit('redone', 0, 0, typed.repeat(3))
    const short = begin().edit('pasted', 0, 0, outside)
    expect([moved, cut, quoted, undone, short].map((list) => ask(list, 'external-paste-share').answer)).toEqual(
      Array(5).fill('not-found'),
    )
  })

  test('cannot tell where own copies could not be seen before the paste, while answering', () => {
    const paste = (list: ReturnType<typeof begin>) => list.edit('typed', 0, 0, typed).edit('pasted', 0, 0, outside)
    const late = cover(createEventList().start().open(), ['clipboard']).wait(60_000)
    late.add('sensor.covered', { sensor: 'clipboard', state: 'on', reason: 'There.' }).add('assessment.started', {})
    const answers = [paste(begin(['clipboard']).wait(20_000)), paste(late)].map((list) =>
      ask(list, 'external-paste-share'),
    )
    expect(answers.map(({ answer }) => answer)).toEqual(['cannot-tell', 'found'])
    expect(answers[0]?.inputs).toHaveLength(1)
  })

  test('a moment of blindness is enough to copy in, unless the page itself was gone', () => {
    const off = (list: ReturnType<typeof begin>, sensor: 'clipboard' | 'edits') =>
      list.add('sensor.covered', { sensor, state: 'off', reason: 'The page is loading.' })
    const on = (list: ReturnType<typeof begin>, sensor: 'clipboard' | 'edits') =>
      list.add('sensor.covered', { sensor, state: 'on', reason: 'There.' })
    const paste = (list: ReturnType<typeof begin>) => list.edit('typed', 0, 0, typed).edit('pasted', 0, 0, outside)
    const moment = paste(on(off(begin(), 'clipboard').wait(400), 'clipboard'))
    const atOnce = paste(off(begin(), 'clipboard'))
    const failed = paste(on(on(off(off(begin(), 'clipboard'), 'edits').wait(900), 'edits'), 'clipboard'))
    expect([moment, atOnce, failed].map((list) => ask(list, 'external-paste-share').answer)).toEqual([
      'cannot-tell',
      'cannot-tell',
      'found',
    ])
  })

  test('cannot tell while an assistive program ran, which may paste what is dictated', () => {
    const list = begin()
      .add('assistive.changed', { isOn: true })
      .edit('typed', 0, 0, typed)
      .edit('pasted', 0, 0, outside)
    expect(ask(list, 'external-paste-share').answer).toBe('cannot-tell')
  })
})

describe('paste-after-departure', () => {
  /** Leaves, comes back and pastes `chars` after `afterMs`. */
  const fetch = (list: ReturnType<typeof begin>, chars: number, afterMs = 4_000) => {
    list.wait(30_000).add('focus.lost', { cause: 'other-window', isFullscreen: false, isVisible: true })
    const lossSeq = list.last()
    list.wait(12_000).add('focus.regained', { lossSeq, awayMs: 12_000 }).wait(afterMs)
    return list.edit('pasted', 0, 0, `${outside.repeat(5)}`.slice(0, chars))
  }

  test('finds much text soon after a departure, or some text twice', () => {
    const much = fetch(begin(), 350)
    const twice = fetch(fetch(begin(), 60), 70)
    expect([much, twice].map((list) => ask(list, 'paste-after-departure'))).toMatchObject([
      { answer: 'found', inputs: [much.last() - 3, much.last() - 1] },
      { answer: 'found', measures: [{ value: 2 }, { value: 130 }] },
    ])
  })

  test('does not find one short text, text long after, text before a departure, or text that is gone', () => {
    const once = fetch(begin(), 120)
    const spellings = fetch(fetch(fetch(begin(), 12), 9), 20)
    const long = fetch(begin(), 350, 40_000)
    const before = begin().edit('pasted', 0, 0, outside.repeat(5))
    leave(before, 12_000)
    const gone = fetch(begin(), 350).edit('deleted', 0, 350, '')
    expect([once, spellings, long, before, gone].map((list) => ask(list, 'paste-after-departure').answer)).toEqual(
      Array(5).fill('not-found'),
    )
  })

  test('cannot tell without the focus or the clipboard, where there is much text from outside at all', () => {
    const lists = [
      begin(['focus']).edit('pasted', 0, 0, outside.repeat(4)),
      fetch(begin(['clipboard']), 350),
      begin(['focus', 'clipboard']).edit('typed', 0, 0, typed),
    ]
    expect(lists.map((list) => ask(list, 'paste-after-departure').answer)).toEqual([
      'cannot-tell',
      'cannot-tell',
      'not-found',
    ])
  })
})
