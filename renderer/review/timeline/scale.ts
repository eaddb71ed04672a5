import { countUpTo } from '../../../shared/sorted.ts'
import type { Burst, Timeline } from '../../../shared/timeline/model.ts'

/**
 * The drawn axis. Attempts may be left for a night; gaps that would press the writing into a corner are folded to a
 * fraction of the time that a client ran (docs/spec/timeline.md, T22). "Axis milliseconds" are what is left.
 */
export interface Scale {
  readonly toAxis: (atMs: number) => number
  readonly toMs: (axisMs: number) => number
  /** The end of the folded gap around a moment; the moment itself where there is none. */
  readonly leaveFold: (atMs: number) => number
  readonly hasFolds: boolean
}

/** Gaps longer than this share of the running time are folded, to the second share. */
const FOLD_ABOVE = 0.25
const FOLD_TO = 0.08

interface Fold {
  readonly fromMs: number
  readonly toMs: number
  /** Where it begins on the axis, and for how long it is shown there. */
  readonly axisMs: number
  readonly shownMs: number
}

export function createScale({ gaps, fromMs, toMs }: Timeline): Scale {
  const ranMs = toMs - fromMs - gaps.reduce((sum, gap) => sum + gap.toMs - gap.fromMs, 0)
  const shownMs = Math.max(ranMs * FOLD_TO, 1_000)
  const folds: Fold[] = []
  let cutMs = 0
  for (const gap of gaps) {
    const lengthMs = gap.toMs - gap.fromMs
    if (lengthMs <= Math.max(ranMs * FOLD_ABOVE, 60_000)) continue
    folds.push({ fromMs: gap.fromMs, toMs: gap.toMs, axisMs: gap.fromMs - cutMs, shownMs })
    cutMs += lengthMs - shownMs
  }
  const starts = folds.map((fold) => fold.fromMs)
  const axisStarts = folds.map((fold) => fold.axisMs)
  return {
    hasFolds: folds.length > 0,
    leaveFold(atMs) {
      const fold = folds[countUpTo(starts, atMs) - 1]
      return fold !== undefined && atMs < fold.toMs ? fold.toMs : atMs
    },
    toAxis(atMs) {
      const fold = folds[countUpTo(starts, atMs) - 1]
      if (fold === undefined) return atMs
      if (atMs >= fold.toMs) return fold.axisMs + fold.shownMs + atMs - fold.toMs
      return fold.axisMs + ((atMs - fold.fromMs) / (fold.toMs - fold.fromMs)) * fold.shownMs
    },
    toMs(axisMs) {
      const fold = folds[countUpTo(axisStarts, axisMs) - 1]
      if (fold === undefined) return axisMs
      const inside = axisMs - fold.axisMs
      if (inside >= fold.shownMs) return fold.toMs + inside - fold.shownMs
      return fold.fromMs + (inside / fold.shownMs) * (fold.toMs - fold.fromMs)
    },
  }
}

/** The same timeline with every time in axis milliseconds; itself where nothing is folded. */
export function foldTimeline(timeline: Timeline, { toAxis, hasFolds }: Scale): Timeline {
  if (!hasFolds) return timeline
  const span = <Span extends { readonly fromMs: number; readonly toMs: number }>(known: Span): Span => ({
    ...known,
    fromMs: toAxis(known.fromMs),
    toMs: toAxis(known.toMs),
  })
  const point = <Point extends { readonly atMs: number }>(known: Point): Point => ({
    ...known,
    atMs: toAxis(known.atMs),
  })
  const bursts = new Map<Burst, Burst>(timeline.bursts.map((burst) => [burst, span(burst)]))
  return {
    ...span(timeline),
    atMs: timeline.atMs.map(toAxis),
    startedMs: timeline.startedMs === null ? null : toAxis(timeline.startedMs),
    submittedMs: timeline.submittedMs === null ? null : toAxis(timeline.submittedMs),
    segments: timeline.segments.map(span),
    gaps: timeline.gaps.map(span),
    intervals: timeline.intervals.map(span),
    points: timeline.points.map(point),
    writing: { ...timeline.writing, atMs: timeline.writing.atMs.map(toAxis) },
    bursts: [...bursts.values()],
    transfers: timeline.transfers.map(point),
    coverage: timeline.coverage.map(span),
    rows: timeline.rows.map((row) => ({
      ...point(row),
      burst: row.burst === null ? null : (bursts.get(row.burst) ?? null),
    })),
  }
}
