import type { Source } from '../../../shared/provenance/origins.ts'
import type { TimedTransfer, Timeline } from '../../../shared/timeline/model.ts'
import { binWriting, type Ink, inks } from '../timeline/bins.ts'

/** A stretch of time that a picture shows; UTC milliseconds. */
export interface Stretch {
  readonly fromMs: number
  readonly toMs: number
}

/** Letters of the flags over pastes and drops, so that they are told apart without colour. */
const letters: Readonly<Record<Source | 'mixed', string>> = {
  own: 'o',
  stimulus: 'q',
  external: 'X',
  unattributed: 'U',
  mixed: 'o',
}

/** A paste, drop or quotation on the picture; those from outside and those without an origin carry a number. */
export interface Flag {
  readonly transfer: TimedTransfer
  readonly label: string
}

/** Names the flags: `o` own text, `q` of the question, `X1` from outside, `U1` without an origin, numbered in time. */
export function flagsOf({ transfers }: Timeline): readonly Flag[] {
  const counts = new Map<string, number>()
  return transfers.map((transfer) => {
    const letter = letters[transfer.source]
    if (letter === 'o' || letter === 'q') return { transfer, label: letter }
    const number = (counts.get(letter) ?? 0) + 1
    counts.set(letter, number)
    return { transfer, label: `${letter}${number}` }
  })
}

const steps = [1, 2, 5, 10, 15, 30, 60, 120, 240].map((minutes) => minutes * 60_000)

/** The distance of marks on an axis, so that there are at most `most` of them. */
export function stepOf({ fromMs, toMs }: Stretch, most: number): number {
  const lengthMs = toMs - fromMs
  return steps.find((step) => lengthMs / step <= most) ?? Math.ceil(lengthMs / most / 3_600_000) * 3_600_000
}

/** Moments of the marks, counted from `zeroMs`, within a stretch. */
export function marksOf(stretch: Stretch, zeroMs: number, most: number): readonly number[] {
  const step = stepOf(stretch, most)
  const first = Math.ceil((stretch.fromMs - zeroMs) / step)
  const last = Math.floor((stretch.toMs - zeroMs) / step)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => zeroMs + (first + index) * step)
}

/** Where a moment stands on a picture of `width` units. */
export function placeOf(atMs: number, { fromMs, toMs }: Stretch, width: number): number {
  return toMs === fromMs ? 0 : ((atMs - fromMs) / (toMs - fromMs)) * width
}

/** What was written in a column with one ink, as a bar over the ground. */
export interface Bar {
  readonly column: number
  readonly ink: Ink
  /** Where it begins above the ground, and how high it is. */
  readonly from: number
  readonly height: number
}

/**
 * The writing as stacked bars, at most `mostHeight` high. Heights grow with the square root of the amount, as on the page,
 * or one paste would flatten all typing.
 */
export function barsOf({ writing }: Timeline, stretch: Stretch, columns: number, mostHeight: number): readonly Bar[] {
  const { amounts, most } = binWriting(writing, stretch, columns)
  const scale = most === 0 ? 0 : mostHeight / Math.sqrt(most)
  const bars: Bar[] = []
  for (let column = 0; column < columns; column++) {
    const own = amounts.subarray(column * inks.length, (column + 1) * inks.length)
    const total = own.reduce((sum, amount) => sum + amount, 0)
    let from = 0
    for (const [place, ink] of inks.entries()) {
      const amount = own[place] ?? 0
      if (amount === 0) continue
      const height = Math.max(1, (Math.sqrt(total) * scale * amount) / total)
      bars.push({ column, ink, from, height })
      from += height
    }
  }
  return bars
}
