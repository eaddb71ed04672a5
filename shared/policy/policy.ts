import { z } from 'zod'
import { SensorName } from '../attempt/events.ts'
import { IntakeRules } from '../intake/rules.ts'
import { IntegrityRules, LockdownLevel } from './integrity.ts'

/** How long an assessment may take (docs/spec/time.md). */
export const TimeRules = z.strictObject({
  /** Minutes for the whole assessment; null for no limit. */
  assessmentMinutes: z.int().positive().max(1_440).nullable(),
  /** Minutes by section id; a section that is not named has no limit of its own. */
  sectionMinutes: z.record(z.string(), z.int().positive().max(1_440)),
  /** While the candidate has left and the client is closed, the clock `stops`, or `runs` on. */
  whileAway: z.enum(['stops', 'runs']),
  breaks: z.strictObject({ count: z.int().min(0).max(20), minutes: z.int().min(1).max(120) }),
  /** Most minutes that one recorded outage gives back. */
  outageMinutes: z.int().min(0).max(1_440),
})
export type TimeRules = Readonly<z.output<typeof TimeRules>>

/** What an organisation has decided for an assessment; issued with the invitation and fixed for the attempt by digest. */
export const Policy = z.strictObject({
  version: z.literal(1),
  /** How much the client holds the computer: `observe` records only. */
  lockdown: LockdownLevel,
  isFullscreenAsked: z.boolean(),
  /** Sensors that are not used for this attempt, with the reason that the candidate and the reviewer read. */
  waived: z.array(z.strictObject({ sensor: SensorName, reason: z.string().min(1).max(200) })),
  /** Departures from the window that no finding counts: at most `count` of at most `awayMs` each. */
  toleratedFocusLoss: z.strictObject({ count: z.int().nonnegative(), awayMs: z.int().nonnegative() }),
  integrity: IntegrityRules,
  /** Left out where no conversation comes before the assessment (docs/spec/intake.md). */
  intake: IntakeRules.optional(),
  /** Null for no limits and no breaks to count. */
  time: TimeRules.nullable(),
  /** Attempts in all that one invitation allows, and the hours that must pass between the end of one and the next. */
  retake: z.strictObject({ attempts: z.int().min(1).max(10), cooldownHours: z.int().min(0).max(8_760) }),
  /** When the candidate may delete an attempt by themselves. */
  deletion: z.enum(['never', 'before-submission', 'always']),
  /** What the candidate is shown once the organisation releases results. */
  results: z.enum(['nothing', 'bands', 'scores']),
  retention: z.strictObject({ responsesDays: z.int().positive(), eventsDays: z.int().positive() }),
})
export type Policy = Readonly<z.output<typeof Policy>>

/** A document that the candidate agrees to; `digest` of its canonical form goes into the journal. */
export const ConsentDocument = z.strictObject({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  /** Who asks, in a sentence. */
  asks: z.string(),
  recorded: z.array(z.strictObject({ what: z.string(), why: z.string() })),
  neverRecorded: z.array(z.string()),
  retention: z.string(),
  rights: z.array(z.string()),
})
export type ConsentDocument = Readonly<z.output<typeof ConsentDocument>>
