import { describe, expect, test } from 'vitest'
import { deriveFindings } from '../../../shared/findings/derive.ts'
import { createEventList, smallPack } from '../../fixtures/events.ts'
import { ask, askNow, begin, cover, type List, leave, policy } from './attempts.ts'

const off = (list: List, sensor: 'focus' | 'edits' = 'focus') =>
  list.add('sensor.covered', { sensor, state: 'off', reason: 'The window was gone.' })
const on = (list: List, sensor: 'focus' | 'edits' = 'focus') =>
  list.add('sensor.covered', { sensor, state: 'on', reason: 'There.' })

describe('what a rule needs of a sensor', () => {
  test('before the assessment begins every rule cannot tell', () => {
    const list = cover(createEventList().start().open()).wait(600_000)
    const answers = deriveFindings(list.events, smallPack, policy).filter(({ rule }) => !asksNothing.includes(rule))
    expect(new Set(answers.map(({ answer }) => answer))).toEqual(new Set(['cannot-tell']))
    expect(askNow(list, 'focus-loss').coverage[0]?.reasons).toEqual(['There was no time to answer yet.'])
  })

  test('blindness before the start, in a break and after the submission changes nothing', () => {
    const list = cover(createEventList().start().open(), ['focus']).wait(900_000)
    on(list).add('assessment.started', {}).wait(60_000).add('break.started', {})
    on(off(list).wait(300_000)).add('break.ended', { cause: 'returned' }).wait(60_000).add('attempt.submitted', {})
    off(list).wait(600_000).add('session.ended', { reason: 'quit' })
    expect(askNow(list, 'focus-loss')).toMatchObject({ answer: 'not-found', coverage: [{ blindMs: 0 }] })
  })

  test('blindness while answering counts beyond 10 s, with its reason', () => {
    const short = on(off(begin()).wait(9_000))
    const long = on(off(begin()).wait(11_000))
    expect([short, long].map((list) => ask(list, 'focus-loss'))).toMatchObject([
      { answer: 'not-found' },
      { answer: 'cannot-tell', coverage: [{ blindMs: 11_000, reasons: ['The window was gone.'] }] },
    ])
  })

  test('time in which no client ran is no blindness of a sensor', () => {
    const list = begin().wait(5_000)
    cover(list.start(3_600_000))
    expect(ask(list, 'focus-loss')).toMatchObject({ answer: 'not-found', coverage: [{ isEnough: true }] })
  })

  test('a client without the sensor saw nothing, and the rule says so', () => {
    const list = createEventList().start().open()
    for (const sensor of ['edits', 'focus', 'clipboard'] as const)
      list.add('sensor.covered', { sensor, state: 'on', reason: 'There.' })
    list.add('assessment.started', {}).wait(60_000)
    expect(ask(list, 'claims-disputed')).toMatchObject({
      answer: 'cannot-tell',
      coverage: [{ sensor: 'keys', blindMs: 120_000, reasons: ['This client did not report the sensor.'] }],
    })
  })

  test('a waived sensor is never held against anyone', () => {
    const waived = { ...policy, waived: [{ sensor: 'focus' as const, reason: 'A magnifier needs its own window.' }] }
    const list = begin()
    leave(list, 90_000)
    expect(ask(list, 'focus-loss', waived)).toMatchObject({ answer: 'cannot-tell', inputs: [] })
  })
})

/** Rules that look at something only where the policy asks for it. */
const asksNothing = ['fullscreen-left', 'second-display']
