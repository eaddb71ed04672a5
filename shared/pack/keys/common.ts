import { z } from 'zod'
import { FieldValue } from '../response.ts'
import { Id } from '../words.ts'

/** What the keys of every item type share (docs/formats/item-pack-v1.md, section 3). */

export const Passage = z.strictObject({ stimulus: Id, text: z.string().min(1).max(1_000) })
export const Weight = z.number().positive().max(10)

/** Words in a row. A final `*` on a word stands for any ending; a leading `!` means that the text must negate it. */
const Phrase = z.string().regex(/^!?[\p{L}\p{N}][\p{L}\p{N} *.-]{0,80}$/u)

/** Phrases that must all occur; authors may write them in one line, parted by ` + `. */
const Phrases = z.array(Phrase).min(1).max(6)
const Alternative = z.union([
  Phrases,
  z
    .string()
    .transform((text) => text.split('+').map((phrase) => phrase.trim()))
    .pipe(Phrases),
])
/** Alternatives; one is met when all its phrases occur. Synonyms are alternatives, so a person can read the list. */
export const Concept = z.array(Alternative).min(1).max(60)
export type Concept = Readonly<z.output<typeof Concept>>

/** By field id, and by `field-id.slot` for the text of a slot. */
const Values = z.record(z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}(\.\d{1,2})?$/), FieldValue)

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

/** The members that every key has. */
export const common = {
  item: Id,
  thresholds: Thresholds,
  anchors: z.array(Anchor).min(5).max(40),
  /** Rated by the author like anchors and never used to set anything: agreement is reported on these too. */
  heldOut: z.array(Anchor).max(20),
}
