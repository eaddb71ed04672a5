import { useMemo } from 'react'
import { type Field, type Item, listItems } from '../../../shared/pack/pack.ts'
import { countWords, type FieldValue } from '../../../shared/pack/response.ts'
import { plainText } from '../../../shared/pack/stimulus.ts'
import { sayCount } from '../../../shared/timeline/amounts.ts'
import { SharesBar, SharesLegend } from '../shares-bar.tsx'
import { useAttempt, useAttemptView } from './attempt-store.ts'
import { sharesOfItem } from './item-facts.ts'
import { ResponseText } from './response-text.tsx'

/** The centre: what the candidate read, folded away, and what they wrote, coloured by origin. */
export function ItemResponses() {
  const { review, derived } = useAttempt()
  const item = useAttemptView((view) => view.item)
  const current = listItems(review.pack).find((candidate) => candidate.id === item)
  if (current === undefined) return <section className="responses" aria-label="Responses" />
  const shares = sharesOfItem(derived.provenance, current.id)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, so the keyboard has to reach it
    <section className="responses" aria-labelledby="item-title" tabIndex={0}>
      <h2 id="item-title">{current.title}</h2>
      <div className="responses-origin">
        <SharesBar shares={shares} isLarge />
        <SharesLegend shares={shares} />
      </div>
      <Stimuli item={current} />
      {current.fields.map((field) => (
        <Response key={`${current.id}.${field.id}`} item={current} field={field} />
      ))}
    </section>
  )
}

function Stimuli({ item }: { readonly item: Item }) {
  return (
    <details className="stimuli">
      <summary>What the candidate read</summary>
      <p className="soft">{item.instructions}</p>
      {item.stimuli.map((stimulus) => (
        <section key={stimulus.id} className="stimulus">
          <h3>{stimulus.label}</h3>
          <p>{plainText(stimulus)}</p>
        </section>
      ))}
    </details>
  )
}

function Response({ item, field }: { readonly item: Item; readonly field: Field }) {
  const { review, derived } = useAttempt()
  const key = `${item.id}.${field.id}`
  const written = derived.provenance.fields.find((candidate) => candidate.key === key)
  const evidence = useMemo(() => {
    const spans = review.ratings.find((rating) => rating.item === item.id)?.matchedSpans ?? []
    return spans.map((span, index) => ({ span, index })).filter(({ span }) => span.field === field.id)
  }, [review, item, field])
  const value = derived.state.values[derived.state.fields.indexOf(key)] ?? null
  return (
    <article className="response">
      <header className="response-heading">
        <h3>{field.label}</h3>
        {written === undefined || written.text === '' ? null : (
          <span className="small soft figures">{sayCount(countWords(written.text), 'word')}</span>
        )}
      </header>
      {field.kind === 'long-text' && written !== undefined && written.text !== '' ? (
        <ResponseText response={written} evidence={evidence} />
      ) : (
        <ShortValue field={field} value={value} />
      )}
    </article>
  )
}

function ShortValue({ field, value }: { readonly field: Field; readonly value: FieldValue }) {
  if (field.kind === 'rating' && typeof value === 'number') return <RatingValue field={field} value={value} />
  if (field.kind === 'ordering' && Array.isArray(value)) return <OrderingValue field={field} groups={value} />
  return <p className="soft">Left blank.</p>
}

function RatingValue({ field, value }: { readonly field: Extract<Field, { kind: 'rating' }>; readonly value: number }) {
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
  readonly field: Extract<Field, { kind: 'ordering' }>
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
