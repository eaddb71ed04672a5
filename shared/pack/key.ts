import { z } from 'zod'
import { FieldValue } from './response.ts'

/**
 * The scorer's part of an item pack (docs/formats/item-pack-v1.md, part two). Only a scoring worker reads it; it is
 * never shipped with a client.
 */

const Id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'ids are lower-case letters, digits and hyphens')
const Line = z.string().min(1).max(400)
const Passage = z.strictObject({ stimulus: Id, text: z.string().min(1).max(1_000) })
const Weight = z.number().positive().max(10)

/** Words in a row. A final `*` on a word stands for any ending; a leading `!` means that the text must negate it. */
const Phrase = z.string().regex(/^!?[\p{L}\p{N}][\p{L}\p{N} *.-]{0,80}$/u)

/** Alternatives; one is met when all its phrases occur. Synonyms are alternatives, so a person can read the list. */
export const Concept = z.array(z.array(Phrase).min(1).max(6)).min(1).max(60)
export type Concept = Readonly<z.output<typeof Concept>>

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

const Values = z.record(Id, FieldValue)

/** An authored answer with the rating that its author gave it and why; thresholds are set on these. */
export const Anchor = z.strictObject({
  id: Id,
  rating: z.int().min(1).max(5),
  values: Values,
  reason: z.string().min(1).max(800),
})
export type Anchor = Readonly<z.output<typeof Anchor>>

/** Share of all points, 0 to 1, from which a rating is reached: the cut points of this item, set on its anchors. */
export const Thresholds = z.strictObject({
  2: z.number().min(0).max(1),
  3: z.number().min(0).max(1),
  4: z.number().min(0).max(1),
  5: z.number().min(0).max(1),
})
export type Thresholds = Readonly<z.output<typeof Thresholds>>

const common = { item: Id, thresholds: Thresholds, anchors: z.array(Anchor).min(8).max(40) }

export const EvaluationKey = z.strictObject({
  type: z.literal('evaluation'),
  ...common,
  fields: z.strictObject({ rating: Id, findings: Id, verdict: Id }),
  /** The stimulus that is judged; quoting it as wrong where it is right is a false alarm. */
  judged: Id,
  goldErrors: z.array(GoldError).min(1).max(8),
  decoys: z.array(Decoy).min(2).max(8),
  goldRating: z.strictObject({ value: z.int().min(1).max(5), tolerance: z.int().min(0).max(2) }),
  verdict: z.strictObject({
    /** The decision that the findings demand, for example that the note must not be sent as it is. */
    decision: z.strictObject({ words: Line, concept: Concept }),
    /** Ids of the gold errors of which one should be named first, most serious. */
    mostSerious: z.array(Id).min(1),
  }),
})
export type EvaluationKey = Readonly<z.output<typeof EvaluationKey>>

/** A true statement about one response that a good justification may rest on. */
export const Claim = z.strictObject({
  id: Id,
  about: Id,
  dimension: Id,
  /** Completes "Said that …". */
  words: Line,
  /** What the candidate's own words must say. */
  concept: Concept,
  /** Passages that make the statement by being quoted. */
  quotes: z.array(Passage).max(6).optional(),
})
export type Claim = Readonly<z.output<typeof Claim>>

/** A statement about one response that is not true; making it costs points. */
export const FalseClaim = z.strictObject({
  id: Id,
  about: Id,
  /** A true statement about the same response in the same dimension loses its credit beside this one. */
  dimension: Id,
  words: Line,
  because: Line,
  concept: Concept,
})
export type FalseClaim = Readonly<z.output<typeof FalseClaim>>

const ClaimList = z.array(Id).min(1)

export const RankingKey = z.strictObject({
  type: z.literal('preference-ranking'),
  ...common,
  fields: z.strictObject({ order: Id, justification: Id, flip: Id }),
  goldOrder: z.array(z.array(Id).min(1)).min(2),
  /** Pairs that experts order either way; each order and a tie earn full credit. */
  closePairs: z.array(z.tuple([Id, Id])),
  dimensions: z.array(z.strictObject({ id: Id, words: Line })).min(1),
  requiredDimensions: z.int().min(1),
  claims: z.array(Claim).min(1).max(60),
  falseClaims: z.array(FalseClaim).max(40),
  /** What decides between first and second: a strength of the best response and a weakness of the one below it. */
  decisive: z.strictObject({ words: Line, strengths: ClaimList, weaknesses: ClaimList }),
  /** Credit only when both poles are named. */
  tradeOff: z.strictObject({ poles: z.tuple([Pole(), Pole()]) }),
  /** Changes that would turn the order, and which responses they would move. */
  flips: z
    .array(z.strictObject({ id: Id, words: Line, condition: Concept, moves: z.array(Id).min(1) }))
    .min(1)
    .max(12),
})
export type RankingKey = Readonly<z.output<typeof RankingKey>>

function Pole() {
  return z.strictObject({ words: Line, claims: ClaimList })
}

export const ItemKey = z.discriminatedUnion('type', [EvaluationKey, RankingKey])
export type ItemKey = Readonly<z.output<typeof ItemKey>>

export const PackKey = z.strictObject({
  format: z.literal('candor-scoring-key'),
  version: z.literal(1),
  packId: Id,
  packVersion: z.string().regex(/^\d+\.\d+\.\d+$/),
  keyVersion: z.string().regex(/^\d+\.\d+\.\d+$/),
  items: z.array(ItemKey).min(1).max(200),
})
export type PackKey = Readonly<z.output<typeof PackKey>>
