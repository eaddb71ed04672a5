import { type PointerEvent, useEffect, useMemo, useRef } from 'react'
import type { Timeline } from '../../../shared/timeline/model.ts'
import { binWriting, inks, type WritingBins } from './bins.ts'
import { paint } from './paint.ts'
import type { Palette } from './palette.ts'
import type { Pen } from './pen.ts'
import type { Lanes } from './use-lanes.ts'
import { usePalette } from './use-palette.ts'
import type { ViewControls } from './use-view.ts'
import { useWidth } from './use-width.ts'
import { momentAt, type TimeView, xOf } from './view.ts'

const HEIGHT = 26
const COLUMN = 2
/** How near to an edge of the window the pointer has to be to take hold of it, in pixels. */
const EDGE = 6

type Hold = 'left' | 'right' | 'whole'

/**
 * The whole attempt in a strip; the stretch in view is a window that can be dragged, and so can its edges. The keys of the
 * timeline do the same.
 */
export function Overview({ lanes, controls }: { readonly lanes: Lanes; readonly controls: ViewControls }) {
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const held = useRef<{ readonly by: Hold; readonly offsetMs: number } | null>(null)
  const width = useWidth(frame)
  const palette = usePalette(frame)
  const { view, bounds, set } = controls
  const { axis, found } = lanes

  const bins = useMemo(
    () => binWriting(axis.writing, bounds, Math.max(1, Math.ceil(width / COLUMN))),
    [axis, bounds, width],
  )

  useEffect(() => {
    if (palette === null || width === 0) return
    paint(canvas.current, width, HEIGHT, (pen) => drawStrip(pen, axis, bins, found, view, bounds, width, palette))
  }, [axis, bins, found, view, bounds, width, palette])

  const momentOf = (event: PointerEvent<HTMLElement>) =>
    momentAt(bounds, width, event.clientX - event.currentTarget.getBoundingClientRect().left)
  const take = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    const atMs = momentOf(event)
    const nearMs = (EDGE / width) * (bounds.toMs - bounds.fromMs)
    const spanMs = view.toMs - view.fromMs
    if (Math.abs(atMs - view.fromMs) < nearMs && spanMs > nearMs * 3) held.current = { by: 'left', offsetMs: 0 }
    else if (Math.abs(atMs - view.toMs) < nearMs && spanMs > nearMs * 3) held.current = { by: 'right', offsetMs: 0 }
    else {
      const isInside = atMs > view.fromMs && atMs < view.toMs
      held.current = { by: 'whole', offsetMs: isInside ? atMs - view.fromMs : spanMs / 2 }
      drag(event)
    }
  }
  const drag = (event: PointerEvent<HTMLElement>) => {
    const hold = held.current
    if (hold === null) return
    const atMs = momentOf(event)
    if (hold.by === 'left') set({ fromMs: Math.min(atMs, view.toMs - 1_000), toMs: view.toMs })
    else if (hold.by === 'right') set({ fromMs: view.fromMs, toMs: Math.max(atMs, view.fromMs + 1_000) })
    else set({ fromMs: atMs - hold.offsetMs, toMs: atMs - hold.offsetMs + view.toMs - view.fromMs })
  }
  const drop = () => {
    held.current = null
  }
  return (
    <div
      ref={frame}
      className="overview"
      aria-hidden="true"
      onPointerDown={take}
      onPointerMove={drag}
      onPointerUp={drop}
      onPointerCancel={drop}
    >
      <canvas ref={canvas} className="overview-canvas" />
    </div>
  )
}

function drawStrip(
  pen: Pen,
  timeline: Timeline,
  bins: WritingBins,
  found: Lanes['found'],
  view: TimeView,
  bounds: TimeView,
  width: number,
  palette: Palette,
): void {
  const x = (axisMs: number) => xOf(bounds, width, axisMs)
  pen.fillStyle = palette.sunken
  pen.fillRect(0, 0, width, HEIGHT)
  pen.fillStyle = palette.line
  for (const gap of timeline.gaps) pen.fillRect(x(gap.fromMs), 0, Math.max(1, x(gap.toMs) - x(gap.fromMs)), HEIGHT)
  drawInk(pen, bins, palette)
  pen.fillStyle = palette.caution
  for (const { kind, fromMs, toMs } of timeline.intervals)
    if (kind === 'away') pen.fillRect(x(fromMs), HEIGHT - 3, Math.max(2, x(toMs) - x(fromMs)), 3)
  for (const { fromMs, toMs } of found) pen.fillRect(x(fromMs), 0, Math.max(2, x(toMs) - x(fromMs)), 2)
  const [from, to] = [x(view.fromMs), x(view.toMs)]
  pen.globalAlpha = 0.65
  pen.fillStyle = palette.paper
  pen.fillRect(0, 0, from, HEIGHT)
  pen.fillRect(to, 0, width - to, HEIGHT)
  pen.globalAlpha = 1
  pen.strokeStyle = palette.accent
  pen.lineWidth = 2
  pen.beginPath()
  pen.roundRect(from + 1, 1, Math.max(to - from - 2, 3), HEIGHT - 2, 4)
  pen.stroke()
}

function drawInk(pen: Pen, { columns, amounts, most }: WritingBins, palette: Palette): void {
  for (let column = 0; column < columns; column++) {
    let y = HEIGHT - 4
    for (const [place, ink] of inks.entries()) {
      const amount = amounts[column * inks.length + place] ?? 0
      if (amount === 0) continue
      const part = Math.max(1.5, (Math.log1p(amount) / Math.log1p(most)) * (HEIGHT - 8))
      pen.fillStyle = palette.inks[ink]
      pen.fillRect(column * COLUMN, y - part, COLUMN - 0.5, part)
      y -= part
    }
  }
}
