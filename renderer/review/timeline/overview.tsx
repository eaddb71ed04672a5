import { type PointerEvent, useEffect, useRef } from 'react'
import type { Timeline } from '../../../shared/timeline/model.ts'
import { binWriting, inks } from './bins.ts'
import type { Palette } from './palette.ts'
import { usePalette } from './use-palette.ts'
import type { ViewControls } from './use-view.ts'
import { useWidth } from './use-width.ts'
import { momentAt, xOf } from './view.ts'

const HEIGHT = 22
const COLUMN = 2

/** The whole attempt in a strip; the stretch in view is a window that can be dragged. The keys of the timeline do the same. */
export function Overview({ timeline, controls }: { readonly timeline: Timeline; readonly controls: ViewControls }) {
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const width = useWidth(frame)
  const palette = usePalette(frame)
  const { view, bounds, set } = controls

  useEffect(() => {
    const pen = canvas.current?.getContext('2d')
    if (!canvas.current || !pen || palette === null || width === 0) return
    const ratio = window.devicePixelRatio
    canvas.current.width = Math.round(width * ratio)
    canvas.current.height = Math.round(HEIGHT * ratio)
    pen.setTransform(ratio, 0, 0, ratio, 0, 0)
    drawStrip(pen, timeline, controls, width, palette)
  }, [timeline, controls, width, palette])

  const centre = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const atMs = momentAt(bounds, width, event.clientX - box.left)
    const halfMs = (view.toMs - view.fromMs) / 2
    set({ fromMs: atMs - halfMs, toMs: atMs + halfMs })
  }
  return (
    <div
      ref={frame}
      className="overview"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        centre(event)
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) centre(event)
      }}
    >
      <canvas ref={canvas} className="overview-canvas" />
    </div>
  )
}

function drawStrip(
  pen: CanvasRenderingContext2D,
  timeline: Timeline,
  { view, bounds }: ViewControls,
  width: number,
  palette: Palette,
): void {
  pen.fillStyle = palette.sunken
  pen.fillRect(0, 0, width, HEIGHT)
  pen.fillStyle = palette.line
  for (const gap of timeline.gaps) {
    const from = xOf(bounds, width, gap.fromMs)
    pen.fillRect(from, 0, Math.max(1, xOf(bounds, width, gap.toMs) - from), HEIGHT)
  }
  const columns = Math.max(1, Math.ceil(width / COLUMN))
  const { amounts, most } = binWriting(timeline.writing, bounds, columns)
  for (let column = 0; column < columns; column++) {
    let y = HEIGHT - 2
    for (const [place, ink] of inks.entries()) {
      const amount = amounts[column * inks.length + place] ?? 0
      if (amount === 0) continue
      const part = Math.max(1.5, (Math.log1p(amount) / Math.log1p(most)) * (HEIGHT - 6))
      pen.fillStyle = palette.inks[ink]
      pen.fillRect(column * COLUMN, y - part, COLUMN - 0.5, part)
      y -= part
    }
  }
  const from = xOf(bounds, width, view.fromMs)
  const to = xOf(bounds, width, view.toMs)
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
