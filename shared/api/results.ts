import { z } from 'zod'
import { ItemType } from '../pack/pack.ts'
import { Basis } from './desk.ts'

/**
 * Results as the policy lets the candidate see them. `not-shown`: the policy hides them; `not-rated`: there are none yet;
 * `not-released`: the organisation has not released them. `types` and `items` are empty unless they are released, and
 * scores are null where the policy shows bands alone.
 */
export const Results = z.strictObject({
  state: z.enum(['not-shown', 'not-rated', 'not-released', 'released']),
  releasedMs: z.int().nullable(),
  types: z.array(
    z.strictObject({ type: ItemType, band: z.string(), score: z.number().nullable(), rated: z.int(), items: z.int() }),
  ),
  items: z.array(
    z.strictObject({
      item: z.string(),
      title: z.string(),
      type: ItemType,
      band: z.string(),
      score: z.number().nullable(),
      /** Who rated: the engine, or people (docs/spec/review.md, RV5). */
      basis: Basis,
    }),
  ),
})
export type Results = Readonly<z.output<typeof Results>>
