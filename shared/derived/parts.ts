import type { JournalEvent } from '../attempt/events.ts'
import { answeringTime } from '../findings/coverage.ts'
import type { Pack } from '../pack/pack.ts'
import type { Provenance } from '../provenance/derive.ts'
import { createDescribeContext } from '../timeline/describe.ts'
import { describeRow } from '../timeline/describe-row.ts'
import type { Timeline } from '../timeline/model.ts'
import type { Derived } from './derived.ts'

type Keys = readonly string[]

/** Provenance with times, keys and the text of each span beside its numbers. */
export function provenanceOf(
  provenance: Provenance,
  timeline: Timeline,
  keys: Keys,
): NonNullable<Derived['provenance']> {
  const atMs = (seq: number) => timeline.atMs[seq] ?? 0
  return {
    fields: provenance.fields.map(({ spans, ...field }) => ({
      ...field,
      spans: spans.map((span) => ({ ...span, atMs: atMs(span.seq), text: field.text.slice(span.from, span.to) })),
    })),
    shares: provenance.shares,
    transfers: provenance.transfers.map((transfer) => ({
      ...transfer,
      atMs: atMs(transfer.seq),
      key: keys[transfer.field] ?? '',
    })),
  }
}

/** The timeline without its columns of edits, with the list in words. */
export function timelineOf(
  timeline: Timeline,
  events: readonly JournalEvent[],
  pack: Pack,
  keys: Keys,
): NonNullable<Derived['timeline']> {
  const { fromMs, toMs, startedMs, submittedMs, segments, gaps, intervals, points, bursts, rows } = timeline
  const context = createDescribeContext(events, pack, timeline)
  return {
    ...{ fromMs, toMs, startedMs, submittedMs },
    segments: [...segments],
    gaps: [...gaps],
    intervals: [...intervals],
    points: [...points],
    bursts: bursts.map((burst) => ({ ...burst, key: keys[burst.field] ?? '' })),
    rows: rows.map((row) => {
      const { title, words, innocentCauses } = describeRow(row, events, context)
      const { seq, endSeq, atMs, lane } = row
      return { seq, endSeq, atMs, lane, title, words, innocentCauses: [...innocentCauses] }
    }),
  }
}

/** Coverage by sensor, with what it adds up to while responses could change. */
export function coverageOf(timeline: Timeline): NonNullable<Derived['coverage']> {
  const answering = answeringTime(timeline)
  return [...Map.groupBy(timeline.coverage, ({ sensor }) => sensor)].map(([sensor, own]) => {
    let [onMs, blindMs] = [0, 0]
    for (const { state, fromMs, toMs } of own) {
      if (answering === null || state === 'not-running') continue
      const ms = Math.max(0, Math.min(toMs, answering.toMs) - Math.max(fromMs, answering.fromMs))
      if (state === 'on') onMs += ms
      else blindMs += ms
    }
    const spans = own.toSorted((one, other) => one.fromMs - other.fromMs)
    return {
      sensor,
      onMs,
      blindMs,
      spans: spans.map(({ state, fromMs, toMs, reason }) => ({ state, fromMs, toMs, reason })),
    }
  })
}
