import type { JournalEvent } from '../attempt/events.ts'
import type { TaggedText } from '../provenance/origin-text.ts'
import type { Origin } from '../provenance/origins.ts'
import { tagOrigin, tagSeq } from '../provenance/tag.ts'
import { uncoveredMs } from './coverage.ts'
import type { Gap, Interval, TimedTransfer, Timeline } from './model.ts'

/** How long before a passage the surroundings are looked at. */
export const BEFORE_MS = 60_000

/** A stretch of a passage with one origin, and when it came (T20). */
export interface PassagePart {
  readonly from: number
  readonly to: number
  readonly origin: Origin
  /** First and last of the events that brought its characters. */
  readonly firstSeq: number
  readonly lastSeq: number
  readonly firstMs: number
  readonly lastMs: number
  /** The paste, drop or quotation that brought it; null for anything else. */
  readonly transfer: TimedTransfer | null
  /** The copy of own text that it repeats; `field` is null where the text was copied from elsewhere. */
  readonly copy: { readonly seq: number; readonly atMs: number; readonly field: number | null } | null
}

/** What was in front in the minute before a moment. */
export interface Surroundings {
  readonly fromMs: number
  readonly toMs: number
  readonly aways: readonly Interval[]
  readonly gaps: readonly Gap[]
  /** For how long of it the focus sensor could not see, and why. */
  readonly blindMs: number
  readonly reasons: readonly string[]
}

/** Says of each stretch of `[from, to)` of a response where it came from. `tagged` is the whole text with its tags. */
export function describePassage(
  tagged: TaggedText,
  from: number,
  to: number,
  timeline: Timeline,
  events: readonly JournalEvent[],
): readonly PassagePart[] {
  const transfers = new Map(timeline.transfers.map((transfer) => [transfer.seq, transfer]))
  const parts: PassagePart[] = []
  let start = from
  const end = Math.min(to, tagged.text.length)
  while (start < end) {
    const origin = tagOrigin(tagged.tags[start] ?? 0)
    const transfer = transfers.get(tagSeq(tagged.tags[start] ?? 0)) ?? null
    let [firstSeq, lastSeq] = [tagSeq(tagged.tags[start] ?? 0), tagSeq(tagged.tags[start] ?? 0)]
    let stop = start + 1
    for (; stop < end; stop++) {
      const tag = tagged.tags[stop] ?? 0
      const seq = tagSeq(tag)
      // Keys make one part however many there are; a paste is a part of its own.
      if (tagOrigin(tag) !== origin || (transfers.get(seq) ?? null) !== transfer) break
      firstSeq = Math.min(firstSeq, seq)
      lastSeq = Math.max(lastSeq, seq)
    }
    parts.push({
      from: start,
      to: stop,
      origin,
      firstSeq,
      lastSeq,
      firstMs: timeline.atMs[firstSeq] ?? 0,
      lastMs: timeline.atMs[lastSeq] ?? 0,
      transfer,
      copy: copyOf(transfer, timeline, events),
    })
    start = stop
  }
  return parts
}

function copyOf(
  transfer: TimedTransfer | null,
  timeline: Timeline,
  events: readonly JournalEvent[],
): PassagePart['copy'] {
  const event = transfer?.copySeq == null ? undefined : events[transfer.copySeq]
  if (event === undefined) return null
  const field =
    event.type === 'clipboard.copied'
      ? (event.data.field ?? null)
      : event.type === 'edit.made'
        ? event.data.field
        : null
  return { seq: event.seq, atMs: timeline.atMs[event.seq] ?? 0, field }
}

/** What was in front in the minute before `atMs`, as far as the record can tell. */
export function lookBefore(timeline: Timeline, atMs: number): Surroundings {
  const fromMs = Math.max(timeline.fromMs, atMs - BEFORE_MS)
  const overlaps = (span: { readonly fromMs: number; readonly toMs: number }) =>
    span.fromMs < atMs && span.toMs > fromMs
  const blind = timeline.coverage.filter(
    (span) => span.sensor === 'focus' && span.state !== 'on' && span.state !== 'not-running' && overlaps(span),
  )
  return {
    fromMs,
    toMs: atMs,
    aways: timeline.intervals.filter((interval) => interval.kind === 'away' && overlaps(interval)),
    gaps: timeline.gaps.filter(overlaps),
    blindMs: uncoveredMs(timeline.coverage, 'focus', fromMs, atMs),
    reasons: [...new Set(blind.map(({ reason }) => reason))],
  }
}
