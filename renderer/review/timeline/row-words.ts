import type { Description } from '../../../shared/timeline/describe.ts'
import { describeRow as describe } from '../../../shared/timeline/describe-row.ts'
import type { Row } from '../../../shared/timeline/model.ts'
import type { Derived } from '../attempt/derived.ts'

/** A row of the list in words. */
export function describeRow({ events, words }: Derived, row: Row): Description {
  return describe(row, events, words)
}

/** The source of a paste or drop, for its mark; null for any other row. */
export function originOfRow({ words }: Derived, row: Row): 'own' | 'stimulus' | 'external' | 'unattributed' | null {
  const transfer = row.burst === null ? words.transfer(row.seq) : null
  if (transfer === null) return null
  return transfer.source === 'mixed' ? 'own' : transfer.source
}
