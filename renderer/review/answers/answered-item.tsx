import { useMemo } from 'react'
import { isTextField } from '../../../shared/pack/field.ts'
import type { Field, Item } from '../../../shared/pack/pack.ts'
import type { FieldValue } from '../../../shared/pack/response.ts'
import type { FieldProvenance } from '../../../shared/provenance/derive.ts'
import { useOriginWords } from '../../ui/origins.ts'
import type { Derived } from '../attempt/derived.ts'
import { ResponseValue } from '../attempt/response-value.tsx'

/** The fields of an item as they were submitted, in the colours and marks of origin; nothing to point at. */
export function AnsweredItem({ item, derived }: { readonly item: Item; readonly derived: Derived }) {
  const places = useMemo(() => new Map(derived.state.fields.map((key, place) => [key, place])), [derived])
  const answerTo = (field: string) => derived.state.values[places.get(`${item.id}.${field}`) ?? -1] ?? null
  return item.fields.map((field) => (
    <AnsweredField key={field.id} item={item} field={field} value={answerTo(field.id)} derived={derived} />
  ))
}

interface AnsweredFieldProps {
  readonly item: Item
  readonly field: Field
  readonly value: FieldValue
  readonly derived: Derived
}

function AnsweredField({ item, field, value, derived }: AnsweredFieldProps) {
  const written = (key: string) => derived.provenance.fields.find((one) => one.key === `${item.id}.${key}`)
  const text = isTextField(field) ? written(field.id) : undefined
  return (
    <div className="answered">
      <h4>{field.label}</h4>
      {text !== undefined && text.text !== '' ? (
        <OriginText written={text} />
      ) : (
        <ResponseValue
          item={item}
          field={field}
          value={value}
          slotText={(slot) => <SlotText written={written(`${field.id}.${slot}`)} />}
        />
      )}
    </div>
  )
}

function SlotText({ written }: { readonly written: FieldProvenance | undefined }) {
  if (written === undefined || written.text === '') return <p className="soft">Nothing is written here.</p>
  return <OriginText written={written} />
}

function OriginText({ written: { text, spans } }: { readonly written: FieldProvenance }) {
  const describe = useOriginWords()
  return (
    <p className="response-text">
      {spans.map(({ from, to, origin }) =>
        origin === 'typed' ? (
          <span key={from}>{text.slice(from, to)}</span>
        ) : (
          <span key={from} data-origin={origin} title={describe(origin).label}>
            <span className="visually-hidden">[{describe(origin).label}: </span>
            {text.slice(from, to)}
            <span className="visually-hidden">]</span>
          </span>
        ),
      )}
    </p>
  )
}
