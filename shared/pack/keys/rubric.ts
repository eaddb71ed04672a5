import { z } from 'zod'
import { Id, Line } from '../words.ts'
import { Concept, common, Passage, Weight } from './common.ts'

/** What is asked: a rubric from scratch, the repair of a bad one, or a grading that reports what cannot be graded. */
export const RubricTask = z.enum(['author', 'repair', 'apply'])
export type RubricTask = z.output<typeof RubricTask>

export const flawKinds = [
  'double-barrelled',
  'subjective',
  'not-self-contained',
  'duplicate',
  'flat-points',
  'leak',
] as const
/** What can be wrong with a criterion or a rubric; `shared/scoring/flaw-words.ts` lists how each is said. */
export const FlawKind = z.enum(flawKinds)
export type FlawKind = z.output<typeof FlawKind>

/** One thing that a rubric for the request should check. A row of the candidate's counts for one aspect at most. */
export const Aspect = z.strictObject({
  id: Id,
  /** Completes "Has a criterion for …", for example "the refund of $24". */
  words: Line,
  /** What a row about it says. */
  concept: Concept,
  /** The value that a row must state to be graded without the request. */
  facts: Concept.optional(),
  /** Words that turn a row about it into its opposite, beside "does not" and the like: `longer`, `more than`. */
  opposites: Concept.optional(),
  /** True for what a response should do, false for what it should not. */
  isWanted: z.boolean(),
  importance: z.int().min(1).max(3),
  /** The points that the row should carry, where the item fixes them. */
  points: z.strictObject({ min: z.int().min(-10).max(10), max: z.int().min(-10).max(10) }).optional(),
})
export type Aspect = Readonly<z.output<typeof Aspect>>

/** A statement that the written part should make: a flaw of a criterion, or what one criterion comes to. */
export const RubricFinding = z.strictObject({
  id: Id,
  /** Completes "Said that …". */
  words: Line,
  weight: Weight,
  /** Where it is, in words ("R2", "row 2"); left out when any sentence may make the statement. */
  locators: Concept.optional(),
  /** Passages that are the evidence; quoting one also says which criterion is meant. */
  quotes: z.array(Passage).max(6).optional(),
  /** Evidence in a few words, too short to be found as a quote. */
  facts: Concept.optional(),
  /** Kinds of flaw of which one must be named. */
  kinds: z.array(FlawKind).max(3),
  /** Other words that make the statement. */
  reasons: Concept.optional(),
  /** The opposite statement, which is not true, and why it is not. */
  opposite: z.strictObject({ concept: Concept, because: Line }).optional(),
})
export type RubricFinding = Readonly<z.output<typeof RubricFinding>>

/** A criterion that is right as it stands; finding fault with it costs points. */
export const RubricDecoy = z.strictObject({
  id: Id,
  /** Completes "Found fault with …". */
  words: Line,
  because: Line,
  locators: Concept,
  quotes: z.array(Passage).max(6).optional(),
})
export type RubricDecoy = Readonly<z.output<typeof RubricDecoy>>

export const RubricKey = z.strictObject({
  type: z.literal('rubric'),
  ...common,
  task: RubricTask,
  fields: z.strictObject({
    criteria: Id,
    text: Id,
    /** The multiple choice of criteria that cannot be graded; task `apply` only. */
    picks: Id.optional(),
    /** The choice of the total; task `apply` only. */
    total: Id.optional(),
  }),
  aspects: z.array(Aspect).min(2).max(12),
  /** How many aspects are enough for full credit; the most important ones set how much that is. */
  enoughAspects: z.int().min(1).max(12),
  /** How many stated facts and quoted passages are enough for full credit. */
  enoughEvidence: z.int().min(1).max(12),
  findings: z.array(RubricFinding).min(1).max(12),
  decoys: z.array(RubricDecoy).max(6),
  /** Rows of a rubric on the page that may be kept word for word, and rows that are copied with their fault. */
  keptRows: z.array(Passage).max(8),
  flawedRows: z.array(Passage).max(8),
  /** Options that should be picked, and the option that is the total. */
  picks: z.array(Id).max(6),
  total: Id.optional(),
})
export type RubricKey = Readonly<z.output<typeof RubricKey>>
