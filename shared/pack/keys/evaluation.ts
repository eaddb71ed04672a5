import { z } from 'zod'
import { Id, Line } from '../words.ts'
import { Concept, common, Passage, Weight } from './common.ts'

export const Severity = z.enum(['minor', 'major', 'critical'])
export type Severity = z.output<typeof Severity>

/** A real error of the stimulus. It is found by quoting it or by naming it (`locators`), explained by `reasons`. */
export const GoldError = z.strictObject({
  id: Id,
  /** Completes "Found …", for example "the wrong opening year in the first paragraph". */
  words: Line,
  quotes: z.array(Passage).min(1).max(6),
  locators: Concept,
  reasons: Concept,
  severity: Severity,
  acceptedSeverities: z.array(Severity).min(1),
  weight: Weight,
})
export type GoldError = Readonly<z.output<typeof GoldError>>

/** A passage that looks wrong and is right; calling it an error costs points. */
export const Decoy = z.strictObject({
  id: Id,
  /** Completes "Called … an error". */
  words: Line,
  /** Why it is right, for the recruiter. */
  because: Line,
  quotes: z.array(Passage).min(1).max(6),
  locators: Concept,
})
export type Decoy = Readonly<z.output<typeof Decoy>>

export const EvaluationKey = z.strictObject({
  type: z.literal('evaluation'),
  ...common,
  /** `findings` is a list of problems in words or highlights with comments; each rating field has a gold rating below. */
  fields: z.strictObject({ findings: Id, verdict: Id }),
  /** The stimulus that is judged; quoting it as wrong where it is right is a false alarm. */
  judged: Id,
  goldErrors: z.array(GoldError).min(1).max(8),
  decoys: z.array(Decoy).min(2).max(8),
  /** What each rating should be, given the errors. */
  ratings: z
    .array(z.strictObject({ field: Id, value: z.int().min(1).max(5), tolerance: z.int().min(0).max(2) }))
    .min(1)
    .max(6),
  verdict: z.strictObject({
    /** The decision that the findings demand, for example that the note must not be sent as it is. */
    decision: z.strictObject({ words: Line, concept: Concept }),
    /** Ids of the gold errors of which one should be named first, most serious. */
    mostSerious: z.array(Id).min(1),
  }),
})
export type EvaluationKey = Readonly<z.output<typeof EvaluationKey>>
