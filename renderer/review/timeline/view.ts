/** The stretch of an attempt that is shown; UTC milliseconds on the timeline's axis. */
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

/** Round moments for the axis, at least `minGap` pixels apart, and the step between them. */
export function ticksOf(
  view: TimeView,
  width: number,
  minGap: number,
): { readonly stepMs: number; readonly atMs: readonly number[] } {
  const wantedMs = ((view.toMs - view.fromMs) / Math.max(width, 1)) * minGap
  const stepMs = stepsMs.find((step) => step >= wantedMs) ?? 86_400_000
  const atMs: number[] = []
  for (let at = Math.ceil(view.fromMs / stepMs) * stepMs; at <= view.toMs; at += stepMs) atMs.push(at)
  return { stepMs, atMs }
}
