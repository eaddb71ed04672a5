import { describe, expect, it } from 'vitest'
import { markReached, readClock } from '../../../renderer/clock/clock.ts'
import type { TimeView } from '../../../shared/ipc/views.ts'

const time: TimeView = {
  atWallMs: 1_000_000,
  isRunning: true,
  usedMs: 60_000,
  leftMs: 120_000,
  sections: { one: { usedMs: 60_000, leftMs: 30_000 } },
  givenBackMs: 0,
  extraTimePercent: 0,
  breaks: { left: 1, minutes: 5, untilWallMs: null },
}

describe('readClock', () => {
  it('carries a running clock on, section included', () => {
    expect(readClock(time, 1_010_000, 'one')).toEqual({
      isRunning: true,
      usedMs: 70_000,
      leftMs: 110_000,
      sectionLeftMs: 20_000,
      breakLeftMs: null,
      over: null,
    })
  })

  it('leaves a standing clock where it is, and counts a break down', () => {
    const pause = { ...time, isRunning: false, breaks: { ...time.breaks, untilWallMs: 1_300_000 } }
    const { usedMs, leftMs, breakLeftMs } = readClock(pause, 1_100_000, null)
    expect([usedMs, leftMs, breakLeftMs]).toEqual([60_000, 120_000, 200_000])
  })

  it('says which limit was reached, the whole assessment first, and never shows less than nothing', () => {
    expect([
      readClock(time, 1_040_000, 'one').over,
      readClock(time, 1_040_000, 'two').over,
      readClock(time, 1_200_000, 'one').over,
      readClock(time, 1_200_000, 'one').leftMs,
    ]).toEqual(['section', null, 'assessment', 0])
  })

  it('does not run backwards when the wall clock does', () => {
    expect(readClock(time, 900_000, null).usedMs).toBe(60_000)
  })
})

describe('markReached', () => {
  it('names ten, five and one minute, and nothing before, after or without a limit', () => {
    expect([900_000, 600_000, 301_000, 299_000, 60_000, 1, 0, null].map(markReached)).toEqual([
      null,
      600_000,
      600_000,
      300_000,
      60_000,
      60_000,
      null,
      null,
    ])
  })
})
