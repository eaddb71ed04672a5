import { describe, expect, test } from 'vitest'
import { countFindings, deriveFindings } from '../../../shared/findings/derive.ts'
import { ruleSets } from '../../../shared/findings/rule-sets.ts'
import type { Policy } from '../../../shared/policy/policy.ts'
import { createEventList, smallPack } from '../../fixtures/events.ts'
import { ask as askRule, begin, cover, type List, leave, outside, policy, typed } from './attempts.ts'

/** The first rule set stays runnable, and answers as it did when it was in force. */
const [first] = ruleSets
const ask = (list: List, rule: string, under: Policy = policy) => askRule(list, rule, under, first)

describe('external-paste-share', () => {
  test('finds a response of which more than 30 % came from outside, and names the pastes', () => {
    const list = begin().edit('typed', 0, 0, typed).edit('pasted', 0, 0, outside)
    const seq = list.last()
    const finding = ask(list, 'external-paste-share')
    expect(finding).toMatchObject({
      answer: 'found',
      inputs: [seq],
      words: '1 response with more than 30 % from outside, 90 characters in all; the largest share is 59 %.',
    })
  })

  test('does not find short responses, small shares or quotations of the stimulus', () => {
    const short = begin().edit('pasted', 0, 0, outside)
    const small = begin().edit('typed', 0, 0, typed.repeat(9)).edit('pasted', 0, 0, outside)
    const quote = begin()
      .edit('typed', 0, 0, typed)
      .edit('pasted', 0, 0, 'They were first kept in 1851, by Langstroth.')
    expect([short, small, quote].map((list) => ask(list, 'external-paste-share').answer)).toEqual([
      'not-found',
      'not-found',
      'not-found',
    ])
  })

  test('cannot tell where copies could not be seen, since own text may then look external', () => {
    const list = begin(['clipboard']).edit('typed', 0, 0, typed).edit('pasted', 0, 0, outside)
    expect(ask(list, 'external-paste-share')).toMatchObject({
      answer: 'cannot-tell',
      coverage: [
        { sensor: 'edits', isEnough: true },
        { sensor: 'clipboard', isEnough: false, reasons: ['Not there.'] },
      ],
    })
  })
})

describe('focus-loss', () => {
  test('tolerates what the policy tolerates', () => {
    const list = begin()
    leave(list, 9_000)
    expect(ask(list, 'focus-loss')).toMatchObject({
      answer: 'not-found',
      words: '1 departure, within what the policy tolerates.',
    })
  })

  test('finds a second short departure and counts both', () => {
    const list = begin()
    const inputs = [leave(list, 4_000), leave(list, 5_000)]
    expect(ask(list, 'focus-loss')).toMatchObject({
      answer: 'found',
      inputs,
      words: 'Another window was in front 2 times, 9.0 s in all.',
    })
  })

  test('finds one long departure and leaves the tolerated one out', () => {
    const list = begin()
    leave(list, 4_000)
    const long = leave(list, 41_000)
    expect(ask(list, 'focus-loss')).toMatchObject({ answer: 'found', inputs: [long] })
  })

  test('does not count own dialogs, nor departures before the assessment', () => {
    const early = createEventList().start().open()
    leave(early, 90_000)
    cover(early)
    early.add('assessment.started', {})
    leave(early, 90_000, 'own-dialog')
    expect(ask(early, 'focus-loss').answer).toBe('not-found')
  })

  test('a suspension, a fault or an interruption next to a departure explains it', () => {
    const asleep = begin().wait(5_000).add('focus.lost', { cause: 'unknown', isFullscreen: false, isVisible: true })
    const lossSeq = asleep.last()
    asleep
      .wait(1_000)
      .add('power.suspended', {})
      .wait(600_000)
      .add('power.resumed', { gapMs: 600_000, isInferred: false })
    asleep.wait(1_000).add('focus.regained', { lossSeq, awayMs: 602_000 })
    const crashed = begin().wait(50_000).add('focus.lost', { cause: 'unknown', isFullscreen: false, isVisible: true })
    crashed.wait(20_000).add('network.changed', { isReachable: true, detail: '' }).start(30_000)
    cover(crashed)
    const answers = [asleep, crashed].map((list) => ask(list, 'focus-loss'))
    expect(answers.map(({ answer, inputs, explainedBy }) => [answer, inputs, explainedBy.length > 0])).toEqual([
      ['not-found', [], true],
      ['not-found', [], true],
    ])
  })

  test('cannot tell without the sensor, and does not count against a waiver', () => {
    const waived: Policy = {
      ...policy,
      waived: [{ sensor: 'focus', reason: 'A screen magnifier needs its own window.' }],
    }
    const list = begin()
    leave(list, 90_000)
    expect([ask(begin(['focus']), 'focus-loss'), ask(list, 'focus-loss', waived)]).toMatchObject(
      [{ answer: 'cannot-tell' }, { answer: 'cannot-tell', inputs: [], words: /screen magnifier/ }].map((expected) => ({
        ...expected,
        ...(expected.words ? { words: expect.stringMatching(expected.words) } : {}),
      })),
    )
  })
})

describe('unattributed-text and clock-jump', () => {
  test('finds text that nothing explains, above what an editor may do by itself', () => {
    const some = begin().edit('unexplained', 0, 0, 'x'.repeat(50))
    const more = begin().edit('unexplained', 0, 0, 'x'.repeat(51))
    expect([some, more].map((list) => ask(list, 'unattributed-text').answer)).toEqual(['not-found', 'found'])
  })

  test('cannot tell about unexplained text while edits could not be seen', () => {
    const list = begin(['edits']).edit('unexplained', 0, 0, 'x'.repeat(500))
    expect(ask(list, 'unattributed-text').answer).toBe('cannot-tell')
  })

  test('finds a clock that was set, unless the computer slept', () => {
    const set = begin().skew(-3_600_000).add('clock.jumped', { deltaMs: -3_600_000 })
    const slept = begin()
      .add('power.suspended', {})
      .skew(600_000)
      .add('power.resumed', { gapMs: 600_000, isInferred: true })
    slept.wait(500).add('clock.jumped', { deltaMs: 600_000 })
    const small = begin().skew(2_000).add('clock.jumped', { deltaMs: 2_000 })
    expect([set, slept, small].map((list) => ask(list, 'clock-jump').answer)).toEqual([
      'found',
      'not-found',
      'not-found',
    ])
  })
})

test('results count by answer', () => {
  const list = begin(['focus']).edit('unexplained', 0, 0, 'x'.repeat(99)).wait(60_000).add('attempt.submitted', {})
  expect(countFindings(deriveFindings(list.events, smallPack, policy, {}, first))).toEqual({ found: 1, cannotTell: 1 })
})
