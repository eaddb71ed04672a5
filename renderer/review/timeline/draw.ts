import { drawAxis, drawGaps } from './draw-axis.ts'
import { drawCoverage } from './draw-coverage.ts'
import { drawFindings, drawMarks } from './draw-findings.ts'
import { drawItems, drawLasting, drawMoments } from './draw-lanes.ts'
import { drawWriting } from './draw-writing.ts'
import type { Frame } from './frame.ts'
import { AXIS_HEIGHT } from './layout.ts'
import { line, type Pen } from './pen.ts'
import { endOf } from './scene.ts'
import { xOf } from './view.ts'

/** Draws one frame. Cost depends on the width and on what is in view, not on the length of the attempt. */
export function drawTimeline(pen: Pen, frame: Frame): void {
  const { width, palette, layout } = frame
  pen.fillStyle = palette.paper
  pen.fillRect(0, 0, width, layout.height)
  drawAxis(pen, frame)
  drawCoverage(pen, frame)
  drawGaps(pen, frame)
  drawItems(pen, frame)
  drawWriting(pen, frame)
  drawLasting(pen, frame)
  drawMoments(pen, frame)
  drawFindings(pen, frame)
  drawMarks(pen, frame)
  drawSelection(pen, frame)
}

function drawSelection(pen: Pen, frame: Frame): void {
  const { scene, highlighted, palette, stretch } = frame
  const { timeline } = scene
  if (stretch !== null) mark(pen, frame, stretch.fromMs, stretch.toMs, palette.accent, 1)
  for (const seq of highlighted) {
    const atMs = timeline.atMs[seq] ?? 0
    mark(pen, frame, atMs, atMs, palette.caution, 1.5)
  }
  for (const [place, thickness] of [
    [frame.pointed, 1],
    [frame.pinned, 2],
  ] as const) {
    const row = timeline.rows[place]
    if (row !== undefined) mark(pen, frame, row.atMs, endOf(timeline, row), palette.ink, thickness)
  }
}

/** A line through every lane at a moment, and a wash over what lasts. */
function mark(
  pen: Pen,
  { view, width, layout }: Frame,
  fromMs: number,
  toMs: number,
  colour: string,
  thickness: number,
): void {
  const from = xOf(view, width, fromMs)
  const to = xOf(view, width, toMs)
  const bottom = layout.height
  if (to > from) {
    pen.globalAlpha = 0.1
    pen.fillStyle = colour
    pen.fillRect(from, AXIS_HEIGHT, to - from, bottom - AXIS_HEIGHT)
    pen.globalAlpha = 1
    line(pen, colour, Math.round(to) - 0.5, AXIS_HEIGHT, Math.round(to) - 0.5, bottom, 1)
  }
  line(pen, colour, Math.round(from) + 0.5, AXIS_HEIGHT, Math.round(from) + 0.5, bottom, thickness)
}
