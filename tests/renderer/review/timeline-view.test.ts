import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createScale } from '../../../renderer/review/timeline/scale.ts'
import {
  betweenViews,
  keepInside,
  MIN_SPAN_MS,
  momentAt,
  panView,
  showMoment,
  ticksOf,
  xOf,
  zoomView,
} from '../../../renderer/review/timeline/view.ts'
import { deriveTimeline } from '../../../shared/timeline/derive.ts'
import { smallPack } from '../../fixtures/events.ts'

const bounds = { fromMs: 0, toMs: 3_600_000 }
const whole = bounds
const emptyTimeline = deriveTimeline([], smallPack)

describe('the stretch in view', () => {
  test('zooming leaves the moment under the pointer where it is', () => {
    const closer = zoomView(whole, bounds, 0.5, 900_000)
    expect([closer, xOf(closer, 800, 900_000)]).toEqual([{ fromMs: 450_000, toMs: 2_250_000 }, 200])
  })

  test('it never leaves the attempt and is never shorter than a second', () => {
    const moment = fc.double({ min: -5_000_000, max: 9_000_000, noNaN: true })
    fc.assert(
      fc.property(moment, fc.double({ min: 1e-9, max: 1e6, noNaN: true }), moment, (anchorMs, factor, byMs) => {
        const view = panView(zoomView(whole, bounds, factor, anchorMs), bounds, byMs)
        expect(view.fromMs).toBeGreaterThanOrEqual(bounds.fromMs)
        expect(view.toMs).toBeLessThanOrEqual(bounds.toMs + 1e-6)
        expect(view.toMs - view.fromMs).toBeGreaterThanOrEqual(MIN_SPAN_MS - 1e-6)
      }),
    )
  })

  test('it moves only when the moment is outside of it or at its edge', () => {
    const view = { fromMs: 1_000_000, toMs: 2_000_000 }
    expect([
      showMoment(view, bounds, 1_500_000),
      showMoment(view, bounds, 3_000_000),
      showMoment(view, bounds, 10),
    ]).toEqual([view, { fromMs: 2_500_000, toMs: 3_500_000 }, { fromMs: 0, toMs: 1_000_000 }])
  })

  test('an attempt of no length still has a second to look at', () => {
    expect(keepInside({ fromMs: 5, toMs: 5 }, { fromMs: 5, toMs: 5 })).toEqual({ fromMs: 5, toMs: 1_005 })
  })

  test('pixels and moments are each other’s inverse', () => {
    expect(momentAt(whole, 640, xOf(whole, 640, 123_456))).toBeCloseTo(123_456, 6)
  })

  test('ticks are round and far enough apart', () => {
    const scale = createScale(emptyTimeline)
    const { stepMs, ticks } = ticksOf({ fromMs: 1_500, toMs: 61_500 }, 600, 90, scale)
    expect([stepMs, ticks.map(({ atMs }) => atMs)]).toEqual([10_000, [10_000, 20_000, 30_000, 40_000, 50_000, 60_000]])
  })

  test('on the way from one view to another, what both show at the same place stays there', () => {
    const closer = zoomView(whole, bounds, 0.2, 900_000)
    const places = [0, 0.3, 0.8, 1].map((share) => xOf(betweenViews(whole, closer, share), 800, 900_000))
    for (const x of places) expect(x).toBeCloseTo(200, 6)
    expect([betweenViews(whole, closer, 0), betweenViews(whole, closer, 1)]).toEqual([whole, closer])
  })
})
