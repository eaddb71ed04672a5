import { z } from 'zod'
import { isTextField, slotsOf } from '../pack/field.ts'
import { type Field, type Item, ItemType, type Pack, Stimulus } from '../pack/pack.ts'
import { chosenOf, criteriaOf, type FieldValue, highlightsOf, isOrdering, type Responses } from '../pack/response.ts'
import { plainText } from '../pack/stimulus.ts'

/*
 * The submitted questions and answers as a document of their own (docs/formats/answers-v1.md): what the candidate downloads
 * and what the PDF and the Markdown are made from. Pure. Only slots in use are part of an answer.
 */

const Option = z.strictObject({ id: z.string(), label: z.string() })

/** What was answered in one field, with the words of its options. */
export const Answer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('blank') }),
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({ kind: z.literal('rating'), value: z.int(), lowLabel: z.string(), highLabel: z.string() }),
  /** Best first; options that share a group are tied. */
  z.strictObject({ kind: z.literal('ordering'), groups: z.array(z.array(Option)) }),
  z.strictObject({ kind: z.literal('chosen'), chosen: z.array(Option) }),
  z.strictObject({
    kind: z.literal('highlights'),
    highlights: z.array(
      z.strictObject({
        stimulus: z.string(),
        stimulusLabel: z.string(),
        /** UTF-16 units of the stimulus as plain text. */
        from: z.int(),
        to: z.int(),
        quote: z.string(),
        tag: z.string().nullable(),
        comment: z.string(),
      }),
    ),
  }),
  z.strictObject({
    kind: z.literal('criteria'),
    criteria: z.array(z.strictObject({ text: z.string(), points: z.int().nullable() })),
  }),
])
export type Answer = Readonly<z.output<typeof Answer>>

export const Answers = z.strictObject({
  format: z.literal('candor-answers'),
  version: z.literal(1),
  attemptId: z.uuid(),
  organisation: z.string(),
  project: z.string(),
  assessment: z.string(),
  candidateName: z.string(),
  attemptNumber: z.int(),
  pack: z.strictObject({ id: z.string(), form: z.string(), version: z.string(), language: z.string() }),
  /** Unix milliseconds by the device's clock. */
  submittedMs: z.int(),
  /** Head of the sealed journal: ties this copy to the record. */
  headDigest: z.string(),
  sections: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      items: z.array(
        z.strictObject({
          id: z.string(),
          type: ItemType,
          title: z.string(),
          instructions: z.string(),
          reminders: z.array(z.string()),
          stimuli: z.array(Stimulus),
          fields: z.array(z.strictObject({ id: z.string(), label: z.string(), answer: Answer })),
        }),
      ),
    }),
  ),
})
export type Answers = Readonly<z.output<typeof Answers>>
export type AnsweredItem = Answers['sections'][number]['items'][number]

/** What an attempt says about itself, besides its pack and values. */
export type AnswersFacts = Omit<Answers, 'format' | 'version' | 'pack' | 'sections'>

/** Gathers what was asked and answered. `values` is keyed as `listFields` names the fields. */
export function gatherAnswers(pack: Pack, values: Responses, facts: AnswersFacts): Answers {
  return {
    format: 'candor-answers',
    version: 1,
    ...facts,
    pack: { id: pack.id, form: pack.form, version: pack.packVersion, language: pack.language },
    sections: pack.sections.map(({ id, title, items }) => ({
      id,
      title,
      items: items.map((item) => ({
        id: item.id,
        type: item.type,
        title: item.title,
        instructions: item.instructions,
        reminders: [...item.reminders],
        stimuli: [...item.stimuli],
        fields: item.fields.map((field) => ({
          id: field.id,
          label: field.label,
          answer: answerOf(item, field, (key) => values[`${item.id}.${key}`] ?? null),
        })),
      })),
    })),
  }
}

const blank: Answer = { kind: 'blank' }

/** What was answered in one field; `read` gives the values of the item by `field-id` and `field-id.slot`. */
export function answerOf(item: Item, field: Field, read: (key: string) => FieldValue): Answer {
  const value = read(field.id)
  const textOf = (slot: number) => {
    const text = slotsOf(field).includes(slot) ? read(`${field.id}.${slot}`) : null
    return typeof text === 'string' ? text : ''
  }
  if (isTextField(field)) return typeof value === 'string' && value !== '' ? { kind: 'text', text: value } : blank
  switch (field.kind) {
    case 'rating':
      if (typeof value !== 'number') return blank
      return { kind: 'rating', value, lowLabel: field.lowLabel, highLabel: field.highLabel }
    case 'ordering': {
      if (!isOrdering(value) || value.length === 0) return blank
      return { kind: 'ordering', groups: value.map((group) => group.map((id) => optionOf(field.options, id))) }
    }
    case 'choice':
    case 'multi-choice':
      return chosen(chosenOf(value).map((id) => optionOf(field.options, id)))
    case 'step-selection':
      return chosen(chosenOf(value).map((id) => ({ id, label: `Step ${id}` })))
    case 'highlights': {
      const tags = field.tags?.options ?? []
      const highlights = highlightsOf(value).map(({ slot, stimulus: id, from, to, tag }) => {
        const stimulus = item.stimuli.find((candidate) => candidate.id === id)
        const quote = stimulus === undefined ? '' : plainText(stimulus).slice(from, to)
        const label = tag === null ? null : optionOf(tags, tag).label
        return {
          stimulus: id,
          stimulusLabel: stimulus?.label ?? id,
          from,
          to,
          quote,
          tag: label,
          comment: textOf(slot),
        }
      })
      return highlights.length === 0 ? blank : { kind: 'highlights', highlights }
    }
    case 'criteria': {
      const criteria = criteriaOf(value).map(({ slot, points }) => ({ text: textOf(slot), points }))
      return criteria.length === 0 ? blank : { kind: 'criteria', criteria }
    }
  }
}

function chosen(options: readonly { readonly id: string; readonly label: string }[]): Answer {
  return options.length === 0 ? blank : { kind: 'chosen', chosen: [...options] }
}

function optionOf(options: readonly { readonly id: string; readonly label: string }[], id: string) {
  return { id, label: options.find((option) => option.id === id)?.label ?? id }
}
