import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Timeline } from '../../../shared/timeline/model.ts'
import { betweenViews, keepInside, panView, showMoment, type TimeView, zoomView } from './view.ts'

/** The stretch in view and the ways to change it; axis milliseconds. All but `pan` and `set` glide there. */
export interface ViewControls {
  readonly view: TimeView
  readonly bounds: TimeView
  readonly set: (view: TimeView) => void
  readonly glide: (view: TimeView) => void
  /** `anchorMs` stays where it is; the middle when it is not given. */
  readonly zoom: (factor: number, anchorMs?: number) => void
  readonly pan: (byMs: number) => void
  readonly show: (axisMs: number) => void
  readonly showAll: () => void
}

/** Room at both ends of the axis, as a share of the whole. */
const MARGIN = 0.01
/** How long the view takes to get anywhere (design: motion under 200 ms). */
const GLIDE_MS = 160

const isStill = () => document.documentElement.dataset.motion === 'reduced'

/** @param timeline in axis milliseconds */
export function useView({ fromMs, toMs }: Timeline): ViewControls {
  const bounds = useMemo<TimeView>(() => {
    const margin = Math.max(500, (toMs - fromMs) * MARGIN)
    return { fromMs: fromMs - margin, toMs: toMs + margin }
  }, [fromMs, toMs])
  const [wanted, setView] = useState<TimeView>(bounds)
  const view = useMemo(() => keepInside(wanted, bounds), [wanted, bounds])
  /** Where the view is, and where it is going. */
  const now = useRef(view)
  const target = useRef(view)
  const frame = useRef(0)

  const set = useCallback(
    (next: TimeView) => {
      cancelAnimationFrame(frame.current)
      target.current = keepInside(next, bounds)
      now.current = target.current
      setView(target.current)
    },
    [bounds],
  )
  const glide = useCallback(
    (next: TimeView) => {
      if (isStill()) {
        set(next)
        return
      }
      cancelAnimationFrame(frame.current)
      const from = now.current
      const to = keepInside(next, bounds)
      target.current = to
      const startMs = performance.now()
      const turn = (frameMs: number) => {
        const share = Math.min(1, Math.max(0, (frameMs - startMs) / GLIDE_MS))
        now.current = share === 1 ? to : betweenViews(from, to, share)
        setView(now.current)
        if (share < 1) frame.current = requestAnimationFrame(turn)
      }
      frame.current = requestAnimationFrame(turn)
    },
    [bounds, set],
  )
  useEffect(() => () => cancelAnimationFrame(frame.current), [])

  const zoom = useCallback(
    (factor: number, anchorMs?: number) => {
      const { fromMs: from, toMs: to } = target.current
      glide(zoomView(target.current, bounds, factor, anchorMs ?? (from + to) / 2))
    },
    [bounds, glide],
  )
  const pan = useCallback((byMs: number) => set(panView(target.current, bounds, byMs)), [bounds, set])
  const show = useCallback(
    (axisMs: number) => {
      const next = showMoment(target.current, bounds, axisMs)
      if (next !== target.current) glide(next)
    },
    [bounds, glide],
  )
  const showAll = useCallback(() => glide(bounds), [bounds, glide])
  return useMemo(
    () => ({ view, bounds, set, glide, zoom, pan, show, showAll }),
    [view, bounds, set, glide, zoom, pan, show, showAll],
  )
}
