import type { Field, Item, Pack } from '../../shared/pack/pack.ts'
import { type Completeness, completeness, countWords, type FieldValue } from '../../shared/pack/response.ts'

export interface ReviewedField {
  readonly name: string
  readonly item: Item
  readonly field: Field
  readonly state: Completeness
  /** What is there, or what is missing, in words. */
  readonly words: string
}

/** Every field of a pack with how far it is answered, in the order of the assessment. */
export function reviewFields(pack: Pack, values: Readonly<Record<string, FieldValue>>): ReviewedField[] {
  return pack.sections.flatMap((section) =>
    section.items.flatMap((item) =>
      item.fields.map((field) => {
        const name = `${item.id}.${field.id}`
        const value = values[name] ?? null
        const state = completeness(field, value, (slot) => textOf(values[`${name}.${slot}`]))
        return { name, item, field, state, words: describe(field, value, state) }
      }),
    ),
  )
}

function describe(field: Field, value: FieldValue, state: Completeness): string {
  if (field.kind === 'long-text') return describeText(field.minWords, field.maxWords, value)
  if (state === 'blank') return field.kind === 'rating' ? 'Not rated yet' : 'Not ordered yet'
  if (state === 'partial') return 'Not every option has a place'
  return field.kind === 'rating' ? `Rated ${String(value)} of 5` : 'Ordered'
}

function textOf(value: FieldValue | undefined): string {
  return typeof value === 'string' ? value : ''
}

function describeText(minWords: number, maxWords: number, value: FieldValue): string {
  const words = typeof value === 'string' ? countWords(value) : 0
  if (words === 0) return 'Blank'
  if (words < minWords) return `Too short: ${words} of at least ${minWords} words`
  return words > maxWords ? `${words} words, over the limit of ${maxWords}` : `${words} words`
}

/** "Three fields are still blank…": what stands between the candidate and submitting; null when nothing does. */
export function openWords(fields: readonly ReviewedField[]): string | null {
  const blank = fields.filter((field) => field.state === 'blank').length
  const short = fields.filter((field) => field.state === 'partial').length
  if (blank + short === 0) return null
  const parts = [counted(blank, 'blank'), counted(short, 'too short')].filter((part) => part !== null)
  return `${capitalised(parts.join(' and '))}. Submitting is possible once ${blank + short === 1 ? 'it is' : 'they are'} filled.`
}

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

function counted(count: number, what: string): string | null {
  if (count === 0) return null
  return `${numbers[count] ?? count} ${count === 1 ? 'field is' : 'fields are'} ${what === 'blank' ? 'still blank' : what}`
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
