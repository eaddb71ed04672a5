import type { Finding } from '../../../shared/findings/model.ts'
import { type TimeView, xOf } from './view.ts'

/** A finding that found something, over the events that it uses. Times are axis milliseconds. */
export interface Found {
  readonly rule: string
  readonly title: string
  readonly fromMs: number
  readonly toMs: number
  readonly seqs: readonly number[]
}

export function listFound(findings: readonly Finding[], axisMs: ArrayLike<number>): readonly Found[] {
  return findings.flatMap(({ answer, rule, title, inputs }) => {
    if (answer !== 'found' || inputs.length === 0) return []
    let [fromMs, toMs] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const seq of inputs) {
      fromMs = Math.min(fromMs, axisMs[seq] ?? fromMs)
      toMs = Math.max(toMs, axisMs[seq] ?? toMs)
    }
    return [{ rule, title, fromMs, toMs, seqs: inputs }]
  })
}

/** A bracket as it is drawn: its row, its ends and where its title stands; null where there is no room for it. */
export interface Bracket {
  readonly found: Found
  readonly row: number
  readonly from: number
  readonly to: number
  readonly titleAt: number | null
}

/** How far a bracket reaches around its events, in pixels. */
const REACH = 4
const SPACE = 8

/** Rows that the brackets take where the whole attempt is in view, so that zooming does not move the lanes. */
export function countBracketRows(found: readonly Found[], whole: TimeView, width: number, most: number): number {
  const brackets = placeBrackets(found, whole, Math.max(width, 300), most, (title) => title.length * USUAL_LETTER)
  return 1 + brackets.reduce((highest, { row }) => Math.max(highest, row), 0)
}

/** Width of a letter of a title in pixels, for counting rows before anything is drawn. */
const USUAL_LETTER = 5.2

/**
 * Puts brackets into at most `rows` rows so that neither they nor their titles lie on each other. A title stands inside its
 * bracket, or beside it; a bracket that finds no free row shares the last one without its title.
 */
export function placeBrackets(
  found: readonly Found[],
  view: TimeView,
  width: number,
  rows: number,
  widthOf: (title: string) => number,
): readonly Bracket[] {
  const taken: { readonly row: number; readonly from: number; readonly to: number }[] = []
  const isFree = (row: number, from: number, to: number) =>
    taken.every((other) => other.row !== row || other.to + SPACE <= from || other.from - SPACE >= to)
  return found.flatMap((one): readonly Bracket[] => {
    const from = xOf(view, width, one.fromMs) - REACH
    const to = xOf(view, width, one.toMs) + REACH
    if (to < 0 || from > width) return []
    const words = widthOf(one.title)
    const [left, right] = [Math.max(from, 0), Math.min(to, width)]
    const places = right - left > words + 2 * SPACE ? [left + SPACE] : [right + SPACE - 2, left - words - SPACE + 2]
    for (let row = 0; row < rows; row++)
      for (const at of places) {
        const [start, end] = [Math.min(left, at), Math.max(right, at + words)]
        if (at < 0 || at + words > width || !isFree(row, start, end)) continue
        taken.push({ row, from: start, to: end })
        return [{ found: one, row, from, to, titleAt: at }]
      }
    const row = Math.max(
      0,
      Array.from({ length: rows }, (_, place) => place).findIndex((place) => isFree(place, left, right)),
    )
    taken.push({ row, from: left, to: right })
    return [{ found: one, row, from, to, titleAt: null }]
  })
}
