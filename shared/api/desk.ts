import { z } from 'zod'

/** What people add to an attempt (docs/spec/review.md). Nothing of it is ever changed; newer entries stand beside older ones. */

/** Who did it. */
export const By = z.strictObject({ accountId: z.uuid(), name: z.string() })
export type By = Readonly<z.output<typeof By>>

/** A reason of at least three words, so that whoever reads it later learns something. */
export const Reason = z
  .string()
  .trim()
  .max(2_000)
  .regex(/\S+\s+\S+\s+\S+/, 'say the reason in at least three words')

const NoteText = z.string().trim().min(1).max(4_000)
const eventSeqs = z.array(z.int().nonnegative()).max(200)

/** A new note: about events, about an item, or about the attempt when it names neither. */
export const NewNote = z.strictObject({ item: z.string().nullable(), refSeqs: eventSeqs, text: NoteText })
export type NewNote = Readonly<z.output<typeof NewNote>>

export const Note = z.strictObject({
  noteId: z.uuid(),
  by: By,
  atMs: z.int(),
  item: z.string().nullable(),
  /** Events that the note is about; it shows as a mark on the timeline there. */
  refSeqs: z.array(z.int().nonnegative()),
  text: z.string(),
})
export type Note = Readonly<z.output<typeof Note>>

/** `confirmed` keeps the engine's score; `blind` was given without seeing anybody else's; `adjudicated` settles a dispute. */
export const personRatingKinds = ['confirmed', 'overridden', 'blind', 'adjudicated'] as const

/** A whole rating, 1 to 5, as a person gives it. */
export const WholeRating = z.int().min(1).max(5)

/** A person's rating of one item. `score` has a decimal where it confirms the engine's. */
export const PersonRating = z.strictObject({
  ratingId: z.uuid(),
  item: z.string(),
  kind: z.enum(personRatingKinds),
  score: z.number().min(1).max(5),
  reason: z.string(),
  by: By,
  atMs: z.int(),
  /** The engine's rating at that moment; its score is null where it could not rate. */
  engine: z.strictObject({ score: z.number().nullable(), engineVersion: z.string(), keyVersion: z.string() }),
})
export type PersonRating = Readonly<z.output<typeof PersonRating>>

/** A rating to give: `score` null confirms the engine's. */
export const NewRating = z.strictObject({ item: z.string(), score: WholeRating.nullable(), reason: Reason })
export type NewRating = Readonly<z.output<typeof NewRating>>

/** A rating with a score of its own: blind, or an adjudication. */
export const NewScore = z.strictObject({ item: z.string(), score: WholeRating, reason: Reason })
export type NewScore = Readonly<z.output<typeof NewScore>>

/** What a reported score rests on (RV5). */
export const Basis = z.enum(['engine', 'person', 'people', 'adjudicated', 'disputed', 'none'])
export type Basis = z.output<typeof Basis>

/** The one score that is reported of an item, and what it rests on. */
export const ReportedScore = z.strictObject({
  item: z.string(),
  score: z.number().nullable(),
  basis: Basis,
  /** People whose ratings count. */
  people: z.int(),
  /** How far their ratings are apart, in steps of the scale; null for fewer than two. */
  apart: z.int().nullable(),
})
export type ReportedScore = Readonly<z.output<typeof ReportedScore>>

export const decisions = ['explained', 'noted', 'needs-talk'] as const
const findingName = {
  rule: z.string().min(1).max(100),
  version: z.int().positive(),
  answer: z.enum(['found', 'not-found', 'cannot-tell']),
  inputs: z.array(z.int().nonnegative()),
}
/** What a person makes of a finding; the finding is named as the rules state it. */
export const NewDecision = z.strictObject({ ...findingName, decision: z.enum(decisions), reason: Reason })
export type NewDecision = Readonly<z.output<typeof NewDecision>>
export const FindingDecision = z.strictObject({
  ...findingName,
  decisionId: z.uuid(),
  decision: z.enum(decisions),
  reason: z.string(),
  by: By,
  atMs: z.int(),
})
export type FindingDecision = Readonly<z.output<typeof FindingDecision>>

const desk = {
  /** Oldest first, as everything here. */
  notes: z.array(Note),
  /** Those that count and those that were replaced since; blind ones once their rater has finished. */
  personRatings: z.array(PersonRating),
  decisions: z.array(FindingDecision),
  /** One for each item of the form. */
  reported: z.array(ReportedScore),
}
/** Everything that people added to an attempt: what each route that adds something answers. */
export const Desk = z.strictObject(desk)
export type Desk = Readonly<z.output<typeof Desk>>
