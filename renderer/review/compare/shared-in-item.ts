import type { Item } from '../../../shared/pack/pack.ts'
import { plainStimuli } from '../../../shared/pack/stimulus.ts'
import type { FieldProvenance } from '../../../shared/provenance/derive.ts'
import type { Origin } from '../../../shared/provenance/origins.ts'
import { findSharedPassages, type Place } from '../../../shared/review/shared-passages.ts'

/** A passage that both wrote for an item, and where its text came from in each. */
export interface SharedInItem {
  readonly text: string
  readonly one: readonly Origin[]
  readonly two: readonly Origin[]
}

/** The origins of a stretch of a response, in their order, each once. */
function originsIn({ spans }: FieldProvenance, { from, to }: Place): readonly Origin[] {
  return [...new Set(spans.filter((span) => span.from < to && span.to > from).map(({ origin }) => origin))]
}

const textsOf = (item: Item, fields: readonly FieldProvenance[]) =>
  fields.filter(({ key, text }) => key.startsWith(`${item.id}.`) && text !== '')

/** The passages that two people's responses to one item share, the longest first, each once (docs/spec/review.md, RV18). */
export function sharedInItem(
  item: Item,
  one: readonly FieldProvenance[],
  two: readonly FieldProvenance[],
): readonly SharedInItem[] {
  const read = [item.instructions, ...plainStimuli(item).map(({ text }) => text)]
  const found = new Map<string, SharedInItem>()
  for (const first of textsOf(item, one))
    for (const second of textsOf(item, two))
      for (const passage of findSharedPassages(first.text, second.text, read))
        if (!found.has(passage.text))
          found.set(passage.text, {
            text: passage.text,
            one: originsIn(first, passage.one),
            two: originsIn(second, passage.two),
          })
  return [...found.values()].toSorted((left, right) => right.text.length - left.text.length)
}
