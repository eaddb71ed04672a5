import { type Origin, origins } from '../../../shared/provenance/origins.ts'
import { countBelow } from '../../../shared/sorted.ts'
import type { Writing } from '../../../shared/timeline/model.ts'
import type { TimeView } from './view.ts'

/** Colours of the writing lane, from the bottom up; a drop has the colour of its source. */
export const inks = ['keys', 'own', 'stimulus', 'external', 'dictated', 'unattributed'] as const
export type Ink = (typeof inks)[number]

const inkOfOrigin: Readonly<Record<Origin, Ink>> = {
  typed: 'keys',
  composed: 'keys',
  replaced: 'keys',
  'pasted:own': 'own',
  'pasted:stimulus': 'stimulus',
  'pasted:external': 'external',
  'dropped:own': 'own',
  'dropped:stimulus': 'stimulus',
  'dropped:external': 'external',
  dictated: 'dictated',
  unattributed: 'unattributed',
}

export const inkOf = (origin: Origin): Ink => inkOfOrigin[origin]
const inkOfCode = Uint8Array.from(origins, (origin) => inks.indexOf(inkOfOrigin[origin]))

/** How much was written in each column of the lane: characters put in or taken out, by ink. */
export interface WritingBins {
  readonly columns: number
  /** `columns` rows of one number for each ink. */
  readonly amounts: Float64Array
  /** The largest column. */
  readonly most: number
}

/**
 * Sums the edits of a view into `columns` bins. Costs one binary search and one step for each edit in view, so a million
 * edits take a few milliseconds and a close look takes none.
 */
export function binWriting(writing: Writing, view: TimeView, columns: number): WritingBins {
  const amounts = new Float64Array(columns * inks.length)
  const totals = new Float64Array(columns)
  const scale = columns / (view.toMs - view.fromMs)
  const { atMs, origin, inserted, removed } = writing
  const end = countBelow(atMs, view.toMs)
  for (let edit = countBelow(atMs, view.fromMs); edit < end; edit++) {
    const column = Math.min(columns - 1, Math.floor(((atMs[edit] ?? 0) - view.fromMs) * scale))
    const amount = (inserted[edit] ?? 0) + (removed[edit] ?? 0)
    const place = column * inks.length + (inkOfCode[origin[edit] ?? 0] ?? 0)
    amounts[place] = (amounts[place] ?? 0) + amount
    totals[column] = (totals[column] ?? 0) + amount
  }
  let most = 0
  for (const total of totals) most = Math.max(most, total)
  return { columns, amounts, most }
}
