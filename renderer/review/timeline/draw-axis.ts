import { sayDuration } from '../../../shared/timeline/amounts.ts'
import { clockSecond, dayOfMonth } from '../times.ts'
import type { Frame } from './frame.ts'
import { AXIS_HEIGHT, bandOf } from './layout.ts'
import { hatch, line, type Pen } from './pen.ts'
import { ticksOf, xOf } from './view.ts'

const LABEL_GAP = 96

/** Times at round distances, with the day where a new one begins. */
export function drawAxis(pen: Pen, { view, width, palette, layout, scale }: Frame): void {
  pen.font = `12px ${palette.font}`
  pen.textBaseline = 'middle'
  const { stepMs, ticks } = ticksOf(view, width, LABEL_GAP, scale)
  let day = ''
  for (const { atMs, axisMs } of ticks) {
    const x = Math.round(xOf(view, width, axisMs)) + 0.5
    line(pen, palette.line, x, AXIS_HEIGHT - 4, x, layout.height)
    const time = stepMs < 1_000 ? `${clockSecond(atMs)}.${String(atMs % 1_000).padStart(3, '0')}` : clockSecond(atMs)
    const shown = stepMs >= 60_000 ? time.slice(0, 5) : time
    const isNewDay = day !== '' && day !== dayOfMonth(atMs)
    day = dayOfMonth(atMs)
    pen.fillStyle = palette.soft
    if (x + 60 < width) pen.fillText(isNewDay ? `${day}, ${shown}` : shown, x + 4, AXIS_HEIGHT / 2)
  }
  line(pen, palette.line, 0, AXIS_HEIGHT - 0.5, width, AXIS_HEIGHT - 0.5)
}

/** Gaps as gaps: hatched through all lanes, with words where there is room for them. */
export function drawGaps(pen: Pen, { scene, view, width, palette, layout, gapWords }: Frame): void {
  const writing = bandOf(layout, 'writing')
  const bottom = layout.height
  for (const [place, gap] of scene.timeline.gaps.entries()) {
    const from = xOf(view, width, gap.fromMs)
    const to = Math.max(xOf(view, width, gap.toMs), from + 2)
    if (to < 0 || from > width) continue
    pen.fillStyle = palette.sunken
    pen.fillRect(from, AXIS_HEIGHT, to - from, bottom - AXIS_HEIGHT)
    hatch(pen, palette.line, { x: from, y: AXIS_HEIGHT, width: to - from, height: bottom - AXIS_HEIGHT }, 10)
    for (const x of [from, to]) {
      const edge = Math.round(x) + 0.5
      line(pen, palette.lineStrong, edge, AXIS_HEIGHT, edge, bottom)
    }
    pen.font = `600 12px ${palette.font}`
    const [left, right] = [Math.max(from, 0), Math.min(to, width)]
    const words = gapWords(place).find((candidate) => pen.measureText(candidate).width + 16 < right - left)
    if (words === undefined || writing === null) continue
    const room = pen.measureText(words).width
    const x = (left + right - room) / 2
    const y = writing.top + writing.height / 2
    pen.fillStyle = palette.paper
    pen.beginPath()
    pen.roundRect(x - 8, y - 11, room + 16, 22, 6)
    pen.fill()
    pen.fillStyle = palette.ink
    pen.fillText(words, x, y + 0.5)
  }
}

/** What a gap is called, from the longest words to the shortest; `isFolded` says that it is drawn shorter than it was. */
export function sayGap(lengthMs: number, isFolded: boolean): readonly string[] {
  const length = sayDuration(lengthMs)
  return [
    ...(isFolded ? [`Client not running, ${length}; drawn shorter`] : []),
    `Client not running, ${length}`,
    `Not running, ${length}`,
    length,
  ]
}
