import { z } from 'zod'
import { Field, isTextField, slotsOf } from './field.ts'
import { Stimulus } from './stimulus.ts'
import { Id, Language, Line, Prose, Version } from './words.ts'

/**
 * The candidate's part of an item pack: everything that a client may show, and no key material
 * (docs/formats/item-pack-v1.md). The scorer's part is in `key.ts` and never leaves the scoring workers.
 */

export { Field } from './field.ts'
export { Stimulus } from './stimulus.ts'

export const itemTypes = ['evaluation', 'preference-ranking', 'rubric', 'sft', 'agentic'] as const
export const ItemType = z.enum(itemTypes)
export type ItemType = z.output<typeof ItemType>

export const Item = z.strictObject({
  id: Id,
  type: ItemType,
  /** The family that clones of this item share: same task and difficulty, other topic, names and numbers. */
  shell: Id,
  title: Line,
  instructions: Prose,
  /** Short lines that stay in sight while the candidate writes, for example the constraints of the request. */
  reminders: z.array(Line).max(10),
  stimuli: z.array(Stimulus).min(1).max(12),
  fields: z.array(Field).min(1).max(12),
  targetMinutes: z.int().min(1).max(60),
  /** What a good answer is judged on, in words that the candidate may read. */
  dimensions: z.array(Line).min(1).max(8),
  /** For accommodations: what about this item may be hard for whom, and what helps. */
  accessibility: Prose,
  /** Where it differs from the pack's. */
  language: Language.optional(),
  /** What a good answer does. Practice packs only: it would help to answer. */
  commentary: Prose.optional(),
})
export type Item = Readonly<z.output<typeof Item>>

export const Section = z.strictObject({ id: Id, title: Line, items: z.array(Item).min(1).max(20) })
export type Section = Readonly<z.output<typeof Section>>

export const Pack = z.strictObject({
  format: z.literal('candor-item-pack'),
  version: z.literal(1),
  id: Id,
  /** Packs of one family are parallel forms of one assessment; a retake gets another form. */
  family: Id,
  form: Id,
  purpose: z.enum(['assessment', 'practice']),
  packVersion: Version,
  title: Line,
  /** Language that the items are written in. */
  language: Language,
  sections: z.array(Section).min(1).max(10),
})
export type Pack = Readonly<z.output<typeof Pack>>

/** One row of the assessment's field table: a journal names a field by its place in this table. */
export interface FieldEntry {
  /** `item-id.field-id`, or `item-id.field-id.slot` for the text of a slot; unique in a pack. */
  readonly key: string
  readonly item: Item
  readonly field: Field
  /** Slot whose text this row holds; null for the field's own value. */
  readonly slot: number | null
}

/** Lists a pack's items in the order in which a candidate meets them. */
export function listItems(pack: Pack): readonly Item[] {
  return pack.sections.flatMap((section) => section.items)
}

/**
 * Lists a pack's fields in the order that fixes their numbers in the journal. A field with slots is followed by the
 * texts of its slots, so that each text is edited, replayed and attributed like any other.
 */
export function listFields(pack: Pack): readonly FieldEntry[] {
  return listItems(pack).flatMap((item) =>
    item.fields.flatMap((field) => {
      const key = `${item.id}.${field.id}`
      const slots = slotsOf(field).map((slot) => ({ key: `${key}.${slot}`, item, field, slot }))
      return [{ key, item, field, slot: null }, ...slots]
    }),
  )
}

/** Says whether a row of the field table holds text, which is changed by edits and never set. */
export function holdsText({ field, slot }: FieldEntry): boolean {
  return slot !== null || isTextField(field)
}
