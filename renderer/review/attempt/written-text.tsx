import { useMemo } from 'react'
import type { Field } from '../../../shared/pack/field.ts'
import type { Item } from '../../../shared/pack/pack.ts'
import { StandingText } from '../playback/standing-text.tsx'
import { useHasCaret, useStanding } from '../playback/use-standing.ts'
import { useAttempt } from './attempt-store.ts'
import { ResponseText } from './response-text.tsx'

/**
 * What was written in one row of the field table, by its key in the item: `field-id`, or `field-id.slot`. `written` is
 * what was submitted, null for nothing; `standing` how it stood at the moment that is replayed, null while none is.
 */
export function useWritten(item: Item, field: string) {
  const { review, derived } = useAttempt()
  const key = `${item.id}.${field}`
  const written = derived.provenance.fields.find((candidate) => candidate.key === key)
  const evidence = useMemo(() => {
    const spans = review.ratings.find((rating) => rating.item === item.id)?.matchedSpans ?? []
    return spans.map((span, index) => ({ span, index })).filter(({ span }) => span.field === field)
  }, [review, item, field])
  const number = useMemo(() => derived.state.fields.indexOf(key), [derived, key])
  const standing = useStanding(number)
  const hasCaret = useHasCaret(number)
  return { written: written === undefined || written.text === '' ? null : written, evidence, standing, hasCaret }
}

/** A text in the colours of origin: as it was submitted, with its evidence, or as it stood. */
export function WrittenText({ written, evidence, standing, hasCaret }: ReturnType<typeof useWritten>) {
  if (standing !== null) return <StandingText standing={standing} hasCaret={hasCaret} />
  return written === null ? (
    <p className="soft">Nothing is written here.</p>
  ) : (
    <ResponseText response={written} evidence={evidence} />
  )
}

/** The text of a slot. */
export function SlotText({ item, field, slot }: { readonly item: Item; readonly field: Field; readonly slot: number }) {
  return <WrittenText {...useWritten(item, `${field.id}.${slot}`)} />
}
