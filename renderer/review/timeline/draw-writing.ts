import { binWriting, type Ink, inks } from './bins.ts'
import type { Frame } from './frame.ts'
import { bandOf } from './layout.ts'
import { line, type Pen } from './pen.ts'

const COLUMN = 3
/** Room for the marks above the ribbon. */
const MARKS = 11

/**
 * The ribbon of writing: columns of a few pixels, stacked by ink. Their height grows with the logarithm of what was
 * written, or one paste would flatten an hour of keys.
 */
export function drawWriting(pen: Pen, frame: Frame): void {
  const { scene, view, width, palette, layout } = frame
  const band = bandOf(layout, 'writing')
  if (band === null) return
  const columns = Math.max(1, Math.ceil(width / COLUMN))
  const { amounts, most } = binWriting(scene.timeline.writing, view, columns)
  const bottom = band.top + band.height
  line(pen, palette.line, 0, bottom - 0.5, width, bottom - 0.5)
  if (most === 0) return
  const scale = (band.height - MARKS - 2) / Math.log1p(Math.max(most, 24))
  let marked = Number.NEGATIVE_INFINITY
  for (let column = 0; column < columns; column++) {
    let total = 0
    let loudest: Ink = 'keys'
    for (const [place, ink] of inks.entries()) {
      const amount = amounts[column * inks.length + place] ?? 0
      total += amount
      if (amount > 0) loudest = ink
    }
    if (total === 0) continue
    const x = column * COLUMN
    const whole = Math.max(3, Math.log1p(total) * scale)
    let y = bottom
    for (const [place, ink] of inks.entries()) {
      const part = ((amounts[column * inks.length + place] ?? 0) / total) * whole
      if (part === 0) continue
      pen.fillStyle = palette.inks[ink]
      pen.fillRect(x, y - part, COLUMN - (ink === 'keys' ? 0.75 : 0), part)
      y -= part
    }
    if (loudest === 'keys' || x - marked < 9) continue
    marked = x
    drawMark(pen, loudest, palette.inks[loudest], x + COLUMN / 2, band.top + 5)
    pen.globalAlpha = 0.55
    line(pen, palette.inks[loudest], x + COLUMN / 2, band.top + 10, x + COLUMN / 2, y - 1)
    pen.globalAlpha = 1
  }
}

/** The mark of an ink, so that colour is never alone: each has a shape of its own. */
export function drawMark(pen: Pen, ink: Ink, colour: string, x: number, y: number): void {
  pen.strokeStyle = colour
  pen.fillStyle = colour
  pen.lineWidth = 1.75
  pen.beginPath()
  if (ink === 'own') pen.arc(x, y, 3.5, 0, Math.PI * 2)
  else if (ink === 'stimulus') {
    for (const offset of [-2, 2]) {
      pen.moveTo(x - 4, y + offset)
      pen.lineTo(x + 4, y + offset)
    }
  } else if (ink === 'external') {
    pen.moveTo(x - 4, y - 4)
    pen.lineTo(x + 5, y)
    pen.lineTo(x - 4, y + 4)
    pen.closePath()
    pen.fill()
    return
  } else if (ink === 'dictated') {
    pen.moveTo(x - 5, y + 1)
    pen.bezierCurveTo(x - 2, y - 7, x + 2, y + 7, x + 5, y - 1)
  } else if (ink === 'unattributed') {
    pen.setLineDash([2, 1.5])
    pen.rect(x - 3.5, y - 3.5, 7, 7)
  } else pen.rect(x - 1, y - 4, 2, 8)
  pen.stroke()
  pen.setLineDash([])
}
