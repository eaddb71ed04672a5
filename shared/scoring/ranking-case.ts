import type { RankingKey } from '../pack/keys/ranking.ts'
import type { Item } from '../pack/pack.ts'
import type { ClaimReport } from './claims.ts'
import type { Quote } from './quotes.ts'
import type { Order } from './ranking.ts'
import type { Reading } from './reading.ts'
import { isDeliberate, type Subjects } from './subjects.ts'

const MIN_OWN_WORDS = 3

/** Everything that the parts of a ranking's rating look at. */
export interface RankingCase {
  readonly item: Item
  readonly key: RankingKey
  readonly order: Order
  readonly reading: Reading
  readonly subjects: Subjects
  readonly report: ClaimReport
}

/** What the candidate was shown for an option, for example "Response A"; the id where there is none. */
export function labelOf({ item, key }: Pick<RankingCase, 'item' | 'key'>, id: string): string {
  const field = item.fields.find((candidate) => candidate.id === key.fields.order)
  const options = field?.kind === 'ordering' ? field.options : []
  return options.find((option) => option.id === id)?.label ?? id
}

/** Quotes that stand in a sentence of the candidate's own, whose response is named there or was named last. */
export function goodQuotes({ reading, subjects }: RankingCase): readonly Quote[] {
  return reading.sentences
    .filter(
      (sentence) =>
        sentence.setAside === null &&
        (sentence.isStatement || subjects.notes.has(sentence.from)) &&
        sentence.own.length >= MIN_OWN_WORDS,
    )
    .flatMap((sentence) => sentence.quotes)
    .filter((quote) => isDeliberate(reading.tokens, quote) && !subjects.unnamed.includes(quote))
}
