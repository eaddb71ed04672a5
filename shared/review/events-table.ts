import type { AttemptReview } from '../api/review.ts'
import type { JournalEvent } from '../attempt/events.ts'
import type { Derived } from '../derived/derived.ts'
import { listItems, type Pack } from '../pack/pack.ts'
import { listReplies, repliesWithin } from '../timeline/replies.ts'

export const eventColumns = [
  'seq',
  'end_seq',
  'time_utc',
  'seconds',
  'lane',
  'item',
  'what',
  'words',
  'source',
  'characters',
  'it_may_also_be',
  'candidate_says',
  'finding',
] as const

type Timeline = NonNullable<Derived['timeline']>
type Row = Timeline['rows'][number]

/** The title of the item in view at a moment; empty where none was. */
function createItemAt({ intervals }: Timeline, pack: Pack): (atMs: number) => string {
  const titles = new Map(listItems(pack).map(({ id, title }) => [id, title]))
  const shown = intervals.filter(({ kind }) => kind === 'item')
  return (atMs) => {
    const interval = shown.find(({ fromMs, toMs }) => atMs >= fromMs && atMs < toMs)
    return titles.get(interval?.item ?? '') ?? ''
  }
}

/**
 * The timeline in words as a table, its header first (docs/formats/review-export-v1.md); the header alone where nothing
 * could be derived. `replies` are those that came after the submission.
 */
export function eventsTable(
  derived: Derived,
  events: readonly JournalEvent[],
  pack: Pack,
  replies: AttemptReview['replies'],
): readonly (readonly (string | number)[])[] {
  const { timeline } = derived
  if (timeline === null) return [eventColumns]
  const transfers = new Map(derived.provenance?.transfers.map((transfer) => [transfer.seq, transfer]))
  const itemAt = createItemAt(timeline, pack)
  const later = replies.flatMap(({ about, wallMs, text }) => (text === null ? [] : [{ about, atMs: wallMs, text }]))
  const said = listReplies(events, [], later)
  const findings = (derived.findings ?? []).map(({ title, inputs }) => ({ title, inputs: new Set(inputs) }))
  const findingsOf = ({ seq, endSeq }: Row) =>
    findings.filter(({ inputs }) => [...inputs].some((input) => input >= seq && input <= endSeq))
  return [
    eventColumns,
    ...timeline.rows.map((row) => {
      const transfer = transfers.get(row.seq)
      return [
        row.seq,
        row.endSeq,
        new Date(row.atMs).toISOString(),
        ((row.atMs - timeline.fromMs) / 1_000).toFixed(3),
        row.lane,
        itemAt(row.atMs),
        row.title,
        row.words,
        transfer?.source ?? '',
        transfer?.chars ?? '',
        row.innocentCauses.join(' '),
        repliesWithin(said, row.seq, row.endSeq)
          .map(({ text }) => text)
          .join(' / '),
        findingsOf(row)
          .map(({ title }) => title)
          .join('; '),
      ]
    }),
  ]
}
