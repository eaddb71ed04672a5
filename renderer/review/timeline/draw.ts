import { type SensorName, sensorNames } from '../../../shared/attempt/events.ts'
import { originOfTransfer } from '../../../shared/provenance/derive.ts'
import { countBelow } from '../../../shared/sorted.ts'
import { sayDuration } from '../../../shared/timeline/amounts.ts'
import type { Interval, TimedTransfer } from '../../../shared/timeline/model.ts'
import { clockSecond } from '../times.ts'
import { binWriting, inkOf, inks } from './bins.ts'
import { AXIS_HEIGHT, type Band, bandOf, SENSOR_HEIGHT, TIMELINE_HEIGHT } from './layout.ts'
import type { Palette } from './palette.ts'
import { endOf, faultSeqs, isPartOfInterval, type Scene } from './scene.ts'
import { type TimeView, ticksOf, xOf } from './view.ts'

/** What a frame shows beside the attempt itself. */
export interface Look {
  readonly view: TimeView
  /** CSS pixels. */
  readonly width: number
  readonly palette: Palette
  readonly itemTitle: (item: string) => string
  /** Each finding that found something, with its events. */
  readonly found: readonly { readonly title: string; readonly seqs: readonly number[] }[]
  readonly highlighted: readonly number[]
  /** Places in `timeline.rows`. */
  readonly pinned: number
  readonly pointed: number
}

const COLUMN = 3
const LABEL_GAP = 96
const HATCH_GAP = 6

/** Draws one frame. Cost depends on the width and on what is in view, not on the length of the attempt. */
export function drawTimeline(pen: CanvasRenderingContext2D, scene: Scene, look: Look): void {
  const { width, palette } = look
  pen.fillStyle = palette.paper
  pen.fillRect(0, 0, width, TIMELINE_HEIGHT)
  drawAxis(pen, look)
  drawCoverage(pen, scene, look)
  drawGaps(pen, scene, look)
  drawItems(pen, scene, look)
  drawWriting(pen, scene, look)
  drawLasting(pen, scene, look)
  drawMoments(pen, scene, look)
  drawTransfers(pen, scene, look)
  drawFindings(pen, scene, look)
  drawSelection(pen, scene, look)
}

function drawAxis(pen: CanvasRenderingContext2D, { view, width, palette }: Look): void {
  pen.font = `12px ${palette.font}`
  pen.textBaseline = 'middle'
  const { stepMs, atMs } = ticksOf(view, width, LABEL_GAP)
  for (const at of atMs) {
    const x = Math.round(xOf(view, width, at)) + 0.5
    line(pen, palette.line, x, AXIS_HEIGHT - 4, x, TIMELINE_HEIGHT)
    pen.fillStyle = palette.soft
    const label = stepMs < 1_000 ? `${clockSecond(at)}.${String(at % 1_000).padStart(3, '0')}` : clockSecond(at)
    const shown = stepMs >= 60_000 ? label.slice(0, 5) : label
    if (x + 60 < width) pen.fillText(shown, x + 4, AXIS_HEIGHT / 2)
  }
  line(pen, palette.line, 0, AXIS_HEIGHT - 0.5, width, AXIS_HEIGHT - 0.5)
}

function drawGaps(pen: CanvasRenderingContext2D, { timeline }: Scene, look: Look): void {
  const { view, width, palette } = look
  for (const gap of timeline.gaps) {
    const from = xOf(view, width, gap.fromMs)
    const to = Math.max(xOf(view, width, gap.toMs), from + 2)
    if (to < 0 || from > width) continue
    pen.fillStyle = palette.sunken
    pen.fillRect(from, AXIS_HEIGHT, to - from, TIMELINE_HEIGHT - AXIS_HEIGHT)
    hatch(pen, palette.lineStrong, from, AXIS_HEIGHT, to - from, TIMELINE_HEIGHT - AXIS_HEIGHT, 10)
    for (const x of [from, to])
      line(pen, palette.lineStrong, Math.round(x) + 0.5, AXIS_HEIGHT, Math.round(x) + 0.5, TIMELINE_HEIGHT)
    const words = `Not running, ${sayDuration(gap.toMs - gap.fromMs)}`
    pen.font = `600 12px ${palette.font}`
    const textWidth = pen.measureText(words).width
    if (to - from < textWidth + 16) continue
    const { top, height } = bandOf('writing')
    pen.fillStyle = palette.paper
    pen.fillRect((from + to - textWidth) / 2 - 6, top + height / 2 - 10, textWidth + 12, 20)
    pen.fillStyle = palette.ink
    pen.fillText(words, (from + to - textWidth) / 2, top + height / 2)
  }
}

function drawItems(pen: CanvasRenderingContext2D, { intervals }: Scene, look: Look): void {
  const { view, width, palette } = look
  const { top, height } = bandOf('items')
  pen.font = `12px ${palette.font}`
  for (const interval of intervals.items) {
    const from = xOf(view, width, interval.fromMs)
    const to = xOf(view, width, interval.toMs)
    if (to < 0 || from > width) continue
    pen.fillStyle = palette.accentWash
    pen.strokeStyle = palette.accent
    pen.lineWidth = 1
    pen.beginPath()
    pen.roundRect(from + 0.5, top + 0.5, Math.max(to - from - 1, 1), height - 1, 4)
    pen.fill()
    pen.stroke()
    const left = Math.max(from, 0) + 7
    const room = Math.min(to, width) - left - 6
    if (room < 24) continue
    pen.fillStyle = palette.ink
    pen.fillText(shorten(pen, look.itemTitle(interval.item ?? ''), room), left, top + height / 2 + 0.5)
  }
}

/** Cuts words to a width in pixels. */
function shorten(pen: CanvasRenderingContext2D, words: string, room: number): string {
  if (pen.measureText(words).width <= room) return words
  const share = room / pen.measureText(words).width
  return `${words.slice(0, Math.max(1, Math.floor(words.length * share) - 1)).trimEnd()}…`
}

/**
 * The ribbon of writing: columns of a few pixels, stacked by ink. Their height grows with the logarithm of what was
 * written, or one paste would flatten an hour of keys.
 */
function drawWriting(pen: CanvasRenderingContext2D, { timeline }: Scene, { view, width, palette }: Look): void {
  const { top, height } = bandOf('writing')
  const columns = Math.max(1, Math.ceil(width / COLUMN))
  const { amounts, most } = binWriting(timeline.writing, view, columns)
  const bottom = top + height
  line(pen, palette.line, 0, bottom - 0.5, width, bottom - 0.5)
  if (most === 0) return
  const scale = (height - 10) / Math.log1p(most)
  for (let column = 0; column < columns; column++) {
    let total = 0
    for (let ink = 0; ink < inks.length; ink++) total += amounts[column * inks.length + ink] ?? 0
    if (total === 0) continue
    const whole = Math.max(3, Math.log1p(total) * scale)
    let y = bottom
    for (const [place, ink] of inks.entries()) {
      const part = ((amounts[column * inks.length + place] ?? 0) / total) * whole
      if (part === 0) continue
      pen.fillStyle = palette.inks[ink]
      pen.fillRect(column * COLUMN, y - part, COLUMN - 1, part)
      y -= part
    }
  }
}

function drawLasting(pen: CanvasRenderingContext2D, { intervals }: Scene, look: Look): void {
  const colours: Readonly<Record<Exclude<Interval['kind'], 'item'>, string>> = {
    away: look.palette.caution,
    'not-fullscreen': look.palette.accent,
    locked: look.palette.soft,
    suspended: look.palette.soft,
    asked: look.palette.caution,
    'hand-raised': look.palette.accent,
    break: look.palette.soft,
    hung: look.palette.problem,
    offline: look.palette.lineStrong,
  }
  for (const name of ['focus', 'screen', 'prompts', 'faults', 'network'] as const) {
    const band = bandOf(name)
    const middle = Math.round(band.top + band.height / 2) + 0.5
    line(pen, look.palette.line, 0, middle, look.width, middle)
    let drawn = -1
    for (const interval of intervals[name]) {
      const from = xOf(look.view, look.width, interval.fromMs)
      const to = Math.max(xOf(look.view, look.width, interval.toMs), from + 3)
      if (to < 0 || from > look.width || to <= drawn) continue
      drawn = to
      if (interval.kind === 'item') continue
      drawBlock(pen, look.palette, colours[interval.kind], band, from, to, interval.kind)
    }
  }
}

/** Filled while elsewhere; hatched while out of reach or outside full screen, which says less. */
function drawBlock(
  pen: CanvasRenderingContext2D,
  palette: Palette,
  colour: string,
  { top, height }: Band,
  from: number,
  to: number,
  kind: Interval['kind'],
): void {
  const isHatched = kind === 'offline' || kind === 'not-fullscreen'
  pen.fillStyle = isHatched ? palette.paper : colour
  pen.strokeStyle = colour
  pen.beginPath()
  pen.roundRect(from + 0.5, top + 1.5, to - from - 1, height - 3, 3)
  pen.fill()
  pen.stroke()
  if (isHatched) hatch(pen, colour, from + 1, top + 2, to - from - 2, height - 4, HATCH_GAP)
}

/** Events that take no time, as one small mark for each pixel at most. */
function drawMoments(pen: CanvasRenderingContext2D, { bands, timeline }: Scene, { view, width, palette }: Look): void {
  for (const name of ['items', 'focus', 'screen', 'faults', 'network'] as const) {
    const { atMs, row } = bands[name]
    const { top, height } = bandOf(name)
    const end = countBelow(atMs, view.toMs + 1)
    let drawn = -2
    for (let place = countBelow(atMs, view.fromMs); place < end; place++) {
      const x = Math.round(xOf(view, width, atMs[place] ?? 0))
      const told = timeline.rows[row[place] ?? -1]
      if (x <= drawn + 1 || told === undefined || isPartOfInterval(timeline, told)) continue
      drawn = x
      if (name === 'items') line(pen, palette.accent, x + 0.5, top - 2, x + 0.5, top + height + 2)
      else if (told.lane === 'receipts') line(pen, palette.good, x + 0.5, top + 2, x + 0.5, top + height - 2, 2)
      else
        diamond(
          pen,
          faultSeqs(timeline).has(told.seq) ? palette.problem : palette.soft,
          palette.paper,
          x + 0.5,
          top + height / 2,
        )
    }
  }
}

/** Pastes and drops as flags above the ribbon; the larger the text the larger the flag. */
function drawTransfers(pen: CanvasRenderingContext2D, { timeline }: Scene, { view, width, palette }: Look): void {
  const { top, height } = bandOf('writing')
  let drawn = -4
  for (const transfer of timeline.transfers) {
    const x = Math.round(xOf(view, width, transfer.atMs))
    if (x < -8 || x > width + 8 || x < drawn + 3) continue
    drawn = x
    const colour = palette.inks[inkOfTransfer(transfer)]
    const size = Math.min(9, 5 + Math.sqrt(transfer.chars) / 12)
    line(pen, colour, x + 0.5, top + 1, x + 0.5, top + height, 1)
    pen.fillStyle = colour
    pen.beginPath()
    pen.moveTo(x, top)
    pen.lineTo(x + size * 1.3, top + size / 2)
    pen.lineTo(x, top + size)
    pen.fill()
  }
}

function inkOfTransfer(transfer: TimedTransfer) {
  return inkOf(originOfTransfer(transfer))
}

function drawCoverage(pen: CanvasRenderingContext2D, scene: Scene, { view, width, palette }: Look): void {
  const { top } = bandOf('coverage')
  for (const [place, sensor] of sensorNames.entries())
    drawSensor(pen, scene, sensor, top + place * SENSOR_HEIGHT, view, width, palette)
}

/** One sensor: a solid thread while it could see, hatched while it could not, nothing while no client ran. */
function drawSensor(
  pen: CanvasRenderingContext2D,
  { coverage }: Scene,
  sensor: SensorName,
  top: number,
  view: TimeView,
  width: number,
  palette: Palette,
): void {
  for (const span of coverage.get(sensor) ?? []) {
    const from = Math.max(xOf(view, width, span.fromMs), 0)
    const to = Math.min(xOf(view, width, span.toMs), width)
    if (to <= from || span.state === 'not-running') continue
    if (span.state === 'on') {
      pen.globalAlpha = 0.45
      pen.fillStyle = palette.accent
      pen.fillRect(from, top + 1, to - from, 2)
      pen.globalAlpha = 1
    } else {
      pen.fillStyle = palette.sunken
      pen.fillRect(from, top, to - from, SENSOR_HEIGHT - 1)
      hatch(pen, palette.lineStrong, from, top, to - from, SENSOR_HEIGHT - 1, 5)
    }
  }
}

/** Findings as brackets over the events that they rest on, with their titles where there is room. */
function drawFindings(pen: CanvasRenderingContext2D, { timeline }: Scene, { view, width, palette, found }: Look): void {
  const { top, height } = bandOf('findings')
  pen.font = `600 12px ${palette.font}`
  const brackets = found.flatMap(({ title, seqs }) => {
    const places = seqs.map((seq) => xOf(view, width, timeline.atMs[seq] ?? 0))
    return places.length === 0 ? [] : [{ title, from: Math.min(...places) - 4, to: Math.max(...places) + 4 }]
  })
  const taken: { readonly from: number; readonly to: number }[] = [...brackets]
  for (const { title, from, to } of brackets) {
    if (to < 0 || from > width) continue
    const y = top + 4.5
    line(pen, palette.caution, from, y, to, y, 2)
    for (const x of [from, to]) line(pen, palette.caution, x, y - 1, x, top + height, 2)
    const words = pen.measureText(title).width
    const start = [to + 6, from - 6 - words].find((left) => isFree(taken, left, left + words, width))
    if (start === undefined) continue
    taken.push({ from: start, to: start + words })
    pen.fillStyle = palette.caution
    pen.fillText(title, start, top + height / 2 + 0.5)
  }
}

function isFree(
  taken: readonly { readonly from: number; readonly to: number }[],
  from: number,
  to: number,
  width: number,
): boolean {
  return from >= 0 && to <= width && taken.every((other) => other.to + 4 <= from || other.from - 4 >= to)
}

function drawSelection(pen: CanvasRenderingContext2D, { timeline }: Scene, look: Look): void {
  for (const seq of look.highlighted)
    mark(pen, look, timeline.atMs[seq] ?? 0, timeline.atMs[seq] ?? 0, look.palette.caution, 1.5)
  for (const [place, thickness] of [
    [look.pointed, 1],
    [look.pinned, 2],
  ] as const) {
    const row = timeline.rows[place]
    if (row !== undefined) mark(pen, look, row.atMs, endOf(timeline, row), look.palette.ink, thickness)
  }
}

/** A line through every lane at a moment, and a wash over what lasts. */
function mark(
  pen: CanvasRenderingContext2D,
  { view, width }: Look,
  fromMs: number,
  toMs: number,
  colour: string,
  thickness: number,
): void {
  const from = xOf(view, width, fromMs)
  const to = xOf(view, width, toMs)
  if (to > from) {
    pen.globalAlpha = 0.1
    pen.fillStyle = colour
    pen.fillRect(from, AXIS_HEIGHT, to - from, TIMELINE_HEIGHT - AXIS_HEIGHT)
    pen.globalAlpha = 1
  }
  line(pen, colour, Math.round(from) + 0.5, AXIS_HEIGHT - 4, Math.round(from) + 0.5, TIMELINE_HEIGHT, thickness)
}

function line(
  pen: CanvasRenderingContext2D,
  colour: string,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  thickness = 1,
): void {
  pen.strokeStyle = colour
  pen.lineWidth = thickness
  pen.beginPath()
  pen.moveTo(x1, y1)
  pen.lineTo(x2, y2)
  pen.stroke()
}

function diamond(pen: CanvasRenderingContext2D, colour: string, edge: string, x: number, y: number): void {
  pen.fillStyle = colour
  pen.strokeStyle = edge
  pen.lineWidth = 1
  pen.beginPath()
  pen.moveTo(x, y - 5)
  pen.lineTo(x + 5, y)
  pen.lineTo(x, y + 5)
  pen.lineTo(x - 5, y)
  pen.closePath()
  pen.fill()
  pen.stroke()
}

function hatch(
  pen: CanvasRenderingContext2D,
  colour: string,
  x: number,
  y: number,
  width: number,
  height: number,
  gap: number,
): void {
  pen.save()
  pen.beginPath()
  pen.rect(x, y, width, height)
  pen.clip()
  pen.strokeStyle = colour
  pen.lineWidth = 1
  pen.beginPath()
  // Anchored to the page, so that the hatch does not swim while one pans.
  for (let start = Math.floor((x - height) / gap) * gap; start < x + width; start += gap) {
    pen.moveTo(start, y + height)
    pen.lineTo(start + height, y)
  }
  pen.stroke()
  pen.restore()
}
