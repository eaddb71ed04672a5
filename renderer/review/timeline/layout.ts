import { type SensorName, sensorNames } from '../../../shared/attempt/events.ts'
import type { Row } from '../../../shared/timeline/model.ts'

/** Lanes as they are drawn, from the candidate outwards. */
export const bandNames = [
  'findings',
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
  items: 'Items',
  writing: 'Writing',
  focus: 'Focus',
  screen: 'Screen, sleep',
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

export const AXIS_HEIGHT = 22
/** Height of one sensor in the coverage band. */
export const SENSOR_HEIGHT = 3
const heights: Readonly<Record<BandName, number>> = {
  findings: 16,
  items: 20,
  writing: 42,
  focus: 15,
  screen: 15,
  prompts: 15,
  faults: 15,
  network: 15,
  coverage: sensorNames.length * SENSOR_HEIGHT,
}
const SPACE = 4

function stack(): { readonly bands: readonly Band[]; readonly height: number } {
  let top = AXIS_HEIGHT
  const bands = bandNames.map((name): Band => {
    const band = { name, top, height: heights[name] }
    top += band.height + SPACE
    return band
  })
  return { bands, height: top }
}

const stacked = stack()
export const bands = stacked.bands
/** Height of the whole timeline in CSS pixels. */
export const TIMELINE_HEIGHT = stacked.height

export function bandOf(name: BandName): Band {
  const band = bands.find((candidate) => candidate.name === name)
  if (band === undefined) throw new Error(`there is no band ${name}`)
  return band
}

/** The band at a height; the space below a band belongs to it. Null on the axis. */
export function bandAt(y: number): Band | null {
  return bands.findLast((band) => y >= band.top) ?? null
}

/** The sensor at a height within the coverage band. */
export function sensorAt(y: number): SensorName | null {
  return sensorNames[Math.floor((y - bandOf('coverage').top) / SENSOR_HEIGHT)] ?? null
}

/** The band in which a row of the list is drawn. */
export function bandOfRow({ lane }: Row): BandName {
  return lane === 'receipts' ? 'network' : lane
}
