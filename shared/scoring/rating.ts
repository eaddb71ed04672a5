import { z } from 'zod'

/** A passage of a response that earned or cost something; offsets are UTF-16 units of the text as the candidate wrote it. */
export const MatchedSpan = z.strictObject({
  /** Field id within the item. */
  field: z.string(),
  from: z.int().nonnegative(),
  to: z.int().nonnegative(),
  /** In words that a recruiter can read. */
  why: z.string(),
  /** The passage of the stimulus that it matches, where it quotes one. */
  stimulus: z.string().optional(),
})
export type MatchedSpan = Readonly<z.output<typeof MatchedSpan>>

/** One reason behind a rating: how much of `max` was earned, and why, in words. */
export const RatingComponent = z.strictObject({
  name: z.string(),
  value: z.number(),
  max: z.number(),
  words: z.string(),
})
export type RatingComponent = Readonly<z.output<typeof RatingComponent>>

/** What a rater says about one item's responses (docs/scoring.md). `score` is null when nothing could be rated. */
export const ItemRating = z.strictObject({
  item: z.string(),
  isScorable: z.boolean(),
  score: z.number().min(1).max(5).nullable(),
  band: z.string(),
  confidence: z.enum(['low', 'medium', 'high']),
  components: z.array(RatingComponent),
  matchedSpans: z.array(MatchedSpan),
  caps: z.array(z.strictObject({ name: z.string(), words: z.string() })),
  engineVersion: z.string(),
  keyVersion: z.string(),
})
export type ItemRating = Readonly<z.output<typeof ItemRating>>
