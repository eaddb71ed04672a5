import type { Provenance } from '../../../shared/provenance/derive.ts'
import { type Shares, sharesOf } from '../../../shared/provenance/spans.ts'

/** Shares of the characters of one item's text responses together. */
export function sharesOfItem(provenance: Provenance, item: string): Shares {
  return sharesOf(provenance.fields.filter(({ key }) => key.startsWith(`${item}.`)).flatMap(({ spans }) => spans))
}
