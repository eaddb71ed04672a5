import { useEffect } from 'react'
import type { Field, Item } from '../../shared/pack/pack.ts'
import { useClient, useClientState } from '../app/context.ts'
import { Ordering } from '../ui/ordering/ordering.tsx'
import { RatingGroup } from '../ui/rating-group.tsx'
import { LongText } from './editor/long-text.tsx'

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
  const client = useClient()
  const value = useClientState((state) => state.values[name] ?? null)
  switch (field.kind) {
    case 'long-text':
      return <LongText name={name} field={field} />
    case 'rating':
      return (
        <RatingGroup
          {...field}
          value={typeof value === 'number' ? value : null}
          onChange={(rating) => client.setValue(name, rating)}
        />
      )
    case 'ordering':
      return (
        <Ordering
          {...field}
          value={Array.isArray(value) ? value : null}
          onChange={(groups) =>
            client.setValue(
              name,
              groups.map((group) => [...group]),
            )
          }
        />
      )
  }
}

function anchorOf(name: string): string {
  return `field-${name.replace('.', '-')}`
}

/** Puts the focus into a field's first control and brings it into view; the editor's control is in its shadow root. */
function focusOn(name: string): void {
  const place = document.getElementById(anchorOf(name))
  const editor = place
    ?.querySelector<HTMLElement>('[data-field]')
    ?.shadowRoot?.querySelector<HTMLElement>('.cm-content')
  const control = editor ?? place?.querySelector<HTMLElement>('input, button')
  place?.scrollIntoView({ block: 'center' })
  control?.focus({ preventScroll: true })
}
