import { z } from 'zod'
import { Id, Line } from '../words.ts'
import { Concept, common, Passage } from './common.ts'

/** A true statement about one response that a good justification may rest on. */
export const Claim = z.strictObject({
  id: Id,
  about: Id,
  dimension: Id,
  /** Completes "Said that …". */
  words: Line,
  /** Fits many items ("keeps all the rules", "is friendly"): counts, but shows alone that nothing was looked at. */
  isGeneral: z.boolean().optional(),
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
