import { z } from 'zod'

/**
 * The candidate's part of an item pack: everything that a client may show, and no key material
 * (docs/formats/item-pack-v1.md). The scorer's part is in `key.ts` and never leaves the scoring workers.
 */

const Id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'ids are lower-case letters, digits and hyphens')
const Line = z.string().min(1).max(400)
const Prose = z.string().min(1).max(20_000)

export const ItemType = z.enum(['evaluation', 'preference-ranking'])
export type ItemType = z.output<typeof ItemType>

/** What the candidate reads. `id` names the passage in quotes, copies and keys; text is plain, blank lines part paragraphs. */
export const Stimulus = z.strictObject({
  id: Id,
  kind: z.enum(['prompt', 'response', 'source-note']),
  label: Line,
  text: Prose,
})
export type Stimulus = Readonly<z.output<typeof Stimulus>>

const field = { id: Id, label: Line, help: Line.optional() }
export const LongTextField = z.strictObject({
  ...field,
  kind: z.literal('long-text'),
  minWords: z.int().min(1).max(2_000),
  maxWords: z.int().min(1).max(5_000),
})
export const RatingField = z.strictObject({
  ...field,
  kind: z.literal('rating'),
  /** What 1 and 5 mean; every rating runs from 1 to 5. */
  lowLabel: Line,
  highLabel: Line,
})
export const OrderingField = z.strictObject({
  ...field,
  kind: z.literal('ordering'),
  options: z
    .array(z.strictObject({ id: Id, label: Line }))
    .min(2)
    .max(8),
  areTiesAllowed: z.boolean(),
})
export const Field = z.discriminatedUnion('kind', [LongTextField, RatingField, OrderingField])
export type Field = Readonly<z.output<typeof Field>>

export const Item = z.strictObject({
  id: Id,
  type: ItemType,
  title: Line,
  instructions: Prose,
  stimuli: z.array(Stimulus).min(1).max(12),
  fields: z.array(Field).min(1).max(12),
  targetMinutes: z.int().min(1).max(60),
})
export type Item = Readonly<z.output<typeof Item>>

export const Section = z.strictObject({ id: Id, title: Line, items: z.array(Item).min(1).max(20) })
export type Section = Readonly<z.output<typeof Section>>

export const Pack = z.strictObject({
  format: z.literal('candor-item-pack'),
  version: z.literal(1),
  id: Id,
  packVersion: z.string().regex(/^\d+\.\d+\.\d+$/),
  title: Line,
  /** BCP 47 tag of the language that the items are written in. */
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  sections: z.array(Section).min(1).max(10),
})
export type Pack = Readonly<z.output<typeof Pack>>

/** One row of the assessment's field table: a journal names a field by its place in this table. */
export interface FieldEntry {
  /** `item-id.field-id`, unique in a pack. */
  readonly key: string
  readonly item: Item
  readonly field: Field
}

/** Lists a pack's items in the order in which a candidate meets them. */
export function listItems(pack: Pack): readonly Item[] {
  return pack.sections.flatMap((section) => section.items)
}

/** Lists a pack's fields in the order that fixes their numbers in the journal. */
export function listFields(pack: Pack): readonly FieldEntry[] {
  return listItems(pack).flatMap((item) => item.fields.map((field) => ({ key: `${item.id}.${field.id}`, item, field })))
}
