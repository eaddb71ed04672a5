import { describe, expect, test } from 'vitest'
import { createEventList } from '../../fixtures/events.ts'
import { ask, askNow, begin, cover, type List, leave } from './attempts.ts'

const lose = (list: List, cause: 'other-window' | 'unknown' = 'other-window') => {
  list.wait(30_000).add('focus.lost', { cause, isFullscreen: false, isVisible: true })
  return list.last()
}
const regain = (list: List, lossSeq: number, awayMs: number) =>
  list.add('focus.regained', { lossSeq, awayMs }).wait(30_000)
const display = { width: 1920, height: 1080, scale: 1, isInternal: false }

describe('focus-loss', () => {
  test('tolerates one short departure, finds two, and finds a long one alone', () => {
    const one = begin()
    leave(one, 9_000)
    const two = begin()
    const inputs = [leave(two, 4_000), leave(two, 5_000)]
    const long = begin()
    leave(long, 4_000)
    const longSeq = leave(long, 41_000)
    expect([one, two, long].map((list) => ask(list, 'focus-loss'))).toMatchObject([
      { answer: 'not-found', words: '1 departure, within what the policy tolerates.' },
      { answer: 'found', inputs, words: 'Another window was in front 2 times, 9.0 s in all.' },
      { answer: 'found', inputs: [longSeq] },
    ])
  })

  test('an explanation covers only what it plausibly lasts', () => {
    const flicker = (awayMs: number) => {
      const list = begin()
      const lossSeq = lose(list)
      list.add('displays.changed', { change: 'changed', displays: [display] }).wait(awayMs)
      return regain(list, lossSeq, awayMs)
    }
    expect([flicker(15_000), flicker(25_000), flicker(600_000)].map((list) => ask(list, 'focus-loss'))).toMatchObject([
      { answer: 'not-found', explainedBy: [expect.any(Number)] },
      { answer: 'not-found' }, // what is left over is short
      { answer: 'found', words: 'Another window was in front 1 time, 9 min 40 s in all.' },
    ])
  })

  test('a night’s sleep, a locked screen and an interruption explain all that they last', () => {
    const asleep = begin()
    const sleepLoss = lose(asleep, 'unknown')
    asleep
      .wait(2_000)
      .add('power.suspended', {})
      .wait(28_800_000)
      .add('power.resumed', { gapMs: 28_800_000, isInferred: false })
    regain(asleep.wait(9_000), sleepLoss, 28_811_000)
    const locked = begin()
    const lockLoss = lose(locked)
    locked.wait(3_000).add('screen.locked', {}).wait(900_000).add('screen.unlocked', {})
    regain(locked.wait(2_000), lockLoss, 905_000)
    const crashed = begin()
    lose(crashed, 'unknown')
    crashed.wait(40_000).add('network.changed', { isReachable: true, detail: '' })
    cover(crashed.start(600_000))
    expect([asleep, locked, crashed].map((list) => ask(list, 'focus-loss'))).toMatchObject(
      Array(3).fill({ answer: 'not-found', inputs: [] }),
    )
  })

  test('a sleep that only the wall clock shows explains what is around it', () => {
    const list = begin()
    const lossSeq = lose(list, 'unknown')
    list.wait(2_000).skew(3_600_000).add('clock.jumped', { deltaMs: 3_600_000 })
    regain(list.wait(25_000), lossSeq, 27_000)
    expect(ask(list, 'focus-loss').answer).toBe('not-found')
  })

  test('a departure that ended half a minute before a crash is not explained by it, nor by a client that was closed', () => {
    const list = (end: (attempt: ReturnType<typeof begin>) => ReturnType<typeof begin>, backForMs: number) => {
      const attempt = begin()
      const lossSeq = lose(attempt)
      regain(attempt.wait(40_000), lossSeq, 40_000)
      return cover(
        end(attempt.wait(backForMs).add('network.changed', { isReachable: true, detail: '' })).start(600_000),
      )
    }
    const crash = (attempt: ReturnType<typeof begin>) => attempt
    const quit = (attempt: ReturnType<typeof begin>) => attempt.add('session.ended', { reason: 'quit' })
    expect([list(crash, 30_000), list(quit, 5_000)].map((attempt) => ask(attempt, 'focus-loss').answer)).toEqual([
      'found',
      'found',
    ])
  })

  test('a long departure is not explained by the crash at its end', () => {
    const list = begin()
    lose(list)
    list.wait(1_200_000).add('network.changed', { isReachable: true, detail: '' })
    cover(list.start(600_000))
    expect(ask(list, 'focus-loss')).toMatchObject({
      answer: 'found',
      words: 'Another window was in front 1 time, 19 min in all.',
    })
  })

  test('an outage explains a look at the router, not an hour', () => {
    const outage = (awayMs: number) => {
      const list = begin().add('network.changed', { isReachable: false, detail: 'No answer.' })
      const lossSeq = lose(list)
      return regain(list.wait(awayMs), lossSeq, awayMs).add('network.changed', { isReachable: true, detail: '' })
    }
    expect([outage(150_000), outage(3_600_000)].map((list) => ask(list, 'focus-loss').answer)).toEqual([
      'not-found',
      'found',
    ])
  })

  test('breaks, hand-overs, the time before the start and after the submission do not count', () => {
    const onBreak = begin().add('break.started', {})
    leave(onBreak, 240_000)
    onBreak.add('break.ended', { cause: 'returned' })
    const early = createEventList().start().open()
    leave(cover(early), 90_000)
    early.add('assessment.started', {})
    const given = begin().add('attempt.handed-over', {})
    leave(given, 90_000)
    cover(given.start(5_000).add('attempt.taken-over', {}))
    expect([onBreak, early, given].map((list) => ask(list, 'focus-loss').answer)).toEqual(Array(3).fill('not-found'))
    const late = begin().add('attempt.submitted', {})
    leave(late, 90_000)
    expect(askNow(late, 'focus-loss').answer).toBe('not-found')
  })

  test('of a departure that began in a break, only what comes after the break counts', () => {
    const list = begin().add('break.started', {})
    const lossSeq = lose(list)
    list.wait(200_000).add('break.ended', { cause: 'over' })
    regain(list.wait(45_000), lossSeq, 245_000)
    expect(ask(list, 'focus-loss').words).toBe('Another window was in front 1 time, 45 s in all.')
  })

  test('a flicker of the focus is no departure', () => {
    const list = begin()
    for (const awayMs of [200, 600, 999]) leave(list, awayMs)
    expect(ask(list, 'focus-loss')).toMatchObject({ answer: 'not-found', words: 'No departure counts.' })
  })

  test('own dialogs never count, nor what the system itself explains', () => {
    const list = begin()
    leave(list, 90_000, 'own-dialog')
    leave(list, 90_000, 'screen-locked')
    expect(ask(list, 'focus-loss').answer).toBe('not-found')
  })

  test('assistive programs and dictation take the focus for a while', () => {
    const assisted = begin().add('assistive.changed', { isOn: true })
    leave(assisted, 20_000)
    leave(assisted, 50_000)
    const dictating = begin()
    const lossSeq = lose(dictating)
    dictating.wait(20_000).add('focus.regained', { lossSeq, awayMs: 20_000 })
    dictating.wait(2_000).edit('dictated', 0, 0, 'what was said')
    expect([assisted, dictating].map((list) => ask(list, 'focus-loss').answer)).toEqual(['not-found', 'not-found'])
  })
})
