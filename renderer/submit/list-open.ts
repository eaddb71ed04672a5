import type { Field, Item, Pack } from '../../shared/pack/pack.ts'
import { type Completeness, completeness, countWords, type FieldValue } from '../../shared/pack/response.ts'
import type { Words } from '../i18n/words.ts'

export interface ReviewedField {
  readonly name: string
  readonly item: Item
  readonly field: Field
  readonly state: Completeness
  readonly value: FieldValue
}

/** Every field of a pack with how far it is answered, in the order of the assessment. */
export function reviewFields(pack: Pack, values: Readonly<Record<string, FieldValue>>): ReviewedField[] {
  return pack.sections.flatMap((section) =>
    section.items.flatMap((item) =>
      item.fields.map((field) => {
        const name = `${item.id}.${field.id}`
        const value = values[name] ?? null
        const state = completeness(field, value, (slot) => textOf(values[`${name}.${slot}`]))
        return { name, item, field, value, state }
      }),
    ),
  )
}

/** What is there in a field, or what is missing. */
export function describeField(t: Words<'submit'>, { field, value, state }: ReviewedField): string {
  if (field.kind === 'long-text') return describeText(t, field.minWords, field.maxWords, value)
  if (state === 'blank') return field.kind === 'rating' ? t('field.notRated') : t('field.notOrdered')
  if (state === 'partial') return t('field.partlyOrdered')
  return field.kind === 'rating' ? t('field.rated', { value: String(value) }) : t('field.ordered')
}

function textOf(value: FieldValue | undefined): string {
  return typeof value === 'string' ? value : ''
}

function describeText(t: Words<'submit'>, min: number, max: number, value: FieldValue): string {
  const count = typeof value === 'string' ? countWords(value) : 0
  if (count === 0) return t('field.blank')
  if (count < min) return t('field.short', { count, min })
  return count > max ? t('field.over', { count, max }) : t('field.words', { count })
}

export interface Missing {
  /** "3 fields are still blank. One field is too short." */
  readonly happened: string
  /** "Submitting is possible once they are filled." */
  readonly next: string
}

/** What stands between the candidate and submitting; null when nothing does. */
export function describeMissing(t: Words<'submit'>, fields: readonly ReviewedField[]): Missing | null {
  const blank = fields.filter((field) => field.state === 'blank').length
  const short = fields.filter((field) => field.state === 'partial').length
  if (blank + short === 0) return null
  const sentences = [
    blank > 0 ? t('open.blank', { count: blank }) : null,
    short > 0 ? t('open.short', { count: short }) : null,
  ]
  return {
    happened: sentences.filter((sentence) => sentence !== null).join(' '),
    next: t('open.next', { count: blank + short }),
  }
}
