import { type SensorName, sensorNames } from '../../../shared/attempt/events.ts'
import { sensorLabels } from '../../../shared/timeline/labels.ts'
import type { Timeline } from '../../../shared/timeline/model.ts'

/**
 * One line of the coverage band (T23): sensors that were on all the time of the assessment are one calm line; those that never were are one
 * line for each reason there is for it; each sensor with holes has a line of its own.
 */
export interface CoverageRow {
  readonly label: string
  readonly sensors: readonly SensorName[]
  readonly kind: 'calm' | 'holes' | 'never'
}

/** Sensors with holes that have a line of their own while the band is folded. */
const MOST_HOLES = 6

const neverLabels = { unsupported: 'not on this system', off: 'off', waived: 'waived' } as const
type Never = keyof typeof neverLabels

interface Seen {
  readonly sensor: SensorName
  readonly onMs: number
  readonly offMs: number
  /** The state in which it was for longest while it was not on. */
  readonly state: Never
}

export function createCoverageRows(timeline: Timeline, isExpanded: boolean): readonly CoverageRow[] {
  const seen = sensorNames.flatMap((sensor) => look(sensor, timeline) ?? [])
  const calm = seen.filter(({ offMs }) => offMs === 0)
  const never = seen.filter(({ onMs, offMs }) => onMs === 0 && offMs > 0)
  const holes = seen
    .filter(({ onMs, offMs }) => onMs > 0 && offMs > 0)
    .toSorted((one, other) => other.offMs - one.offMs)
  const one =
    (kind: CoverageRow['kind']) =>
    (of: Seen): CoverageRow => ({
      label: sensorLabels[of.sensor],
      sensors: [of.sensor],
      kind,
    })
  if (isExpanded) return [...calm.map(one('calm')), ...holes.map(one('holes')), ...never.map(one('never'))]
  const group = (kind: CoverageRow['kind'], of: readonly Seen[], words: string): CoverageRow[] => {
    const [first] = of
    if (first === undefined) return []
    if (of.length === 1 && kind !== 'calm') return [one(kind)(first)]
    return [{ label: `${of.length} ${words}`, sensors: of.map(({ sensor }) => sensor), kind }]
  }
  return [
    ...group('calm', calm, 'watching throughout'),
    ...holes.slice(0, MOST_HOLES).map(one('holes')),
    ...group('holes', holes.slice(MOST_HOLES), 'more with holes'),
    ...(['unsupported', 'off', 'waived'] as const).flatMap((state) =>
      group(
        'never',
        never.filter((of) => of.state === state),
        neverLabels[state],
      ),
    ),
  ]
}

/** From the start of the assessment to its submission: sensors begin with the one and end with the other. */
function look(sensor: SensorName, { coverage, startedMs, submittedMs, ...whole }: Timeline): Seen | null {
  const [startMs, endMs] = [startedMs ?? whole.fromMs, submittedMs ?? whole.toMs]
  const times = { on: 0, off: 0, unsupported: 0, waived: 0 }
  for (const { sensor: of, state, fromMs, toMs } of coverage)
    if (of === sensor && state !== 'not-running')
      times[state] += Math.max(0, Math.min(toMs, endMs) - Math.max(fromMs, startMs))
  const { on, ...blind } = times
  const offMs = blind.off + blind.unsupported + blind.waived
  if (on + offMs === 0) return null
  const state = (['unsupported', 'waived', 'off'] as const).reduce((most, next) =>
    blind[next] > blind[most] ? next : most,
  )
  return { sensor, onMs: on, offMs, state }
}
