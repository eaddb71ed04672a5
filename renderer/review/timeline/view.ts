import type { Scale } from './scale.ts'

/** The stretch of an attempt that is shown; axis milliseconds (scale.ts). */
export interface TimeView {
  readonly fromMs: number
  readonly toMs: number
}

/** The closest one can look: a second across the whole width. */
export const MIN_SPAN_MS = 1_000

/** Keeps a view inside `bounds` and no shorter than `MIN_SPAN_MS`; its length survives where there is room. */
export function keepInside(view: TimeView, bounds: TimeView): TimeView {
  const wholeMs = Math.max(bounds.toMs - bounds.fromMs, MIN_SPAN_MS)
  const spanMs = Math.min(Math.max(view.toMs - view.fromMs, MIN_SPAN_MS), wholeMs)
  const fromMs = Math.min(Math.max(view.fromMs, bounds.fromMs), bounds.fromMs + wholeMs - spanMs)
  return { fromMs, toMs: fromMs + spanMs }
}

/** Zooms by `factor` (below 1 is closer) so that `anchorMs` stays where it is on the screen. */
export function zoomView(view: TimeView, bounds: TimeView, factor: number, anchorMs: number): TimeView {
  const spanMs = Math.max((view.toMs - view.fromMs) * factor, MIN_SPAN_MS)
  const share = (anchorMs - view.fromMs) / (view.toMs - view.fromMs)
  const fromMs = anchorMs - share * spanMs
  return keepInside({ fromMs, toMs: fromMs + spanMs }, bounds)
}

export function panView(view: TimeView, bounds: TimeView, byMs: number): TimeView {
  return keepInside({ fromMs: view.fromMs + byMs, toMs: view.toMs + byMs }, bounds)
}

/** Moves a view only if `atMs` is outside of it or within a tenth of its edge; then `atMs` comes to the middle. */
export function showMoment(view: TimeView, bounds: TimeView, atMs: number): TimeView {
  const spanMs = view.toMs - view.fromMs
  const edgeMs = spanMs / 10
  const isLeft = atMs < view.fromMs + edgeMs && view.fromMs > bounds.fromMs
  const isRight = atMs > view.toMs - edgeMs && view.toMs < bounds.toMs
  if (!isLeft && !isRight) return view
  return keepInside({ fromMs: atMs - spanMs / 2, toMs: atMs + spanMs / 2 }, bounds)
}

/** The view on the way from one to another; what both show at the same place stays there. Slower towards the end. */
export function betweenViews(from: TimeView, to: TimeView, share: number): TimeView {
  const eased = 1 - (1 - share) ** 3
  return {
    fromMs: from.fromMs + (to.fromMs - from.fromMs) * eased,
    toMs: from.toMs + (to.toMs - from.toMs) * eased,
  }
}

/** Shows a stretch with some room on both sides, a tenth of it each. */
export function viewOf(fromMs: number, toMs: number): TimeView {
  const roomMs = Math.max((toMs - fromMs) / 10, MIN_SPAN_MS / 2)
  return { fromMs: fromMs - roomMs, toMs: toMs + roomMs }
}

/** Place of a moment in a width of pixels; may lie outside. */
export function xOf(view: TimeView, width: number, atMs: number): number {
  return ((atMs - view.fromMs) / (view.toMs - view.fromMs)) * width
}

export function momentAt(view: TimeView, width: number, x: number): number {
  return view.fromMs + (x / width) * (view.toMs - view.fromMs)
}

const stepsMs = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000,
  900_000, 1_800_000, 3_600_000, 7_200_000, 14_400_000, 43_200_000, 86_400_000,
]

/** A round moment for the axis: its time, and where it stands there. */
export interface Tick {
  readonly atMs: number
  readonly axisMs: number
}

/** Round moments for the axis, at least `minGap` pixels apart, none inside a folded gap, and the step between them. */
export function ticksOf(
  view: TimeView,
  width: number,
  minGap: number,
  scale: Pick<Scale, 'toAxis' | 'toMs' | 'leaveFold'>,
): { readonly stepMs: number; readonly ticks: readonly Tick[] } {
  const wantedMs = ((view.toMs - view.fromMs) / Math.max(width, 1)) * minGap
  const stepMs = stepsMs.find((step) => step >= wantedMs) ?? 86_400_000
  const ticks: Tick[] = []
  const endMs = scale.toMs(view.toMs)
  const roundUp = (atMs: number) => Math.ceil(atMs / stepMs) * stepMs
  for (let atMs = roundUp(scale.toMs(view.fromMs)); atMs <= endMs; atMs += stepMs) {
    atMs = roundUp(scale.leaveFold(atMs))
    const axisMs = scale.toAxis(atMs)
    if (axisMs - (ticks.at(-1)?.axisMs ?? Number.NEGATIVE_INFINITY) >= wantedMs * 0.99 && atMs <= endMs)
      ticks.push({ atMs, axisMs })
  }
  return { stepMs, ticks }
}
