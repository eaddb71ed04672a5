import { countBelow } from '../../../shared/sorted.ts'
import { sayDuration } from '../../../shared/timeline/amounts.ts'
import type { Interval } from '../../../shared/timeline/model.ts'
import type { Frame } from './frame.ts'
import { type Band, bandOf } from './layout.ts'
import type { Palette } from './palette.ts'
import { diamond, hatch, line, type Pen, shorten } from './pen.ts'
import { faultSeqs, isPartOfInterval } from './scene.ts'
import { xOf } from './view.ts'

const lasting = ['focus', 'screen', 'prompts', 'faults', 'network'] as const

/** Items as blocks with their titles; a break is a hatched block among them. */
export function drawItems(pen: Pen, { scene, view, width, palette, layout, itemTitle, shownItem }: Frame): void {
  const band = bandOf(layout, 'items')
  if (band === null) return
  const { top, height } = band
  for (const interval of scene.intervals.items) {
    const from = xOf(view, width, interval.fromMs)
    const to = xOf(view, width, interval.toMs)
    if (to < 0 || from > width) continue
    if (interval.kind !== 'item') {
      drawBlock(pen, palette, palette.soft, band, from, Math.max(to, from + 3), true)
      continue
    }
    const isShown = interval.item === shownItem
    pen.fillStyle = palette.accentWash
    pen.strokeStyle = palette.accent
    pen.lineWidth = isShown ? 2 : 1
    pen.beginPath()
    pen.roundRect(from + 1, top + 1, Math.max(to - from - 2, 1), height - 2, 4)
    pen.fill()
    pen.stroke()
    const left = Math.max(from, 0) + 7
    const room = Math.min(to, width) - left - 6
    if (room < 24) continue
    pen.font = `${isShown ? '600 ' : ''}12px ${palette.font}`
    pen.fillStyle = palette.ink
    pen.fillText(shorten(pen, itemTitle(interval.item ?? ''), room), left, top + height / 2 + 0.5)
  }
}

/** What lasted, in its lane: filled while elsewhere; hatched while out of reach or outside full screen, which says less. */
export function drawLasting(pen: Pen, { scene, view, width, palette, layout }: Frame): void {
  const colours: Readonly<Record<Exclude<Interval['kind'], 'item'>, string>> = {
    away: palette.caution,
    'not-fullscreen': palette.accent,
    locked: palette.soft,
    suspended: palette.soft,
    asked: palette.caution,
    'hand-raised': palette.accent,
    break: palette.soft,
    hung: palette.problem,
    offline: palette.lineStrong,
  }
  for (const name of lasting) {
    const band = bandOf(layout, name)
    if (band === null) continue
    const middle = Math.round(band.top + band.height / 2) + 0.5
    line(pen, palette.line, 0, middle, width, middle)
    let drawn = -1
    for (const interval of scene.intervals[name]) {
      const from = xOf(view, width, interval.fromMs)
      const to = Math.max(xOf(view, width, interval.toMs), from + 3)
      if (interval.kind === 'item' || to < 0 || from > width || to <= drawn) continue
      drawn = to
      const isHatched = interval.kind === 'offline' || interval.kind === 'not-fullscreen'
      drawBlock(pen, palette, colours[interval.kind], band, from, to, isHatched)
      if (interval.kind === 'away') sayLength(pen, palette, band, from, Math.min(to, width), scene.lengthMs(interval))
    }
  }
}

function drawBlock(
  pen: Pen,
  palette: Palette,
  colour: string,
  { top, height }: Band,
  from: number,
  to: number,
  isHatched: boolean,
): void {
  pen.fillStyle = isHatched ? palette.paper : colour
  pen.strokeStyle = colour
  pen.lineWidth = 1
  pen.beginPath()
  pen.roundRect(from + 0.5, top + 1.5, to - from - 1, height - 3, 3)
  pen.fill()
  pen.stroke()
  if (isHatched) hatch(pen, colour, { x: from + 1, y: top + 2, width: to - from - 2, height: height - 4 }, 6)
}

/** Says inside a filled block how long it lasted, where there is room. */
function sayLength(pen: Pen, palette: Palette, band: Band, from: number, to: number, lengthMs: number): void {
  const words = sayDuration(lengthMs)
  pen.font = `600 11px ${palette.font}`
  const room = pen.measureText(words).width
  const left = Math.max(from, 0)
  if (to - left < room + 12) return
  pen.fillStyle = palette.paper
  pen.fillText(words, left + 6, band.top + band.height / 2 + 0.5)
}

/** Events that take no time, as one small mark for each pixel at most. */
export function drawMoments(pen: Pen, { scene, view, width, palette, layout }: Frame): void {
  const { timeline, bands } = scene
  for (const name of ['items', ...lasting] as const) {
    const band = bandOf(layout, name)
    if (band === null) continue
    const { atMs, row } = bands[name]
    const { top, height } = band
    const end = countBelow(atMs, view.toMs + 1)
    let drawn = -2
    for (let place = countBelow(atMs, view.fromMs); place < end; place++) {
      const x = Math.round(xOf(view, width, atMs[place] ?? 0))
      const told = timeline.rows[row[place] ?? -1]
      if (x <= drawn + 1 || told === undefined || isPartOfInterval(timeline, told)) continue
      drawn = x
      if (name === 'items') line(pen, palette.accent, x + 0.5, top - 2, x + 0.5, top + height + 2)
      else if (told.lane === 'receipts') line(pen, palette.good, x + 0.5, top + 2, x + 0.5, top + height - 2, 2)
      else {
        const colour = faultSeqs(timeline).has(told.seq) ? palette.problem : palette.soft
        diamond(pen, colour, palette.paper, x + 0.5, top + height / 2)
      }
    }
  }
}
