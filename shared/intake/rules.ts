import { z } from 'zod'
import { SlotName, TaxonomyLink } from './model.ts'

/** What a project needs of a candidate, compared with confirmed insights only (shared/intake/match.ts). */
export const Requirement = z.strictObject({
  id: z.string().min(1).max(100),
  /** As people read it: `Contract law, 3 years`. */
  label: z.string().min(1).max(200),
  slot: SlotName,
  /** Ids of the taxonomy, each with all that lies under it; any one of them is enough. */
  anyOf: z.array(z.string().max(100)).min(1).max(50),
  /** In the unit of the slot: years, hours a week, or a CEFR level from 1 to 7; null where any amount will do. */
  atLeast: z.number().positive().max(1_000).nullable(),
  importance: z.enum(['needed', 'helpful']),
})
export type Requirement = Readonly<z.output<typeof Requirement>>

/** The intake conversation of an assessment; a policy without it has none. */
export const IntakeRules = z.strictObject({
  /** The assessment cannot be started before the conversation is complete. */
  isRequired: z.boolean(),
  /** Answered questions that make the conversation complete. */
  minAnswers: z.int().min(3).max(12),
  maxQuestions: z.int().min(3).max(12),
  voice: z.enum(['never', 'offered']),
  /** Whether the candidate may allow that sound is kept. */
  audio: z.enum(['discarded', 'kept-with-consent']),
  /** Whether the candidate may allow that recruiters read the transcript. */
  transcript: z.enum(['never', 'with-consent']),
  asksAuthorisation: z.boolean(),
  requirements: z.array(Requirement).max(50),
  /** Concepts of a public taxonomy, by the id of the project's own that stands for the same. */
  links: z.record(z.string().max(100), TaxonomyLink).optional(),
})
export type IntakeRules = Readonly<z.output<typeof IntakeRules>>
