import type { Row } from '../../../shared/timeline/model.ts'
import { repliesWithin } from '../../../shared/timeline/replies.ts'
import type { Derived } from '../attempt/derived.ts'
import { type BandName, bandLabels, bandOfRow } from '../timeline/layout.ts'
import { describeRow } from '../timeline/row-words.ts'

/** The lanes that entries can be cut down to. */
export const rowLanes = ['items', 'writing', 'focus', 'screen', 'prompts', 'faults', 'network', 'coverage'] as const
export type RowLane = (typeof rowLanes)[number]

/** Which entries are listed. */
export interface RowFilter {
  readonly lane: RowLane | null
  /** What `typeOfRow` gives; null for every type. */
  readonly type: string | null
  readonly hasReply: boolean
  /** Only what a finding that found something rests on. */
  readonly isInput: boolean
  /** Every word of it has to be in the words of an entry, its causes or its replies. */
  readonly query: string
}

export const everyRow: RowFilter = { lane: null, type: null, hasReply: false, isInput: false, query: '' }

export function labelOfLane(lane: RowLane): string {
  return bandLabels[lane satisfies BandName]
}

/** The type of an entry in words: bursts and pastes are no types of event, but what a reader looks for. */
export function typeOfRow({ events }: Derived, row: Row): string {
  if (row.burst !== null) return 'keys, as bursts'
  const type = events[row.seq]?.type ?? ''
  return type === 'edit.made' ? 'pastes, drops and quotations' : type.replace('.', ' ').replaceAll('-', ' ')
}

/** The types that an attempt has, by name. */
export function listTypes(derived: Derived): readonly string[] {
  return [...new Set(derived.timeline.rows.map((row) => typeOfRow(derived, row)))].toSorted()
}

export function filterRows(derived: Derived, filter: RowFilter): readonly Row[] {
  const wanted = filter.query.toLocaleLowerCase('en').split(/\s+/).filter(Boolean)
  return derived.timeline.rows.filter(
    (row) =>
      (filter.lane === null || bandOfRow(row) === filter.lane) &&
      (filter.type === null || typeOfRow(derived, row) === filter.type) &&
      (!filter.isInput || isInput(derived, row)) &&
      (!filter.hasReply || repliesWithin(derived.replies, row.seq, row.endSeq).length > 0) &&
      (wanted.length === 0 || wanted.every((word) => textOf(derived, row).includes(word))),
  )
}

function isInput({ usedBy }: Derived, { seq, endSeq }: Row): boolean {
  if (seq === endSeq) return usedBy.has(seq)
  return [...usedBy.keys()].some((used) => used >= seq && used <= endSeq)
}

const texts = new WeakMap<Row, string>()

/** The words of an entry in lower case; kept, because each letter of a search looks at all of them. */
function textOf(derived: Derived, row: Row): string {
  const known = texts.get(row)
  if (known !== undefined) return known
  const { title, words, innocentCauses } = describeRow(derived, row)
  const replies = repliesWithin(derived.replies, row.seq, row.endSeq).map((reply) => reply.text ?? '')
  const text = [title, words, ...innocentCauses, ...replies].join(' ').toLocaleLowerCase('en')
  texts.set(row, text)
  return text
}
