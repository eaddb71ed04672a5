import { describe, expect, test } from 'vitest'
import { checkTime, missingClockMs } from '../../../shared/attempt/check-time.ts'
import { clockRules } from '../../../shared/attempt/clock-rules.ts'
import { signReceipt } from '../../../shared/journal/receipt.ts'
import { createEventList, smallPack } from '../../fixtures/events.ts'
import { testAttemptId, testOnlyDevice } from '../journal/build-journal.ts'

const minute = 60_000
const time = {
  assessmentMinutes: 10,
  sectionMinutes: { one: 5 },
  whileAway: 'stops',
  breaks: { count: 1, minutes: 5 },
  outageMinutes: 5,
} as const
const rules = clockRules(time, null, smallPack)
const wide = clockRules({ ...time, sectionMinutes: {} }, null, smallPack)

function begun() {
  const list = createEventList()
  return list.start().open().add('assessment.started', {})
}

describe('[TM18] every change was made in time', () => {
  test('[TM18] changes up to the end hold, one that was under way too', () => {
    const list = begun().wait(9 * minute)
    list
      .edit('typed', 0, 0, 'a')
      .wait(minute + 2_000)
      .edit('typed', 1, 0, 'b')
    expect(checkTime(list.events, wide)).toMatchObject({ late: 0, duringBreaks: 0, usedMs: 10 * minute + 2_000 })
  })

  test('[TM18] later ones are counted, by the limit of their section too', () => {
    const list = begun().wait(11 * minute)
    list.edit('typed', 0, 0, 'a').wait(minute).add('field.set', { field: 2, value: 3 })
    expect(checkTime(list.events, wide)).toMatchObject({ late: 2, lateByMs: 2 * minute })
    const section = begun()
      .add('item.viewed', { item: 'bees' })
      .wait(6 * minute)
    section.edit('typed', 0, 0, 'a')
    expect(checkTime(section.events, rules)).toMatchObject({ late: 1, lateByMs: minute })
  })

  test('[TM18] a change during a break does not hold, one after its allowance does', () => {
    const list = begun().add('break.started', {}).wait(minute)
    list
      .edit('typed', 0, 0, 'a')
      .wait(4 * minute)
      .edit('typed', 1, 0, 'b')
    expect(checkTime(list.events, wide)).toMatchObject({ late: 0, duringBreaks: 1 })
  })

  test('[TM18] what an outage took is no breach', () => {
    const list = begun()
      .wait(8 * minute)
      .add('renderer.hung', {})
      .wait(4 * minute)
    list
      .add('renderer.recovered', { hungMs: 4 * minute })
      .wait(minute)
      .edit('typed', 0, 0, 'a')
    expect(checkTime(list.events, wide)).toMatchObject({ late: 0, givenBackMs: 4 * minute })
  })
})

describe('[TM19] the receipts and the device’s clock', () => {
  function receipt(list: ReturnType<typeof begun>, serverTimeMs: number) {
    const text = signReceipt(
      {
        attemptId: testAttemptId,
        segment: 0,
        endOffset: 1,
        frameNumber: 1,
        nextSeq: list.events.length,
        head: new Uint8Array(32),
        serverTimeMs,
      },
      testOnlyDevice.sign,
    )
    list.add('sync.receipted', { segment: 0, endOffset: 1, serverTimeMs, receipt: text })
    return list
  }

  test('[TM19] a clock that keeps step holds, also when receipts arrive late or after an hour without a network', () => {
    const list = receipt(begun(), 1_000)
    receipt(list.wait(60 * minute), 61 * minute)
    receipt(list.wait(1_000), 61 * minute + 2_000)
    expect(missingClockMs(list.events)).toBe(0)
  })

  test('[TM19] a clock that runs slow shows, by as much as is proved', () => {
    const list = receipt(begun(), 0)
    receipt(list.wait(10 * minute), 60 * minute)
    expect(missingClockMs(list.events)).toBe(60 * minute - 10.1 * minute - minute)
  })

  test('[TM19] sleep, a jump of the clock and another session explain it', () => {
    const explain = [
      (list: ReturnType<typeof begun>) => list.add('power.resumed', { gapMs: 1, isInferred: false }),
      (list: ReturnType<typeof begun>) => list.add('clock.jumped', { deltaMs: 50 * minute }),
      (list: ReturnType<typeof begun>) => list.start(),
    ]
    for (const add of explain) {
      const list = add(receipt(begun(), 0).wait(10 * minute))
      receipt(list, 60 * minute)
      expect(missingClockMs(list.events)).toBe(0)
    }
  })

  test('[TM19] what is no receipt proves nothing', () => {
    const list = begun().add('sync.receipted', { segment: 0, endOffset: 1, serverTimeMs: 0, receipt: 'r' })
    list.add('sync.receipted', { segment: 0, endOffset: 1, serverTimeMs: 90 * minute, receipt: 'r' })
    expect(missingClockMs(list.events)).toBe(0)
  })
})
