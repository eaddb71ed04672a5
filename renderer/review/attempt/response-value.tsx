import type { ReactNode } from 'react'
import type { Field, FieldOf } from '../../../shared/pack/field.ts'
import type { Item } from '../../../shared/pack/pack.ts'
import { chosenOf, criteriaOf, type FieldValue, highlightsOf, isOrdering } from '../../../shared/pack/response.ts'
import { plainText } from '../../../shared/pack/stimulus.ts'
import { Badge } from '../../ui/badge.tsx'
import { SlotText } from './written-text.tsx'
import './response-value.css'

export interface ResponseValueProps<Kind extends Field = Field> {
  readonly item: Item
  readonly field: Kind
  readonly value: FieldValue
  /** Draws the text of a slot; in the colours of origin where it is left out. */
  readonly slotText?: (slot: number) => ReactNode
}

/** What was answered in a field that is not one text. */
export function ResponseValue({ item, field, value, ...rest }: ResponseValueProps) {
  const slotText = rest.slotText ?? ((slot: number) => <SlotText item={item} field={field} slot={slot} />)
  if (field.kind === 'rating' && typeof value === 'number') return <RatingValue field={field} value={value} />
  if (field.kind === 'ordering' && isOrdering(value)) return <OrderingValue field={field} groups={value} />
  if (field.kind === 'highlights' && highlightsOf(value).length > 0)
    return <HighlightsValue item={item} field={field} value={value} slotText={slotText} />
  if (field.kind === 'criteria' && criteriaOf(value).length > 0)
    return <CriteriaValue item={item} field={field} value={value} slotText={slotText} />
  const chosen = chosenOf(value)
  return chosen.length === 0 ? (
    <p className="soft">Left blank.</p>
  ) : (
    <ul className="chosen-value">
      {chosen.map((id) => (
        <li key={id}>{choiceWords(item, field, id)}</li>
      ))}
    </ul>
  )
}

/** The label of an option; a step by its number and what was done in it. */
function choiceWords(item: Item, field: Field, id: string): string {
  if (field.kind === 'step-selection') {
    const trace = item.stimuli.find((stimulus) => stimulus.id === field.stimulus)
    const step = trace?.kind === 'trace' ? trace.steps[Number(id) - 1] : undefined
    return `Step ${id}${step === undefined ? '' : `: ${step.action.split('\n')[0]}`}`
  }
  return 'options' in field ? (field.options.find((option) => option.id === id)?.label ?? id) : id
}

function RatingValue({ field, value }: { readonly field: FieldOf<'rating'>; readonly value: number }) {
  return (
    <div className="rating-value">
      <span className="rating-value-scale" aria-hidden="true">
        {[1, 2, 3, 4, 5].map((step) => (
          <span key={step} className={step === value ? 'is-chosen' : ''}>
            {step}
          </span>
        ))}
      </span>
      <span className="small soft">
        <span className="visually-hidden">{value} of 5. </span>1: {field.lowLabel} · 5: {field.highLabel}
      </span>
    </div>
  )
}

function OrderingValue({
  field,
  groups,
}: {
  readonly field: FieldOf<'ordering'>
  readonly groups: readonly (readonly string[])[]
}) {
  const label = (id: string) => field.options.find((option) => option.id === id)?.label ?? id
  return (
    <ol className="ordering-value">
      {groups.map((group) => (
        <li key={group.join()}>{group.map(label).join(' and ')}</li>
      ))}
    </ol>
  )
}

type SlotsProps<Kind extends Field> = ResponseValueProps<Kind> & Required<Pick<ResponseValueProps, 'slotText'>>

/** Marked passages with their tags, and the comments in the colours of origin. */
function HighlightsValue({ item, field, value, slotText }: SlotsProps<FieldOf<'highlights'>>) {
  const passage = (id: string, from: number, to: number) => {
    const stimulus = item.stimuli.find((candidate) => candidate.id === id)
    return stimulus === undefined ? '' : plainText(stimulus).slice(from, to)
  }
  return (
    <ol className="row-values">
      {highlightsOf(value).map(({ slot, stimulus, from, to, tag }, index) => (
        <li key={slot}>
          <div className="row-value-heading">
            <span className="passage-mark-end" role="img" aria-label={`Mark ${index + 1}`} data-number={index + 1} />
            <q className="row-value-passage">{passage(stimulus, from, to)}</q>
            {tag === null ? null : (
              <Badge tone="plain">{field.tags?.options.find(({ id }) => id === tag)?.label ?? tag}</Badge>
            )}
          </div>
          {slotText(slot)}
        </li>
      ))}
    </ol>
  )
}

/** Criteria in the candidate's order, each with its points, and the text in the colours of origin. */
function CriteriaValue({ field, value, slotText }: SlotsProps<FieldOf<'criteria'>>) {
  return (
    <ol className="row-values">
      {criteriaOf(value).map(({ slot, points }, index) => (
        <li key={slot}>
          <div className="row-value-heading">
            <span className="small soft">
              {field.rowLabel} {index + 1}
            </span>
            <Badge tone={points !== null && points < 0 ? 'caution' : 'plain'}>{pointWords(points)}</Badge>
          </div>
          {slotText(slot)}
        </li>
      ))}
    </ol>
  )
}

const signed = new Intl.NumberFormat('en-GB', { signDisplay: 'exceptZero' })

function pointWords(points: number | null): string {
  if (points === null) return 'no points given'
  return `${signed.format(points).replace('-', '−')} ${Math.abs(points) === 1 ? 'point' : 'points'}`
}
