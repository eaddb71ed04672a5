/** A few strokes that the lanes share. Coordinates are CSS pixels. */
export type Pen = CanvasRenderingContext2D

export function line(pen: Pen, colour: string, x1: number, y1: number, x2: number, y2: number, thickness = 1): void {
  pen.strokeStyle = colour
  pen.lineWidth = thickness
  pen.beginPath()
  pen.moveTo(x1, y1)
  pen.lineTo(x2, y2)
  pen.stroke()
}

export function diamond(pen: Pen, colour: string, edge: string, x: number, y: number): void {
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

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Fills a box with slanted lines. They are anchored to the page, so that they do not swim while one pans. */
export function hatch(pen: Pen, colour: string, { x, y, width, height }: Box, gap: number): void {
  pen.save()
  pen.beginPath()
  pen.rect(x, y, width, height)
  pen.clip()
  pen.strokeStyle = colour
  pen.lineWidth = 1
  pen.beginPath()
  for (let start = Math.floor((x - height) / gap) * gap; start < x + width; start += gap) {
    pen.moveTo(start, y + height)
    pen.lineTo(start + height, y)
  }
  pen.stroke()
  pen.restore()
}

/** Cuts words to a width in pixels. */
export function shorten(pen: Pen, words: string, room: number): string {
  const width = pen.measureText(words).width
  if (width <= room) return words
  return `${words.slice(0, Math.max(1, Math.floor((words.length * room) / width) - 1)).trimEnd()}…`
}
