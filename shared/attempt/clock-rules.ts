import type { Pack } from '../pack/pack.ts'
import { type Accommodation, noAccommodation } from '../policy/accommodation.ts'
import type { TimeRules } from '../policy/policy.ts'

const MINUTE_MS = 60_000

/** What the clock of one attempt goes by: policy, accommodation and pack, worked out once. Times are milliseconds. */
export interface ClockRules {
  /** Null for no limit. */
  readonly assessmentMs: number | null
  /** By section id; only sections with a limit of their own. */
  readonly sectionMs: ReadonlyMap<string, number>
  readonly runsWhileAway: boolean
  readonly outageMs: number
  readonly breaks: { readonly count: number; readonly lengthMs: number }
  readonly extraTimePercent: number
  /** Section of each item, by item id. */
  readonly sectionOfItem: ReadonlyMap<string, string>
}

/** Works out the rules (docs/spec/time.md, TM3, TM10, TM12). */
export function clockRules(
  time: TimeRules | null,
  accommodation: Accommodation | null,
  pack: Pick<Pack, 'sections'>,
): ClockRules {
  const { extraTimePercent, extraBreaks, breakMinutes } = accommodation ?? noAccommodation
  const lengthen = (minutes: number) => Math.round((minutes * MINUTE_MS * (100 + extraTimePercent)) / 100)
  const lengthMs = Math.max(time?.breaks.minutes ?? 0, breakMinutes) * MINUTE_MS
  const known = new Set(pack.sections.map((section) => section.id))
  const limits = Object.entries(time?.sectionMinutes ?? {}).filter(([section]) => known.has(section))
  return {
    assessmentMs: time === null || time.assessmentMinutes === null ? null : lengthen(time.assessmentMinutes),
    sectionMs: new Map(limits.map(([section, minutes]) => [section, lengthen(minutes)])),
    runsWhileAway: time?.whileAway === 'runs',
    outageMs: (time?.outageMinutes ?? 0) * MINUTE_MS,
    breaks: { count: lengthMs === 0 ? 0 : (time?.breaks.count ?? 0) + extraBreaks, lengthMs },
    extraTimePercent,
    sectionOfItem: new Map(pack.sections.flatMap(({ id, items }) => items.map((item) => [item.id, id] as const))),
  }
}
