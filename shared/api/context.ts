import { z } from 'zod'

/** Fewer attempts than this are no distribution: then none is shown (docs/spec/review.md, RV14). */
export const MIN_COHORT = 5

const Spread = z.strictObject({
  /** From the smallest to the largest, without names; empty below `MIN_COHORT`. */
  values: z.array(z.number()),
  /** The attempt's own; null where it is not known. */
  own: z.number().nullable(),
  /** Attempts of the cohort that an earlier version scored without this fact. */
  unknown: z.int(),
})
export type Spread = Readonly<z.output<typeof Spread>>

const RuleCounts = z.strictObject({
  rule: z.string(),
  found: z.int(),
  notFound: z.int(),
  cannotTell: z.int(),
  /** What the rule says about this attempt; null where it was not asked. */
  own: z.string().nullable(),
})
export type RuleCounts = Readonly<z.output<typeof RuleCounts>>

/** An attempt among the scored ones of its assessment and project. */
export const AttemptContextReply = z.strictObject({
  project: z.string(),
  assessment: z.string(),
  /** Scored attempts in it, this one included. */
  count: z.int(),
  /** Minutes from start to submission, pauses included. */
  minutes: Spread,
  /** Shares of all characters, 0 to 1, by what they show. */
  shares: z.strictObject({ external: Spread, stimulus: Spread, own: Spread, unattributed: Spread }),
  /** Empty below `MIN_COHORT`. Versions of a rule count together; each says what it found. */
  rules: z.array(RuleCounts),
})
export type AttemptContextReply = Readonly<z.output<typeof AttemptContextReply>>
