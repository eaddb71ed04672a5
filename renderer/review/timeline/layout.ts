import type { Row } from '../../../shared/timeline/model.ts'
import type { CoverageRow } from './coverage-rows.ts'

/** Lanes as they are drawn, from the candidate outwards. */
export const bandNames = [
  'findings',
  'marks',
  'items',
  'writing',
  'focus',
  'screen',
  'prompts',
  'faults',
  'network',
  'coverage',
] as const
export type BandName = (typeof bandNames)[number]

export const bandLabels: Readonly<Record<BandName, string>> = {
  findings: 'Findings',
  marks: 'Replies, notes',
  items: 'Items',
  writing: 'Writing',
  focus: 'Focus',
  screen: 'Displays, sleep',
  prompts: 'Shortcuts, prompts',
  faults: 'Client, faults',
  network: 'Network, receipts',
  coverage: 'Could see',
}

export interface Band {
  readonly name: BandName
  readonly top: number
  readonly height: number
}

/** Where everything on the canvas stands, in CSS pixels. */
export interface Layout {
  readonly bands: readonly Band[]
  readonly height: number
  readonly coverageRows: readonly CoverageRow[]
}

export const AXIS_HEIGHT = 22
export const FINDING_HEIGHT = 17
/** Rows of brackets at most; more would push the lanes away. */
export const FINDING_ROWS = 3
/** Height of one line of the coverage band. */
export const COVERAGE_HEIGHT = 13
const SPACE = 4

export interface LayoutNeeds {
  /** Rows of brackets. */
  readonly findingRows: number
  readonly hasMarks: boolean
  readonly coverageRows: readonly CoverageRow[]
}

export function createLayout({ findingRows, hasMarks, coverageRows }: LayoutNeeds): Layout {
  const heights: Readonly<Record<BandName, number>> = {
    findings: findingRows * FINDING_HEIGHT,
    marks: hasMarks ? 15 : 0,
    items: 20,
    writing: 46,
    focus: 16,
    screen: 13,
    prompts: 13,
    faults: 13,
    network: 13,
    coverage: coverageRows.length * COVERAGE_HEIGHT,
  }
  let top = AXIS_HEIGHT
  const bands = bandNames.flatMap((name): readonly Band[] => {
    if (heights[name] === 0) return []
    const band = { name, top, height: heights[name] }
    top += band.height + SPACE
    return [band]
  })
  return { bands, height: top, coverageRows }
}

/** The band of a name; null where this attempt has none. */
export function bandOf({ bands }: Layout, name: BandName): Band | null {
  return bands.find((band) => band.name === name) ?? null
}

/** The band at a height; the space below a band belongs to it. Null on the axis. */
export function bandAt({ bands }: Layout, y: number): Band | null {
  return bands.findLast((band) => y >= band.top) ?? null
}

/** The line of the coverage band at a height; null elsewhere. */
export function coverageRowAt(layout: Layout, y: number): CoverageRow | null {
  const band = bandOf(layout, 'coverage')
  if (band === null || y < band.top) return null
  return layout.coverageRows[Math.floor((y - band.top) / COVERAGE_HEIGHT)] ?? null
}

/** The band in which a row of the list is drawn. */
export function bandOfRow({ lane }: Row): Exclude<BandName, 'findings' | 'marks'> {
  return lane === 'receipts' ? 'network' : lane
}
