import { z } from 'zod'
import { oncePer } from '../once-per.ts'
import { Id, Line, Prose } from './words.ts'

/**
 * What the candidate reads. Text is plain: blank lines part paragraphs, single line breaks stay inside one. `id` names
 * the passage in quotes, copies, highlights and keys.
 */

const passage = { id: Id, label: Line }

const TextStimulus = z.strictObject({
  ...passage,
  kind: z.enum(['prompt', 'response', 'source-note']),
  text: Prose,
})
const ConversationStimulus = z.strictObject({
  ...passage,
  kind: z.literal('conversation'),
  turns: z
    .array(z.strictObject({ speaker: z.enum(['system', 'user', 'assistant']), text: Prose }))
    .min(1)
    .max(40),
})
const TableStimulus = z.strictObject({
  ...passage,
  kind: z.literal('table'),
  columns: z.array(Line).min(1).max(12),
  /** Each row has as many cells as there are columns; the first cell names the row. */
  rows: z
    .array(z.array(z.string().max(2_000)).min(1).max(12))
    .min(1)
    .max(200),
})
const CodeStimulus = z.strictObject({
  ...passage,
  kind: z.literal('code'),
  /** Name of the programming or data language, for readers and screen readers: `json`, `python`. */
  syntax: Line,
  text: Prose,
})
/** One step of an agent: what it did, and what it saw then. Steps are numbered from 1 in their order. */
export const TraceStep = z.strictObject({
  /** Who acts: the agent, or one of several. */
  actor: Line,
  /** What the agent says it is about to do; may be left out. */
  thought: Prose.optional(),
  /** The tool call or message as it was sent. */
  action: Prose,
  /** What came back; absent where nothing did. */
  observation: Prose.optional(),
})
export type TraceStep = Readonly<z.output<typeof TraceStep>>
const TraceStimulus = z.strictObject({
  ...passage,
  kind: z.literal('trace'),
  steps: z.array(TraceStep).min(2).max(60),
})

export const Stimulus = z.discriminatedUnion('kind', [
  TextStimulus,
  ConversationStimulus,
  TableStimulus,
  CodeStimulus,
  TraceStimulus,
])
export type Stimulus = Readonly<z.output<typeof Stimulus>>
export type StimulusKind = Stimulus['kind']

/** A stimulus as one plain text: what highlights count in, quotes are found in and copies are compared with. */
export interface PlainStimulus {
  readonly id: string
  readonly label: string
  readonly text: string
}

/** A run of `plainText` that is shown as one block: a turn, a cell, the action of a step. */
export interface StimulusPart {
  /** Offset of the block in the plain text, UTF-16 units. */
  readonly from: number
  readonly text: string
}

function partTexts(stimulus: Stimulus): {
  readonly texts: readonly string[]
  readonly between: (at: number) => string
} {
  switch (stimulus.kind) {
    case 'conversation':
      return { texts: stimulus.turns.map((turn) => turn.text), between: () => '\n\n' }
    case 'table': {
      const width = stimulus.columns.length
      // A copied selection of a table has tabs between cells and line breaks between rows.
      return {
        texts: [...stimulus.columns, ...stimulus.rows.flat()],
        between: (at) => (at % width === 0 ? '\n' : '\t'),
      }
    }
    case 'trace':
      return { texts: stimulus.steps.flatMap(stepTexts), between: () => '\n\n' }
    default:
      return { texts: [stimulus.text], between: () => '' }
  }
}

/** The blocks of one step in the order in which they are shown. */
export function stepTexts({ thought, action, observation }: TraceStep): readonly string[] {
  return [thought, action, observation].filter((text) => text !== undefined)
}

/** The blocks of a stimulus in the order in which they are shown, each with its place in the plain text. */
export function stimulusParts(stimulus: Stimulus): readonly StimulusPart[] {
  const { texts, between } = partTexts(stimulus)
  let from = 0
  return texts.map((text, at) => {
    if (at > 0) from += between(at).length
    const part = { from, text }
    from += text.length
    return part
  })
}

/** The blocks of each step of a trace, step by step, with their places in the plain text. */
export function traceParts(trace: Extract<Stimulus, { kind: 'trace' }>): readonly (readonly StimulusPart[])[] {
  const parts = stimulusParts(trace)
  let at = 0
  return trace.steps.map((step) => {
    const own = parts.slice(at, at + stepTexts(step).length)
    at += own.length
    return own
  })
}

export function plainText(stimulus: Stimulus): string {
  const { texts, between } = partTexts(stimulus)
  return texts.map((text, at) => (at === 0 ? text : between(at) + text)).join('')
}

const plainOf = oncePer((stimuli: readonly Stimulus[]): readonly PlainStimulus[] =>
  stimuli.map((stimulus) => ({ id: stimulus.id, label: stimulus.label, text: plainText(stimulus) })),
)

/** All stimuli of an item as plain texts; the same objects for the same item, so that what is read of them can be kept. */
export function plainStimuli(item: { readonly stimuli: readonly Stimulus[] }): readonly PlainStimulus[] {
  return plainOf(item.stimuli)
}
