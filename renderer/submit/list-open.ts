import type { Field, Item, Pack, Section } from '../../shared/pack/pack.ts'
import {
  type Completeness,
  completeness,
  type FieldValue,
  type SlotText,
  slotTextsIn,
} from '../../shared/pack/response.ts'
import { assertNever } from '../../shared/result.ts'
import type { Words } from '../i18n/words.ts'
import { describeChosen, describeCriteria, describeHighlights, describeText } from './value-words.ts'

export interface ReviewedField {
  readonly name: string
  readonly section: Section
  readonly item: Item
  readonly field: Field
  readonly state: Completeness
  readonly value: FieldValue
  /** The texts of the field's slots. */
  readonly slotText: SlotText
}

/** Every field of a pack with how far it is answered, in the order of the assessment. */
export function reviewFields(pack: Pack, values: Readonly<Record<string, FieldValue>>): ReviewedField[] {
  return pack.sections.flatMap((section) =>
    section.items.flatMap((item) =>
      item.fields.map((field) => {
        const name = `${item.id}.${field.id}`
        const value = values[name] ?? null
        const slotText = slotTextsIn(values, name)
        return { name, section, item, field, value, slotText, state: completeness(field, value, slotText) }
      }),
    ),
  )
}

/** What is there in a field, or what is missing. */
export function describeField(t: Words<'submit'>, { field, value, state, slotText }: ReviewedField): string {
  switch (field.kind) {
    case 'long-text':
    case 'short-text':
      return describeText(t, field, value)
    case 'rating':
      return state === 'blank' ? t('field.notRated') : t('field.rated', { value: String(value) })
    case 'ordering':
      if (state === 'blank') return t('field.notOrdered')
      return state === 'partial' ? t('field.partlyOrdered') : t('field.ordered')
    case 'choice':
      return state === 'blank' ? t('field.notChosen') : t('field.chosen', { count: 1 })
    case 'multi-choice':
    case 'step-selection':
      return describeChosen(t, field, value, state)
    case 'highlights':
      return describeHighlights(t, field, value, slotText)
    case 'criteria':
      return describeCriteria(t, field, value, slotText)
    default:
      return assertNever(field)
  }
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
