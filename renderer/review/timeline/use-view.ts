import { useCallback, useMemo, useState } from 'react'
import type { Timeline } from '../../../shared/timeline/model.ts'
import { keepInside, panView, showMoment, type TimeView, zoomView } from './view.ts'

/** The stretch in view and the ways to change it. */
export interface ViewControls {
  readonly view: TimeView
  readonly bounds: TimeView
  readonly set: (view: TimeView) => void
  /** `anchorMs` stays where it is; the middle when it is not given. */
  readonly zoom: (factor: number, anchorMs?: number) => void
  readonly pan: (byMs: number) => void
  readonly show: (atMs: number) => void
  readonly showAll: () => void
}

/** Room at both ends of the axis, as a share of the whole. */
const MARGIN = 0.01

export function useView({ fromMs, toMs }: Timeline): ViewControls {
  const bounds = useMemo<TimeView>(() => {
    const margin = Math.max(500, (toMs - fromMs) * MARGIN)
    return { fromMs: fromMs - margin, toMs: toMs + margin }
  }, [fromMs, toMs])
  const [wanted, setView] = useState<TimeView>(bounds)
  const view = useMemo(() => keepInside(wanted, bounds), [wanted, bounds])
  const set = useCallback((next: TimeView) => setView(keepInside(next, bounds)), [bounds])
  const zoom = useCallback(
    (factor: number, anchorMs?: number) =>
      setView((current) => zoomView(current, bounds, factor, anchorMs ?? (current.fromMs + current.toMs) / 2)),
    [bounds],
  )
  const pan = useCallback((byMs: number) => setView((current) => panView(current, bounds, byMs)), [bounds])
  const show = useCallback((atMs: number) => setView((current) => showMoment(current, bounds, atMs)), [bounds])
  const showAll = useCallback(() => setView(bounds), [bounds])
  return { view, bounds, set, zoom, pan, show, showAll }
}
