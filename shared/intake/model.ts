import { z } from 'zod'

/**
 * The terms of the intake conversation (docs/spec/intake.md): what is asked for, who answered for the interviewer, and
 * what was concluded. Nothing that is concluded is used before the candidate has confirmed it.
 */

/** What the conversation asks about. `authorisation` is asked only where the rules turn it on. */
export const slotNames = [
  'role',
  'domain',
  'work', // one concrete piece of recent work
  'licence',
  'language',
  'evaluation', // experience with judging or writing for AI systems
  'tools',
  'availability',
  'authorisation',
  'avoid', // topics that the candidate does not want to work on
] as const
export const SlotName = z.enum(slotNames)
export type SlotName = z.output<typeof SlotName>

/** Who did a part of the interviewer's work: `embedded` is this program itself and needs no network. */
export const Provider = z.strictObject({
  kind: z.enum(['embedded', 'system', 'openai', 'azure-openai', 'azure-speech']),
  /** Model, deployment or voice; for `embedded` the version of its rules. */
  name: z.string().max(200),
})
export type Provider = Readonly<z.output<typeof Provider>>

/** A turn is a question and what became of it; ids count from `1` within the attempt. */
export const TurnId = z.string().min(1).max(40)

/** Which words of an answer show it: UTF-16 offsets into the answer as it stood when the conclusion was drawn. */
export const Evidence = z.strictObject({
  turnId: TurnId,
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
})
export type Evidence = Readonly<z.output<typeof Evidence>>

/** A concept of a public taxonomy. */
export const TaxonomyLink = z.strictObject({
  scheme: z.enum(['esco', 'onet', 'candor']),
  uri: z.string().max(300),
  label: z.string().max(200),
})
export type TaxonomyLink = Readonly<z.output<typeof TaxonomyLink>>

/** A number that the candidate named. CEFR levels count from 1 (A1) to 6 (C2); 7 is a native speaker. */
export const Amount = z.strictObject({
  unit: z.enum(['years', 'hours-a-week', 'cefr']),
  number: z.number().nonnegative().max(1_000),
})
export type Amount = Readonly<z.output<typeof Amount>>

/** What an answer says about one slot, before anybody has looked at it. */
export const Conclusion = z.strictObject({
  slot: SlotName,
  /** In words that can stand alone: `Contract law, 6 years`. */
  value: z.string().min(1).max(300),
  /** Concept of the project's taxonomy (shared/intake/taxonomy) by its id; null where the words name none. */
  concept: z.string().max(100).nullable(),
  taxonomy: TaxonomyLink.nullable(),
  amount: Amount.nullable(),
  /** From 0 to 1: how sure the extraction is of its reading. It says nothing about the candidate. */
  confidence: z.number().min(0).max(1),
  evidence: Evidence,
})
export type Conclusion = Readonly<z.output<typeof Conclusion>>

export const InsightId = z.string().min(1).max(40)
/** A conclusion that was put to the candidate. `value` and `amount` are the candidate's own where they edited it. */
export const Insight = Conclusion.extend({
  id: InsightId,
  source: z.literal('candidate'),
  status: z.enum(['proposed', 'confirmed', 'rejected']),
  isEdited: z.boolean(),
  by: Provider,
})
export type Insight = Readonly<z.output<typeof Insight>>

/** How the candidate takes part; may change at any turn. */
export const IntakeMode = z.enum(['voice', 'keyboard'])
export type IntakeMode = z.output<typeof IntakeMode>

/** What the candidate agreed to for this conversation; `false` also where the rules do not offer it. */
export const IntakeChoices = z.strictObject({
  /** Sound may be sent to the organisation's scoring API, to be made into text. */
  voice: z.boolean(),
  /** The sound is kept, sealed like the journal, and not discarded once it is text. */
  keepAudio: z.boolean(),
  /** Recruiters may read the transcript, and not only what was confirmed. */
  shareTranscript: z.boolean(),
})
export type IntakeChoices = Readonly<z.output<typeof IntakeChoices>>

/** Why a question was asked: the numbers of the choice, for people who check it. */
export const Reason = z.strictObject({
  kind: z.enum(['opening', 'follow-up', 'evidence', 'probe', 'clarify']),
  /** value(slot) × (1 − confidence(slot)) / cost, as in docs/spec/intake.md. */
  score: z.number(),
  words: z.string().max(300),
})
export type Reason = Readonly<z.output<typeof Reason>>
