import { describe, expect, test } from 'vitest'
import { applyToClock, type ClockState, clockAt, emptyClock, foldClock } from '../../../shared/attempt/clock.ts'
import { clockRules } from '../../../shared/attempt/clock-rules.ts'
import { breakLeftMs, isSectionOver, timeView } from '../../../shared/attempt/time-view.ts'
import { signReceipt } from '../../../shared/journal/receipt.ts'
import type { Accommodation } from '../../../shared/policy/accommodation.ts'
import type { TimeRules } from '../../../shared/policy/policy.ts'
import { createEventList } from '../../fixtures/events.ts'
import { testAttemptId, testOnlyDevice } from '../journal/build-journal.ts'

const minute = 60_000
const pack = {
  sections: [
    { id: 'first', title: 'First', items: [{ id: 'one' }] },
    { id: 'second', title: 'Second', items: [{ id: 'two' }] },
  ],
} as unknown as Parameters<typeof clockRules>[2] // the clock reads ids alone

const time: TimeRules = {
  assessmentMinutes: 60,
  sectionMinutes: { first: 20 },
  whileAway: 'stops',
  breaks: { count: 1, minutes: 10 },
  outageMinutes: 5,
}
const runs: TimeRules = { ...time, whileAway: 'runs' }
const plain: Accommodation = { extraTimePercent: 0, extraBreaks: 0, breakMinutes: 0, waived: [] }
const rulesOf = (rules: TimeRules | null = time, accommodation: Accommodation | null = null) =>
  clockRules(rules, accommodation, pack)

/** An attempt that has just begun. */
function begun() {
  const list = createEventList()
  list.start().open(['one.text', 'two.text'])
  list.wait(30_000).add('assessment.started', {})
  return list
}
type List = ReturnType<typeof begun>
const clockOf = (list: List, rules = rulesOf()) => foldClock(list.events, rules)
const used = (list: List, rules = rulesOf()) => clockOf(list, rules).usedMs / minute
const back = (list: List, rules = rulesOf()) => clockOf(list, rules).givenBackMs / minute
const view = (item: string) => (list: List) => list.add('item.viewed', { item })
const quit = (list: List) => list.add('session.ended', { reason: 'quit' })
/** A receipt that the server signed at `trueMs` for everything up to this moment. */
function receipted(list: List, trueMs: number) {
  list.add('network.changed', { isReachable: true, detail: '' })
  const receipt = signReceipt(
    {
      attemptId: testAttemptId,
      segment: list.events.at(-1)?.segment ?? 0,
      endOffset: 1,
      frameNumber: 1,
      nextSeq: list.events.length,
      head: new Uint8Array(32),
      serverTimeMs: trueMs,
    },
    testOnlyDevice.sign,
  )
  list.add('sync.receipted', { segment: 0, endOffset: 1, serverTimeMs: trueMs, receipt })
  return list
}

describe('what counts', () => {
  test('[TM1] it starts with the assessment, stops with the submission, and is derived without limits too', () => {
    const list = begun()
    list.wait(7 * minute).add('attempt.submitted', {})
    list.wait(minute).add('session.ended', { reason: 'quit' })
    expect([used(list), used(list, rulesOf(null))]).toEqual([7, 7])
    expect(timeView(clockOf(list, rulesOf(null)), rulesOf(null), 5)).toMatchObject({ leftMs: null, usedMs: 7 * minute })
  })

  test('[TM2] a wall clock that is set gives and takes nothing within a session', () => {
    for (const skewMs of [3 * 3_600_000, -3 * 3_600_000]) {
      const list = begun()
      list.wait(minute).skew(skewMs).add('clock.jumped', { deltaMs: skewMs })
      list.wait(minute).add('item.viewed', { item: 'one' })
      expect([used(list), used(list, rulesOf(runs))]).toEqual([2, 2])
    }
  })

  test('[TM3] away, it stops or runs as the policy says, and stops without time rules', () => {
    const list = begun()
    quit(list.wait(2 * minute))
    list.start(90 * minute).wait(minute)
    list.add('item.viewed', { item: 'one' })
    expect([used(list), used(list, rulesOf(runs)), used(list, rulesOf(null))]).toEqual([3, 93, 3])
  })

  test('[TM3] time after a hand-over is away until another device has it', () => {
    const list = begun()
    list.wait(minute).add('attempt.handed-over', {})
    quit(list.wait(minute))
    list
      .start(10 * minute)
      .add('attempt.taken-over', {})
      .wait(minute)
      .add('item.viewed', { item: 'one' })
    expect([used(list), used(list, rulesOf(runs))]).toEqual([2, 13])
    expect(back(list, rulesOf(runs))).toBe(0)
  })

  test('[TM5] a session that goes on in a new file by itself leaves nothing out', () => {
    const list = begun()
    list.wait(minute).add('session.ended', { reason: 'rotated' })
    list
      .start(2 * minute)
      .wait(minute)
      .add('item.viewed', { item: 'one' })
    expect(used(list)).toBe(4)
  })
})

describe('stretches between sessions and the receipts', () => {
  /** Ten minutes away that the device claims to be `claimedMs`; the server sees both ends. */
  function away(claimedMs: number) {
    const list = begun()
    const start = (list.events.at(-1)?.wallMs ?? 0) + 5_000
    receipted(list.wait(minute), start + minute)
    quit(list.wait(minute))
    list.start(claimedMs)
    receipted(list.wait(1_000), start + 2 * minute + 10 * minute + 1_000)
    return list
  }

  test('[TM4] a clock set back between two sessions gives no time', () => {
    expect(used(away(-3_600_000), rulesOf(runs))).toBeCloseTo(12, 1)
  })

  test('[TM4] a clock set forward between two sessions takes no time', () => {
    expect(used(away(9 * 3_600_000), rulesOf(runs))).toBeCloseTo(12, 1)
  })

  test('[TM4] a clock that agrees with the receipts is believed to the millisecond', () => {
    const list = away(10 * minute)
    expect(clockOf(list, rulesOf(runs)).usedMs).toBe(12 * minute + 1_000)
  })

  test('[TM4] without receipts the wall clock is believed, and a stretch is never less than nothing', () => {
    for (const [claimedMs, expected] of [
      [10 * minute, 11],
      [-10 * minute, 1],
    ] as const) {
      const list = begun()
      quit(list.wait(minute))
      list.start(claimedMs)
      expect(used(list, rulesOf(runs))).toBe(expected)
    }
  })

  test('[TM4] sleep after the start leaves the least length open, so that nothing is taken wrongly', () => {
    const list = begun()
    const start = (list.events.at(-1)?.wallMs ?? 0) + 5_000
    receipted(list.wait(minute), start + minute)
    quit(list.wait(minute))
    list.start(2 * minute)
    list.add('power.suspended', {}).add('power.resumed', { gapMs: 30 * minute, isInferred: false })
    receipted(list.wait(1_000), start + 34 * minute)
    expect(used(list, rulesOf(runs))).toBeCloseTo(4, 1)
  })
})

describe('what is given back', () => {
  test('[TM6] a crash does not count, up to the limit of one outage; the rest is away', () => {
    const list = begun()
    list.wait(2 * minute).add('item.viewed', { item: 'one' })
    list
      .start(3 * minute)
      .wait(minute)
      .add('item.viewed', { item: 'one' })
    expect([used(list), used(list, rulesOf(runs)), back(list, rulesOf(runs))]).toEqual([3, 3, 3])
    list.start(20 * minute)
    expect([used(list), used(list, rulesOf(runs)), back(list, rulesOf(runs))]).toEqual([3, 18, 8])
  })

  test('[TM7] sleep that the monotonic clock counted is given back, announced or inferred', () => {
    const announced = begun()
    announced.wait(minute).add('power.suspended', {})
    announced.wait(3 * minute).add('power.resumed', { gapMs: 3 * minute, isInferred: false })
    const inferred = begun()
    inferred.wait(minute).add('item.viewed', { item: 'one' })
    inferred.wait(3 * minute).add('power.resumed', { gapMs: 3 * minute, isInferred: true })
    for (const list of [announced, inferred]) {
      list.wait(minute).add('item.viewed', { item: 'two' })
      expect([used(list), back(list)]).toEqual([2, 3])
    }
  })

  test('[TM7] where the monotonic clock stands still during sleep nothing is left to give', () => {
    const list = begun()
    list
      .wait(minute)
      .add('power.suspended', {})
      .skew(60 * minute)
    list.add('power.resumed', { gapMs: 60 * minute, isInferred: false })
    list.wait(minute).add('item.viewed', { item: 'one' })
    expect([used(list), back(list)]).toEqual([2, 0])
  })

  test('[TM7, TM8] no more than the limit of one outage is given back', () => {
    const slept = begun()
    slept
      .add('power.suspended', {})
      .wait(30 * minute)
      .add('power.resumed', { gapMs: 30 * minute, isInferred: false })
    const hung = begun()
    hung
      .add('renderer.hung', {})
      .wait(30 * minute)
      .add('renderer.recovered', { hungMs: 30 * minute })
    for (const list of [slept, hung]) expect([used(list), back(list)]).toEqual([25, 5])
  })

  test.each([
    ['recovered', (list: List) => list.add('renderer.recovered', { hungMs: 1 })],
    ['seen again', (list: List) => list.add('sensor.covered', { sensor: 'edits', state: 'on', reason: '' })],
    ['used', (list: List) => list.add('item.viewed', { item: 'one' })],
    ['written to', (list: List) => list.edit('typed', 0, 0, 'a')],
  ])('[TM8] a page that failed is out of order until it is %s', (_name, mend) => {
    const list = begun()
    list.wait(minute).add('renderer.failed', { reason: 'crashed', exitCode: 1 })
    mend(list.wait(2 * minute))
    list.wait(minute).add('item.viewed', { item: 'two' })
    expect([used(list), back(list)]).toEqual([2, 2])
  })

  test('[TM9] outages that overlap are one, and a crash that ends one goes on with it', () => {
    const list = begun()
    list.add('renderer.hung', {}).wait(minute).add('power.suspended', {})
    list.wait(minute).add('renderer.recovered', { hungMs: 2 * minute })
    list.wait(minute).add('power.resumed', { gapMs: 2 * minute, isInferred: false })
    expect([used(list), back(list)]).toEqual([0, 3])
    list
      .add('renderer.hung', {})
      .wait(3 * minute)
      .add('network.changed', { isReachable: true, detail: '' })
    list.start(10 * minute)
    expect([used(list, rulesOf(runs)), back(list, rulesOf(runs))]).toEqual([8, 8])
  })

  test('[TM9] sleep that was given back as a hung page is not given back again', () => {
    const list = begun()
    list.wait(minute).add('renderer.hung', {})
    list.wait(3 * minute).add('renderer.recovered', { hungMs: 3 * minute })
    list.add('power.resumed', { gapMs: 3 * minute, isInferred: true })
    expect([used(list), back(list)]).toEqual([1, 3])
  })

  test('[TM9] nothing is given back that did not count', () => {
    const list = begun()
    list.add('break.started', {}).wait(minute).add('renderer.failed', { reason: 'crashed', exitCode: 1 })
    list.wait(minute).add('renderer.recovered', { hungMs: 1 }).add('break.ended', { cause: 'returned' })
    expect([used(list), back(list)]).toEqual([0, 0])
  })
})

describe('limits', () => {
  test('[TM10] extra time lengthens every limit, and what is left is never below nothing', () => {
    const rules = rulesOf(time, { ...plain, extraTimePercent: 50 })
    const list = view('one')(begun())
    list.wait(25 * minute).add('item.viewed', { item: 'one' })
    expect(timeView(clockOf(list, rules), rules, 0)).toMatchObject({
      leftMs: 65 * minute,
      extraTimePercent: 50,
      sections: { first: { usedMs: 25 * minute, leftMs: 5 * minute } },
    })
    list.wait(500 * minute).add('item.viewed', { item: 'one' })
    expect(timeView(clockOf(list, rules), rules, 0)).toMatchObject({
      leftMs: 0,
      usedMs: 90 * minute,
      isRunning: false,
      sections: { first: { usedMs: 30 * minute, leftMs: 0 } },
    })
  })

  test('[TM11] a section’s time counts while one of its items is in view, or changed', () => {
    const list = view('one')(begun().wait(minute) as List)
    view('two')(list.wait(3 * minute) as List)
    list.wait(4 * minute).edit('typed', 0, 0, 'a', 0)
    list.wait(2 * minute).edit('typed', 0, 0, 'a', 1)
    const state = clockOf(list.wait(minute).add('item.viewed', { item: 'two' }) as List)
    expect(Object.fromEntries([...state.sectionUsedMs].map(([id, ms]) => [id, ms / minute]))).toEqual({
      first: 5,
      second: 5,
    })
    expect(state.usedMs).toBe(11 * minute)
  })

  test('[TM11] a section without a limit of its own ends with the assessment alone', () => {
    const state = clockOf(
      view('two')(begun())
        .wait(59 * minute)
        .add('item.viewed', { item: 'two' }) as List,
    )
    expect([isSectionOver(state, rulesOf(), 'second'), isSectionOver(state, rulesOf(), 'first')]).toEqual([
      false,
      false,
    ])
    const over = clockAt(state, rulesOf(), { segment: 0, monoMs: 61 * minute })
    expect([isSectionOver(over, rulesOf(), 'second'), isSectionOver(over, rulesOf(), undefined)]).toEqual([true, true])
  })
})

describe('breaks', () => {
  test('[TM12] policy and accommodation add up, and the longer length holds', () => {
    const breaksOf = (rules: TimeRules | null, accommodation: Partial<Accommodation>) =>
      rulesOf(rules, { ...plain, ...accommodation }).breaks
    expect([
      breaksOf(time, { extraBreaks: 2, breakMinutes: 15 }),
      breaksOf(time, { extraBreaks: 2 }),
      breaksOf(null, { extraBreaks: 2, breakMinutes: 15 }),
      breaksOf(null, { extraBreaks: 2 }),
      breaksOf(null, {}),
    ]).toEqual([
      { count: 3, lengthMs: 15 * minute },
      { count: 3, lengthMs: 10 * minute },
      { count: 2, lengthMs: 15 * minute },
      { count: 0, lengthMs: 0 },
      { count: 0, lengthMs: 0 },
    ])
  })

  test('[TM13] the clock stops for the allowance and no longer, whatever the record says about its end', () => {
    const list = begun()
    list.wait(minute).add('break.started', {})
    const onBreak = clockAt(clockOf(list), rulesOf(), { segment: 0, monoMs: 30_000 + 4 * minute })
    expect(timeView(onBreak, rulesOf(), 1_000)).toMatchObject({
      isRunning: false,
      usedMs: minute,
      breaks: { left: 0, untilWallMs: 1_000 + 7 * minute },
    })
    list.wait(25 * minute).add('break.ended', { cause: 'returned' })
    expect(used(list)).toBe(16)
  })

  test('[TM13] a break goes on while the client is closed, and what is beyond it is away', () => {
    for (const [gapMinutes, usedStops, usedRuns] of [
      [5, 1, 1],
      [12, 1, 4],
    ] as const) {
      const list = begun()
      list.wait(minute).add('break.started', {})
      quit(list.wait(minute))
      list.start(gapMinutes * minute)
      expect([used(list), used(list, rulesOf(runs))]).toEqual([usedStops, usedRuns])
      expect(breakLeftMs(clockOf(list), rulesOf())).toBe(Math.max(0, 9 - gapMinutes) * minute)
    }
  })
})

test('[TM2] it is incremental, and reading it changes nothing', () => {
  const list = begun()
  list.wait(minute).edit('typed', 0, 0, 'a').wait(minute).add('break.started', {})
  list.wait(minute).add('break.ended', { cause: 'returned' })
  list.start(minute).wait(minute).edit('typed', 1, 0, 'b')
  const rules = rulesOf(runs)
  const state: ClockState = emptyClock()
  for (const event of list.events) {
    applyToClock(state, rules, event)
    const before = JSON.stringify({ ...state, sectionUsedMs: [...state.sectionUsedMs] })
    clockAt(state, rules, { segment: event.segment, monoMs: event.monoMs + 5 * minute })
    expect(JSON.stringify({ ...state, sectionUsedMs: [...state.sectionUsedMs] })).toBe(before)
  }
  expect(state).toEqual(foldClock(list.events, rules))
  expect(clockAt(state, rules, { segment: 9, monoMs: 5 * minute }).usedMs).toBe(state.usedMs)
})
