import type { Row } from '../../../shared/timeline/model.ts'
import type { Derived } from '../attempt/derived.ts'
import { type BandName, bandLabels, bandOfRow } from './layout.ts'
import { describeRow } from './row-words.ts'

/** Kinds of rows that the list can be cut down to. */
export const rowKinds = [
  'all',
  'paste',
  'items',
  'writing',
  'focus',
  'screen',
  'faults',
  'network',
  'coverage',
] as const
export type RowKind = (typeof rowKinds)[number]

export function labelOfKind(kind: RowKind): string {
  if (kind === 'all') return 'Everything'
  if (kind === 'paste') return 'Pastes, drops, copies'
  return bandLabels[kind satisfies BandName]
}

function isOfKind({ events }: Derived, row: Row, kind: RowKind): boolean {
  if (kind === 'all') return true
  if (kind !== 'paste') return bandOfRow(row) === kind
  if (row.burst !== null) return false
  const type = events[row.seq]?.type
  return type === 'clipboard.copied' || type === 'edit.made'
}

/** The rows of one kind whose words hold every word of `query`. */
export function filterRows(derived: Derived, kind: RowKind, query: string): readonly Row[] {
  const wanted = query.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return derived.timeline.rows.filter((row) => {
    if (!isOfKind(derived, row, kind)) return false
    if (wanted.length === 0) return true
    const { title, words } = describeRow(derived, row)
    const text = `${title} ${words}`.toLocaleLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}
