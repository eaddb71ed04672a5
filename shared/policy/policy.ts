import { z } from 'zod'
import { SensorName } from '../attempt/events.ts'

/** What an organisation has decided for an assessment; issued with the invitation and fixed for the attempt by digest. */
export const Policy = z.strictObject({
  version: z.literal(1),
  /** How much the client holds the computer: `observe` records only. */
  lockdown: z.enum(['observe', 'restrict']),
  isFullscreenAsked: z.boolean(),
  /** Sensors that are not used for this attempt, with the reason that the candidate and the reviewer read. */
  waived: z.array(z.strictObject({ sensor: SensorName, reason: z.string().min(1).max(200) })),
  /** Departures from the window that no finding counts: at most `count` of at most `awayMs` each. */
  toleratedFocusLoss: z.strictObject({ count: z.int().nonnegative(), awayMs: z.int().nonnegative() }),
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
