import { describe, expect, test } from 'vitest'
import { ask, askNow, begin, cover, policy } from './attempts.ts'

describe('unattributed-text', () => {
  test('finds text that nothing explains, above what an editor may do by itself', () => {
    const some = begin().edit('unexplained', 0, 0, 'x'.repeat(50))
    const more = begin().edit('unexplained', 0, 0, 'x'.repeat(51))
    expect([some, more].map((list) => ask(list, 'unattributed-text').answer)).toEqual(['not-found', 'found'])
  })

  test('text next to a fault is explained, and text from a blind time leaves it open', () => {
    const fault = begin().add('renderer.failed', { reason: 'crashed', exitCode: 5 }).wait(3_000)
    fault.edit('unexplained', 0, 0, 'x'.repeat(500))
    const blind = begin(['edits']).edit('unexplained', 0, 0, 'x'.repeat(500))
    const assisted = begin().add('assistive.changed', { isOn: true }).edit('unexplained', 0, 0, 'x'.repeat(500))
    const partly = begin().edit('unexplained', 0, 0, 'x'.repeat(60))
    partly.wait(1_000).add('sensor.covered', { sensor: 'edits', state: 'off', reason: 'Gone.' }).wait(60_000)
    expect([fault, blind, assisted, partly].map((list) => ask(list, 'unattributed-text').answer)).toEqual([
      'not-found',
      'cannot-tell',
      'cannot-tell',
      'found',
    ])
  })
})

describe('clock-jump', () => {
  const jump = (deltaMs: number, list = begin()) => list.skew(deltaMs).add('clock.jumped', { deltaMs })
  const sleep = (gapMs: number) =>
    begin().add('power.suspended', {}).add('power.resumed', { gapMs, isInferred: true }).wait(500)

  test('finds a clock that was set; a sleep explains a jump up to its own length', () => {
    const lists = [jump(-3_600_000), jump(2_000), jump(600_000, sleep(600_000)), jump(-36_000_000, sleep(600_000))]
    expect(lists.map((list) => ask(list, 'clock-jump').answer)).toEqual(['found', 'not-found', 'not-found', 'found'])
  })

  test('receipts tell a sleep and a correction from a clock that was set; without them a jump forwards stays open', () => {
    const receipted = (list: ReturnType<typeof begin>, deviceAheadMs: number) => {
      const wallMs = list.events.at(-1)?.wallMs ?? 0
      return list.add('sync.receipted', {
        segment: 0,
        endOffset: 1,
        serverTimeMs: wallMs - deviceAheadMs,
        receipt: 'r',
      })
    }
    const between = (deltaMs: number, beforeMs: number, afterMs: number) =>
      receipted(jump(deltaMs, receipted(begin(), beforeMs)), afterMs)
    const lists = [
      between(3_600_000, 0, 0),
      between(-3_600_000, 3_600_000, 0),
      between(3_600_000, 0, 3_600_000),
      between(-3_600_000, 0, -3_600_000),
      jump(3_600_000),
    ]
    expect(lists.map((list) => ask(list, 'clock-jump').answer)).toEqual([
      'not-found',
      'not-found',
      'found',
      'found',
      'cannot-tell',
    ])
  })

  test('a computer that was just started may correct its clock, and what came after the submission does not count', () => {
    const started = jump(-86_400_000, cover(begin().wait(1_000).start(60_000)).wait(40_000))
    const late = jump(3_600_000, begin().add('attempt.submitted', {}).wait(1_000))
    expect([ask(started, 'clock-jump').answer, askNow(late, 'clock-jump').answer]).toEqual(['not-found', 'not-found'])
  })
})

describe('claims-disputed', () => {
  const dispute = (claimed: number, seen: number, list = begin()) =>
    list.wait(30_000).add('claim.disputed', { claim: 'keys', claimed, seen, fromSeq: 1, toSeq: 2 })

  test('finds many characters in several disagreements, not one, not few, not keys that wrote nothing', () => {
    const lists = [
      dispute(90, 0, dispute(80, 2)),
      dispute(900, 0),
      dispute(20, 0, dispute(30, 0)),
      dispute(10, 400, dispute(10, 400)),
    ]
    expect(lists.map((list) => ask(list, 'claims-disputed').answer)).toEqual([
      'found',
      'not-found',
      'not-found',
      'not-found',
    ])
  })

  test('an assistive program or a hung window accounts for them; without the sensor it cannot tell', () => {
    const assisted = dispute(90, 0, dispute(80, 2, begin().add('assistive.changed', { isOn: true })))
    const hung = begin().wait(30_000).add('renderer.hung', {})
    hung.add('claim.disputed', { claim: 'keys', claimed: 90, seen: 0, fromSeq: 1, toSeq: 2 })
    hung.add('claim.disputed', { claim: 'keys', claimed: 90, seen: 0, fromSeq: 1, toSeq: 2 })
    hung.wait(2_000).add('renderer.recovered', { hungMs: 2_000 })
    expect([assisted, hung, begin(['keys'])].map((list) => ask(list, 'claims-disputed').answer)).toEqual([
      'not-found',
      'not-found',
      'cannot-tell',
    ])
  })
})

describe('what only some policies ask for', () => {
  const held = { ...policy, integrity: { ...policy.integrity, hold: ['one-display', 'fullscreen'] as const } }
  const asking = { ...held, integrity: { ...held.integrity, hold: [...held.integrity.hold] } }
  const one = { width: 1920, height: 1080, scale: 1, isInternal: true }

  test('[fullscreen-left] counts exits that Candor did not ask for, where the policy asks for full screen', () => {
    const out = (times: number, ms: number, isRequested = false) => {
      const list = begin().add('fullscreen.entered', {})
      for (let time = 0; time < times; time++)
        list.wait(60_000).add('fullscreen.left', { isRequested }).wait(ms).add('fullscreen.entered', {})
      return list
    }
    const answer = (list: ReturnType<typeof begin>, under = asking) => ask(list, 'fullscreen-left', under).answer
    expect([answer(out(4, 5_000)), answer(out(1, 130_000))]).toEqual(['found', 'found'])
    expect([answer(out(3, 5_000)), answer(out(9, 1_000)), answer(out(4, 50_000, true))]).toEqual(
      Array(3).fill('not-found'),
    )
    expect(ask(out(4, 50_000), 'fullscreen-left')).toMatchObject({ answer: 'not-found', inputs: [] })
  })

  test('[second-display] counts the time with a second display, where the policy allows one', () => {
    const plug = (ms: number) =>
      begin()
        .wait(60_000)
        .add('displays.changed', { change: 'added', displays: [one, one] })
        .wait(ms)
        .add('displays.changed', { change: 'removed', displays: [one] })
    const lists = [plug(600_000), plug(60_000)]
    expect(lists.map((list) => ask(list, 'second-display', asking).answer)).toEqual(['found', 'not-found'])
    expect(ask(plug(600_000), 'second-display')).toMatchObject({
      answer: 'not-found',
      words: 'The policy does not ask for one display.',
    })
  })
})
