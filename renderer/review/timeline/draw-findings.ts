import { placeBrackets } from './brackets.ts'
import type { Frame } from './frame.ts'
import { bandOf, FINDING_HEIGHT, FINDING_ROWS } from './layout.ts'
import { line, type Pen } from './pen.ts'
import { xOf } from './view.ts'

/** Findings as brackets over the events that they use, with their titles where there is room. */
export function drawFindings(pen: Pen, frame: Frame): void {
  const { view, width, palette, found, layout, shownRule } = frame
  const band = bandOf(layout, 'findings')
  if (band === null) return
  pen.font = `600 12px ${palette.font}`
  const rows = Math.min(FINDING_ROWS, Math.max(1, Math.round(band.height / FINDING_HEIGHT)))
  for (const bracket of placeBrackets(found, view, width, rows, (title) => pen.measureText(title).width)) {
    const { from, to, row, titleAt } = bracket
    const top = band.top + row * FINDING_HEIGHT
    const thickness = bracket.found.rule === shownRule ? 3 : 2
    const bottom = top + FINDING_HEIGHT - 1
    line(pen, palette.caution, from, top + 3.5, to, top + 3.5, thickness)
    for (const x of [from, to]) line(pen, palette.caution, x, top + 2.5, x, bottom, thickness)
    for (const seq of bracket.found.seqs.slice(0, 200)) {
      const x = Math.round(xOf(view, width, frame.scene.timeline.atMs[seq] ?? 0)) + 0.5
      line(pen, palette.caution, x, top + 3.5, x, top + 8, 1)
    }
    if (titleAt === null) continue
    pen.fillStyle = palette.paper
    const room = pen.measureText(bracket.found.title).width
    pen.fillRect(titleAt - 3, top + 1, room + 6, FINDING_HEIGHT - 3)
    pen.fillStyle = palette.caution
    pen.fillText(bracket.found.title, titleAt, top + FINDING_HEIGHT / 2)
  }
}

/** What people said about events: a speech bubble for the candidate, a sheet for a reviewer. */
export function drawMarks(pen: Pen, { view, width, palette, marks, layout }: Frame): void {
  const band = bandOf(layout, 'marks')
  if (band === null) return
  const y = band.top + 1
  let drawn = Number.NEGATIVE_INFINITY
  for (const { kind, axisMs } of marks) {
    const x = Math.round(xOf(view, width, axisMs))
    if (x < -10 || x > width + 10 || x < drawn + 4) continue
    drawn = x
    pen.fillStyle = palette.paper
    pen.strokeStyle = kind === 'note' ? palette.ink : palette.accent
    pen.lineWidth = 1.5
    pen.beginPath()
    if (kind === 'note') {
      pen.rect(x - 4.5, y + 0.5, 9, 11)
      for (const offset of [3.5, 6.5]) {
        pen.moveTo(x - 2.5, y + offset)
        pen.lineTo(x + 2.5, y + offset)
      }
    } else {
      pen.roundRect(x - 6.5, y + 0.5, 13, 9, 3)
      pen.moveTo(x - 2, y + 9.5)
      pen.lineTo(x, y + 13)
      pen.lineTo(x + 2, y + 9.5)
    }
    pen.fill()
    pen.stroke()
  }
}
