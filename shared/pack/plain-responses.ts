import { z } from 'zod'
import type { Field, FieldOf } from './field.ts'
import { isTextField } from './field.ts'
import type { Item } from './pack.ts'
import { Chosen, Criteria, type FieldValue, Highlights, isSettable, Ordering } from './response.ts'
import { plainStimuli } from './stimulus.ts'

/**
 * Responses as people write them in a file (docs/formats/responses-v1.md): highlights by their quote, criteria by their
 * text, choices by their id. The exact values of the journal are understood too.
 */

export interface PlainProblem {
  /** Field id; null when it is about the response as a whole. */
  readonly field: string | null
  readonly words: string
}
export interface PlainRead {
  /** By field id and `field-id.slot`. */
  readonly responses: Readonly<Record<string, FieldValue>>
  readonly problems: readonly PlainProblem[]
}

type Put = (key: string, value: FieldValue) => void
type Complain = (words: string) => void

const PlainHighlight = z.strictObject({
  /** Words of the stimulus, exactly as they stand there. */
  quote: z.string().min(1),
  stimulus: z.string().optional(),
  comment: z.string().default(''),
  tag: z.string().nullable().default(null),
})
const PlainCriterion = z.strictObject({ text: z.string(), points: z.int().nullable().default(null) })

/** Reads one response of an item. Never throws; what cannot be read is reported and counts as untouched. */
export function readPlainResponse(item: Item, plain: unknown): PlainRead {
  const responses: Record<string, FieldValue> = {}
  const problems: PlainProblem[] = []
  const values = valuesOf(item, plain)
  if (values === null) {
    problems.push({ field: null, words: 'is neither a text nor an object of values by field id' })
    return { responses, problems }
  }
  const put: Put = (key, value) => {
    responses[key] = value
  }
  const slots = new Map(item.fields.flatMap((field) => slotNames(field).map((name) => [name, field.id] as const)))
  for (const [name, value] of Object.entries(values)) {
    const field = item.fields.find(({ id }) => id === name)
    if (field === undefined && !slots.has(name))
      problems.push({ field: name, words: `there is no such field; the item has ${namesOf(item)}` })
    else if (field === undefined) readSlot(name, value, put, problems)
    else readField(item, field, value, put, (words) => problems.push({ field: field.id, words }))
  }
  return { responses, problems }
}

function namesOf(item: Item): string {
  return item.fields.map(({ id }) => id).join(', ')
}

function slotNames(field: Field): readonly string[] {
  if (field.kind !== 'highlights' && field.kind !== 'criteria') return []
  return Array.from({ length: field.max }, (_, index) => `${field.id}.${index + 1}`)
}

function readSlot(name: string, value: unknown, put: Put, problems: PlainProblem[]): void {
  if (typeof value === 'string') put(name, value)
  else problems.push({ field: name, words: 'must be a text' })
}

/** The values of one response; a text alone is the first written answer of the item. */
function valuesOf(item: Item, plain: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof plain === 'string') {
    const first = item.fields.find((field) => field.kind === 'long-text')
    return first === undefined ? null : { [first.id]: plain }
  }
  const parsed = z.record(z.string(), z.unknown()).safeParse(plain)
  if (!parsed.success) return null
  for (const member of ['values', 'responses'] as const) {
    const inner = z.record(z.string(), z.unknown()).safeParse(parsed.data[member])
    if (inner.success && !item.fields.some(({ id }) => id === member)) return inner.data
  }
  const { id: _id, ...values } = parsed.data
  return item.fields.some(({ id }) => id === 'id') ? parsed.data : values
}

function readField(item: Item, field: Field, plain: unknown, put: Put, complain: Complain): void {
  if (plain === null || plain === undefined) return
  if (isTextField(field)) {
    if (typeof plain === 'string') put(field.id, plain)
    else complain('must be a text')
    return
  }
  const value = toValue(item, field, plain, put, complain)
  if (value === null) return
  if (isSettable(item, field, value)) put(field.id, value)
  else complain(`cannot hold ${JSON.stringify(plain)}: see the item's options, steps and limits`)
}

function toValue(item: Item, field: Field, plain: unknown, put: Put, complain: Complain): FieldValue {
  switch (field.kind) {
    case 'rating':
      return typeof plain === 'number' && Number.isInteger(plain) && plain >= 1 && plain <= 5
        ? plain
        : refuse(complain, 'must be a whole number from 1 to 5')
    case 'ordering':
      return toOrdering(plain, complain)
    case 'highlights':
      return toHighlights(item, field, plain, put, complain)
    case 'criteria':
      return toCriteria(field, plain, put, complain)
    default:
      return toChosen(plain, complain)
  }
}

function refuse(complain: Complain, words: string): null {
  complain(words)
  return null
}

function toOrdering(plain: unknown, complain: Complain): FieldValue {
  const flat = z.array(z.union([z.string(), z.array(z.string()).min(1)])).safeParse(plain)
  if (!flat.success)
    return refuse(complain, 'must be a list of option ids, best first; tied ones in a list of their own')
  return Ordering.parse(flat.data.map((group) => (typeof group === 'string' ? [group] : group)))
}

function toChosen(plain: unknown, complain: Complain): FieldValue {
  const exact = Chosen.safeParse(plain)
  if (exact.success) return exact.data
  const list = z.array(z.union([z.string(), z.int()])).safeParse(Array.isArray(plain) ? plain : [plain])
  if (!list.success) return refuse(complain, 'must be an option id, a step number, or a list of them')
  return { chosen: list.data.map(String) }
}

function toHighlights(
  item: Item,
  field: FieldOf<'highlights'>,
  plain: unknown,
  put: Put,
  complain: Complain,
): FieldValue {
  const exact = Highlights.safeParse(plain)
  if (exact.success) return exact.data
  const list = z.array(PlainHighlight).max(field.max).safeParse(plain)
  if (!list.success) return refuse(complain, `must be a list of at most ${field.max} {quote, comment, tag}`)
  const stimuli = plainStimuli(item).filter(({ id }) => field.stimuli.includes(id))
  const highlights = list.data.flatMap(({ quote, stimulus, comment, tag }, index) => {
    const source = stimuli.find(({ id, text }) => (stimulus === undefined || id === stimulus) && text.includes(quote))
    if (source === undefined) {
      complain(`“${quote}” does not stand in ${field.stimuli.join(' or ')}`)
      return []
    }
    const slot = index + 1
    const from = source.text.indexOf(quote)
    put(`${field.id}.${slot}`, comment)
    return [{ slot, stimulus: source.id, from, to: from + quote.length, tag }]
  })
  return { highlights }
}

function toCriteria(field: FieldOf<'criteria'>, plain: unknown, put: Put, complain: Complain): FieldValue {
  const exact = Criteria.safeParse(plain)
  if (exact.success) return exact.data
  const list = z.array(PlainCriterion).max(field.max).safeParse(plain)
  if (!list.success) return refuse(complain, `must be a list of at most ${field.max} {text, points}`)
  return {
    criteria: list.data.map(({ text, points }, index) => {
      put(`${field.id}.${index + 1}`, text)
      return { slot: index + 1, points }
    }),
  }
}
