import type { CoverageRow } from './coverage-rows.ts'
import type { Frame } from './frame.ts'
import { bandOf, COVERAGE_HEIGHT } from './layout.ts'
import { hatch, type Pen } from './pen.ts'
import { xOf } from './view.ts'

/** The coverage band: a line for each sensor or group of them, solid while it could see, hatched where nothing could be seen. */
export function drawCoverage(pen: Pen, frame: Frame): void {
  const band = bandOf(frame.layout, 'coverage')
  if (band === null) return
  for (const [place, row] of frame.layout.coverageRows.entries())
    drawRow(pen, frame, row, band.top + place * COVERAGE_HEIGHT)
}

function drawRow(pen: Pen, { scene, view, width, palette }: Frame, row: CoverageRow, top: number): void {
  const middle = top + COVERAGE_HEIGHT / 2
  // The sensors of a calm group, and of a group that never saw, look alike: the first stands for all of them.
  const spans = row.kind === 'holes' ? row.sensors.flatMap((sensor) => scene.coverage.get(sensor) ?? []) : []
  const [first] = row.sensors
  const shown = row.kind === 'holes' || first === undefined ? spans : (scene.coverage.get(first) ?? [])
  for (const span of shown) {
    const from = Math.max(xOf(view, width, span.fromMs), 0)
    const to = Math.min(xOf(view, width, span.toMs), width)
    if (to <= from || span.state !== 'on') continue
    pen.globalAlpha = row.kind === 'calm' ? 0.75 : 0.5
    pen.fillStyle = palette.accent
    pen.fillRect(from, middle - 1.5, to - from, row.kind === 'calm' ? 4 : 3)
    pen.globalAlpha = 1
  }
  // What could not be seen lies on top, so that a group never looks better than its worst sensor.
  for (const span of shown) {
    const from = Math.max(xOf(view, width, span.fromMs), 0)
    const to = Math.min(xOf(view, width, span.toMs), width)
    if (to <= from || span.state === 'on' || span.state === 'not-running') continue
    pen.fillStyle = palette.sunken
    pen.fillRect(from, top + 1, to - from, COVERAGE_HEIGHT - 3)
    hatch(pen, palette.lineStrong, { x: from, y: top + 1, width: to - from, height: COVERAGE_HEIGHT - 3 }, 5)
  }
}
