import { z } from 'zod'
import { AgenticKey } from './keys/agentic.ts'
import { EvaluationKey } from './keys/evaluation.ts'
import { RankingKey } from './keys/ranking.ts'
import { RubricKey } from './keys/rubric.ts'
import { SftKey } from './keys/sft.ts'
import { Id, Version } from './words.ts'

/**
 * The scorer's part of an item pack (docs/formats/item-pack-v1.md, section 3). Only a scoring worker reads it; it is
 * never shipped with a client. Each item type has its key in `keys/`.
 */

export const ItemKey = z.discriminatedUnion('type', [EvaluationKey, RankingKey, RubricKey, SftKey, AgenticKey])
export type ItemKey = Readonly<z.output<typeof ItemKey>>
/** The key of one item type. */
export type KeyOf<Type extends ItemKey['type']> = Extract<ItemKey, { readonly type: Type }>

export const PackKey = z.strictObject({
  format: z.literal('candor-scoring-key'),
  version: z.literal(1),
  packId: Id,
  packVersion: Version,
  keyVersion: Version,
  items: z.array(ItemKey).min(1).max(200),
})
export type PackKey = Readonly<z.output<typeof PackKey>>
