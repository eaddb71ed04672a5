import { useEffect } from 'react'
import type { Field, Item } from '../../../shared/pack/pack.ts'
import { isOrdering } from '../../../shared/pack/response.ts'
import { assertNever } from '../../../shared/result.ts'
import { useClient, useClientState } from '../../app/context.ts'
import { Ordering } from '../../ui/ordering/ordering.tsx'
import { RatingGroup } from '../../ui/rating-group.tsx'
import { ChoiceField, MultiChoiceField } from './choice-fields.tsx'
import { CriteriaField } from './criteria/criteria-field.tsx'
import { HighlightsField } from './highlights/highlights-field.tsx'
import { StepSelectionField } from './step-selection-field.tsx'
import { WrittenField } from './written-field.tsx'
import './fields.css'

export interface FieldsProps {
  readonly item: Item
  /** Field to put the focus into on arrival, from a link of the review. */
  readonly focusField: string | null
}

export function Fields({ item, focusField }: FieldsProps) {
  useEffect(() => {
    if (focusField !== null) focusOn(`${item.id}.${focusField}`)
  }, [item.id, focusField])
  return item.fields.map((field) => (
    <div key={field.id} className="item-field" id={anchorOf(`${item.id}.${field.id}`)}>
      <FieldInput name={`${item.id}.${field.id}`} field={field} />
    </div>
  ))
}

function FieldInput({ name, field }: { readonly name: string; readonly field: Field }) {
  switch (field.kind) {
    case 'long-text':
    case 'short-text':
      return <WrittenField name={name} field={field} />
    case 'rating':
      return <RatingField name={name} field={field} />
    case 'ordering':
      return <OrderingField name={name} field={field} />
    case 'choice':
      return <ChoiceField name={name} field={field} />
    case 'multi-choice':
      return <MultiChoiceField name={name} field={field} />
    case 'step-selection':
      return <StepSelectionField name={name} field={field} />
    case 'highlights':
      return <HighlightsField field={field} />
    case 'criteria':
      return <CriteriaField field={field} />
    default:
      return assertNever(field)
  }
}

function RatingField({ name, field }: { readonly name: string; readonly field: Extract<Field, { kind: 'rating' }> }) {
  const client = useClient()
  const value = useClientState((state) => state.values[name])
  return (
    <RatingGroup
      {...field}
      value={typeof value === 'number' ? value : null}
      onChange={(rating) => client.setValue(name, rating)}
    />
  )
}

function OrderingField({
  name,
  field,
}: {
  readonly name: string
  readonly field: Extract<Field, { kind: 'ordering' }>
}) {
  const client = useClient()
  const value = useClientState((state) => state.values[name])
  return (
    <Ordering
      {...field}
      value={isOrdering(value) ? value : null}
      onChange={(groups) =>
        client.setValue(
          name,
          groups.map((group) => [...group]),
        )
      }
    />
  )
}

function anchorOf(name: string): string {
  return `field-${name.replace('.', '-')}`
}

/** Puts the focus into a field's first control and brings it into view; an editor's control is in its shadow root. */
function focusOn(name: string): void {
  const place = document.getElementById(anchorOf(name))
  const first = place?.querySelector<HTMLElement>('[data-field], input, button')
  const control = first?.shadowRoot?.querySelector<HTMLElement>('.cm-content') ?? first
  place?.scrollIntoView({ block: 'center' })
  control?.focus({ preventScroll: true })
}
