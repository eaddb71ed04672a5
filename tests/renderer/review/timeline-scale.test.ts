import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createScale, foldTimeline } from '../../../renderer/review/timeline/scale.ts'
import { ticksOf } from '../../../renderer/review/timeline/view.ts'
import { deriveTimeline } from '../../../shared/timeline/derive.ts'
import { buildAttempt } from '../../fixtures/attempt-builder.ts'
import { createEventList, smallPack } from '../../fixtures/events.ts'

/** An hour's writing, a night, and another hour's. */
function overNight(nightMs: number) {
  const list = createEventList(0).start().open().wait(3_600_000).edit('typed', 0, 0, 'a')
  return deriveTimeline(list.start(nightMs).wait(3_600_000).edit('typed', 1, 0, 'b').events, smallPack)
}
const HOUR_MS = 3_600_000
const night = overNight(16 * HOUR_MS)
const scale = createScale(night)

describe('the drawn axis', () => {
  test('[T22] a long gap is drawn as 8 % of the running time, everything else in proportion', () => {
    const gapMs = 0.08 * 2 * HOUR_MS
    expect([0, HOUR_MS, 9 * HOUR_MS, 17 * HOUR_MS, 18 * HOUR_MS].map(scale.toAxis)).toEqual([
      0,
      HOUR_MS,
      HOUR_MS + gapMs / 2,
      HOUR_MS + gapMs,
      2 * HOUR_MS + gapMs,
    ])
  })

  test('[T22] a gap that leaves the writing room is not folded', () => {
    const { events, pack } = buildAttempt()
    const short = deriveTimeline(events, pack)
    expect([createScale(short).hasFolds, createScale(overNight(20 * 60_000)).hasFolds]).toEqual([false, false])
    expect(foldTimeline(short, createScale(short))).toBe(short)
  })

  test('moments and places on the axis are each other’s inverse', () => {
    fc.assert(
      fc.property(fc.integer({ min: -HOUR_MS, max: 20 * HOUR_MS }), (atMs) => {
        expect(scale.toMs(scale.toAxis(atMs))).toBeCloseTo(atMs, 3)
      }),
    )
  })

  test('a folded timeline keeps its order and its rows', () => {
    const folded = foldTimeline(night, scale)
    expect([...folded.atMs]).toEqual([...folded.atMs].toSorted((one, other) => one - other))
    expect(folded.rows.map(({ seq }) => seq)).toEqual(night.rows.map(({ seq }) => seq))
    expect(folded.bursts.map(({ fromMs }) => fromMs)).toEqual(folded.rows.flatMap(({ burst }) => burst?.fromMs ?? []))
  })

  test('no tick lies inside a folded gap, however long it is', () => {
    const view = { fromMs: 0, toMs: scale.toAxis(18 * HOUR_MS) }
    const { ticks } = ticksOf(view, 1_200, 96, scale)
    expect(ticks.filter(({ atMs }) => atMs > HOUR_MS && atMs < 17 * HOUR_MS)).toEqual([])
    expect(ticks.some(({ atMs }) => atMs < HOUR_MS) && ticks.some(({ atMs }) => atMs > 17 * HOUR_MS)).toBe(true)
  })
})
