import { z } from 'zod'
import { Id, Line } from '../words.ts'
import { Concept, common, Passage, Weight } from './common.ts'

const StepNumber = z.int().min(1).max(60)

/** Something that an answer should say: `words` completes a sentence of the rating, `concept` finds it. */
export const Statement = z.strictObject({ id: Id, words: Line, weight: Weight, concept: Concept })
export type Statement = Readonly<z.output<typeof Statement>>

/** Something that an answer should not say, and why it is not so. */
export const Misstatement = z.strictObject({ id: Id, words: Line, because: Line, concept: Concept })
export type Misstatement = Readonly<z.output<typeof Misstatement>>

/** A step that looks wrong and is right or harmless; blaming it costs points. */
export const TraceDecoy = z.strictObject({
  id: Id,
  /** Completes "Blamed …". */
  words: Line,
  because: Line,
  /** Steps that blame it by being selected; may be empty where the decoy is a thought within another step. */
  steps: z.array(StepNumber).max(10),
  quotes: z.array(Passage).min(1).max(6),
  locators: Concept,
})
export type TraceDecoy = Readonly<z.output<typeof TraceDecoy>>

/** A closed answer: the right option, and options that earn a share of the credit. */
const NearMiss = z.strictObject({ id: Id, credit: z.number().positive().max(0.5) })

export const AgenticKey = z.strictObject({
  type: z.literal('agentic'),
  ...common,
  fields: z.strictObject({ step: Id, category: Id, evidence: Id, fix: Id, usable: Id, effects: Id }),
  /** The stimulus with the steps. */
  trace: Id,
  decisive: z.strictObject({
    step: StepNumber,
    /** Names the error, for example "the search on the wrong date". */
    words: Line,
    /** Steps this near earn half, unless they are a decoy. */
    tolerance: z.int().min(0).max(2),
    /** Other steps of the same error: by the same actor, with the same tool, or the call that it mishandles. A quarter. */
    related: z.array(StepNumber).max(10),
  }),
  category: z.strictObject({ value: Id, near: z.array(NearMiss).max(4) }),
  evidence: z.strictObject({
    /** Passages of the decisive step that show the error. */
    quotes: z.array(Passage).min(1).max(6),
    /** Names the error without a quote. */
    locators: Concept,
    reasons: z.array(Statement).min(1).max(4),
  }),
  fix: z.strictObject({
    /** What a change needs that would have led to a right answer. */
    elements: z.array(Statement).min(1).max(4),
    /** Changes that would not have helped. */
    insufficient: z.array(Misstatement).max(6),
  }),
  /** Whether the final answer can be used; `near` options earn half. */
  usable: z.strictObject({ value: Id, near: z.array(Id).max(2) }),
  /** Parts of the final answer that the error spoils. */
  effects: z.array(Statement).min(1).max(8),
  /** Parts of the final answer that are right all the same; calling them spoiled costs points. */
  sound: z.array(Misstatement).max(6),
  decoys: z.array(TraceDecoy).min(1).max(6),
})
export type AgenticKey = Readonly<z.output<typeof AgenticKey>>
