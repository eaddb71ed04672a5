import { listItems, type Pack } from '../../../shared/pack/pack.ts'
import { sensorLabels } from '../../../shared/timeline/labels.ts'
import type { Row } from '../../../shared/timeline/model.ts'
import { type Reply, repliesWithin } from '../../../shared/timeline/replies.ts'
import { seenBy } from '../../../shared/timeline/seen-by.ts'
import type { Derived } from '../attempt/derived.ts'
import { describeRow, originOfRow } from '../timeline/row-words.ts'

/** One row of the table: everything that the timeline shows about an entry, in words and numbers. */
export interface TableRow {
  readonly row: Row
  /** Title of the item that was open; empty where none was. */
  readonly item: string
  readonly what: string
  readonly words: string
  readonly causes: readonly string[]
  /** Name of an origin for what went into a response; empty for anything else. */
  readonly origin: string
  /** How long it lasted in milliseconds; null for what takes no time. */
  readonly lengthMs: number | null
  readonly seenBy: string
  readonly replies: readonly Reply[]
  readonly findings: readonly string[]
}

export const sortColumns = ['time', 'item', 'what', 'origin', 'length', 'seen-by', 'reply', 'finding'] as const
export type SortColumn = (typeof sortColumns)[number]

const sourceWords = {
  own: 'own text',
  stimulus: 'text of the stimulus',
  external: 'from outside',
  unattributed: 'not known',
} as const

/** Fills the table for some entries; they must be in the order of the timeline. */
export function fillTable(derived: Derived, pack: Pack, rows: readonly Row[]): readonly TableRow[] {
  const titles = new Map(listItems(pack).map((item) => [item.id, item.title]))
  const ends = new Map(derived.timeline.intervals.map(({ seq, fromMs, toMs }) => [seq, toMs - fromMs]))
  const visits = derived.timeline.intervals.filter(({ kind }) => kind === 'item')
  let visit = 0
  return rows.map((row) => {
    while ((visits[visit]?.toMs ?? Number.POSITIVE_INFINITY) < row.atMs) visit += 1
    const open = visits[visit]
    const item = open !== undefined && open.fromMs <= row.atMs ? (open.item ?? '') : ''
    const { title, words, innocentCauses } = describeRow(derived, row)
    const source = originOfRow(derived, row)
    const event = derived.events[row.seq]
    const sensor = event === undefined ? null : seenBy[event.type]
    const lengthMs = row.burst === null ? (ends.get(row.seq) ?? null) : row.burst.toMs - row.burst.fromMs
    return {
      row,
      item: titles.get(item) ?? item,
      what: title,
      words,
      causes: innocentCauses,
      origin: row.burst !== null ? 'keys' : source === null ? '' : sourceWords[source],
      lengthMs,
      seenBy: sensor === null ? 'the client itself' : sensorLabels[sensor],
      replies: repliesWithin(derived.replies, row.seq, row.endSeq),
      findings: derived.usedBy.get(row.seq) ?? [],
    }
  })
}

const words = new Intl.Collator('en', { numeric: true })

/** Sorts a copy by one column; equal rows keep the order of time. Empty cells come last, whichever way it is sorted. */
export function sortTable(rows: readonly TableRow[], column: SortColumn, isDescending: boolean): readonly TableRow[] {
  const key: Readonly<Record<SortColumn, (row: TableRow) => string | number | null>> = {
    time: ({ row }) => row.atMs,
    item: ({ item }) => item || null,
    what: ({ what }) => what,
    origin: ({ origin }) => origin || null,
    length: ({ lengthMs }) => lengthMs,
    'seen-by': (row) => row.seenBy,
    reply: ({ replies }) => replies[0]?.text ?? null,
    finding: ({ findings }) => findings[0] ?? null,
  }
  const of = key[column]
  const sign = isDescending ? -1 : 1
  return rows.toSorted((one, other) => {
    const [first, second] = [of(one), of(other)]
    if (first === null || second === null) return (first === null ? 1 : 0) - (second === null ? 1 : 0)
    if (typeof first === 'number' && typeof second === 'number') return sign * (first - second)
    return sign * words.compare(String(first), String(second))
  })
}
