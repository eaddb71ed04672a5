import { z } from 'zod'
import { Pack } from '../pack/pack.ts'
import { FieldValue } from '../pack/response.ts'

/**
 * What an account is given that rates an attempt blind (docs/spec/review.md, RV9): the pack, the responses and its own
 * ratings, and nothing that would tell who wrote them, how, or what anybody else thinks.
 */
export const BlindReview = z.strictObject({
  attemptId: z.uuid(),
  pack: Pack,
  /** By `item-id.field-id`, and by `item-id.field-id.slot` for the texts of slots. */
  responses: z.record(z.string(), FieldValue),
  /** The newest of the account's own ratings of each item. */
  own: z.array(z.strictObject({ item: z.string(), score: z.int(), reason: z.string(), atMs: z.int() })),
  startedMs: z.int(),
  /** When every item was rated, or the account ended it; null while it runs. From then on the attempt can be opened. */
  endedMs: z.int().nullable(),
})
export type BlindReview = Readonly<z.output<typeof BlindReview>>
