import { z } from 'zod'
import { Id, Line } from '../words.ts'
import { Concept, common, Weight } from './common.ts'
import { Instruction } from './instruction.ts'

/** A constraint of the request that a program verifies. It is named by the option with which candidates report on it. */
export const Constraint = z.strictObject({
  /** Option of the field in which the candidate marks the constraints that the answer meets. */
  option: Id,
  /** Completes "Met: …", for example "no commas". */
  words: Line,
  weight: Weight,
  /** Breaking it limits the score: one to 4, two to 2. */
  isHard: z.boolean(),
  /** `strict` unless the request leaves room, for example for a line of greeting around the answer. */
  strictness: z.enum(['strict', 'loose']),
  /** All must be followed. */
  checks: z.array(Instruction).min(1).max(4),
  /** How an answer names the constraint as the hardest. */
  names: Concept,
  /** Why it may be hard. */
  reasons: Concept,
})
export type Constraint = Readonly<z.output<typeof Constraint>>

/** Something that the response must state. */
export const Fact = z.strictObject({
  id: Id,
  /** Completes "Stated …". */
  words: Line,
  weight: Weight,
  concept: Concept,
  /** Without it the response misses its point: at most 3, because other words may have said it. The opposite is `forbidden`. */
  isEssential: z.boolean(),
})
export type Fact = Readonly<z.output<typeof Fact>>

/** Something that the response must not state, because it is untrue or must not be told. */
export const Forbidden = z.strictObject({
  id: Id,
  /** Completes "Said …". */
  words: Line,
  /** Completes "but …", from the source note or the request. */
  because: Line,
  concept: Concept,
  /** The fact that it contradicts: that earns nothing beside it, and a sentence that states the fact corrects it. */
  against: Id.optional(),
  /** Most that a response with this statement can reach. */
  cap: z.union([z.literal(2), z.literal(3)]),
})
export type Forbidden = Readonly<z.output<typeof Forbidden>>

const Scalar = z.union([z.string().max(200), z.number(), z.null()])

/** A row that the notes ask for; its values are facts of the checklist. */
export const ExpectedRow = z.strictObject({
  id: Id,
  /** What the row may be called. */
  names: z.array(z.string().min(1).max(200)).min(1).max(12),
  weight: Weight,
  /** For each further key, the values that are right. */
  cells: z.record(z.string().min(1).max(64), z.array(Scalar).min(1).max(12)),
  /** Keys whose value the notes change or leave open; a wrong value there is a factual error. */
  traps: z.array(z.string()).max(4),
})
export type ExpectedRow = Readonly<z.output<typeof ExpectedRow>>

/** What a structured response must hold: the members of a JSON object, and the rows of its list or of a table. */
export const Structure = z.strictObject({
  /** The member that lists the rows; left out for a Markdown table. */
  list: z.string().min(1).max(64).optional(),
  /** The key that names a row. */
  rowName: z.string().min(1).max(64),
  members: z
    .array(
      z.strictObject({
        key: z.string().min(1).max(64),
        weight: Weight,
        accepted: z.array(Scalar).min(1).max(12),
        isTrap: z.boolean(),
      }),
    )
    .max(12),
  rows: z.array(ExpectedRow).min(1).max(20),
  /** Rows that the notes rule out. */
  unwanted: z
    .array(z.strictObject({ id: Id, words: Line, because: Line, names: z.array(z.string().min(1).max(200)).min(1) }))
    .max(8),
})
export type Structure = Readonly<z.output<typeof Structure>>

export const SftKey = z.strictObject({
  type: z.literal('sft'),
  ...common,
  fields: z.strictObject({ response: Id, kept: Id, hardest: Id, leftOut: Id }),
  constraints: z.array(Constraint).min(2).max(10),
  /** What a response in prose must state; empty for a structured one. */
  facts: z.array(Fact).max(20),
  forbidden: z.array(Forbidden).max(20),
  structure: Structure.optional(),
  /** Words of the response: fewer are no answer (at most 2), more miss its purpose (at most 3). */
  length: z.strictObject({ min: z.int().min(1), max: z.int().min(1) }),
  /** Numbers that follow from the page and do not stand on it. */
  derivedNumbers: z.array(z.string().regex(/^\d+(?:\.\d+)?$/)).max(20),
  /** Options of the constraints that experts accept as the hardest; another one earns half. */
  hardest: z.array(Id).min(1),
  leftOut: z.strictObject({
    /** Why something may be left out. */
    reasons: Concept,
    items: z
      .array(
        z.strictObject({
          id: Id,
          /** Completes "Left out …". */
          words: Line,
          /** How an answer names it. */
          concept: Concept,
          /** What in the response would show that it was not left out. */
          present: Concept,
        }),
      )
      .min(1)
      .max(12),
  }),
})
export type SftKey = Readonly<z.output<typeof SftKey>>
