import { useMemo } from 'react'
import type { Field } from '../../../shared/pack/field.ts'
import type { Item } from '../../../shared/pack/pack.ts'
import { useAttempt } from './attempt-store.ts'
import { ResponseText } from './response-text.tsx'

/** What was written in one row of the field table, by its key in the item: `field-id`, or `field-id.slot`. */
export function useWritten(item: Item, field: string) {
  const { review, derived } = useAttempt()
  const written = derived.provenance.fields.find(({ key }) => key === `${item.id}.${field}`)
  const evidence = useMemo(() => {
    const spans = review.ratings.find((rating) => rating.item === item.id)?.matchedSpans ?? []
    return spans.map((span, index) => ({ span, index })).filter(({ span }) => span.field === field)
  }, [review, item, field])
  return { written: written === undefined || written.text === '' ? null : written, evidence }
}

/** The text of a slot in the colours of origin, with the evidence in it. */
export function SlotText({ item, field, slot }: { readonly item: Item; readonly field: Field; readonly slot: number }) {
  const { written, evidence } = useWritten(item, `${field.id}.${slot}`)
  return written === null ? (
    <p className="soft">Nothing is written here.</p>
  ) : (
    <ResponseText response={written} evidence={evidence} />
  )
}
