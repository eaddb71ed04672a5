import type { JournalEvent } from '../attempt/events.ts'
import { answeringTime } from '../findings/answering.ts'
import { blindWithin } from '../findings/coverage.ts'
import type { Finding, Measure } from '../findings/model.ts'
import { lengthOf } from '../findings/stretches.ts'
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

/** Coverage by sensor, with what it adds up to in the time in which the candidate could answer. */
export function coverageOf(events: readonly JournalEvent[], timeline: Timeline): NonNullable<Derived['coverage']> {
  const answering = answeringTime({ events, timeline })
  return [...Map.groupBy(timeline.coverage, ({ sensor }) => sensor)].map(([sensor, own]) => {
    const blindMs = lengthOf(blindWithin(answering, timeline, sensor))
    const spans = own.toSorted((one, other) => one.fromMs - other.fromMs)
    return {
      sensor,
      onMs: lengthOf(answering) - blindMs,
      blindMs,
      spans: spans.map(({ state, fromMs, toMs, reason }) => ({ state, fromMs, toMs, reason })),
    }
  })
}

/** A measure that says which of its values count. */
export function measureOf(measure: Measure): NonNullable<Derived['findings']>[number]['measures'][number] {
  return { counts: 'above', ...measure }
}

/** A finding as it is printed. */
export function findingOf(finding: Finding): NonNullable<Derived['findings']>[number] {
  return {
    ...finding,
    measures: finding.measures.map(measureOf),
    inputs: [...finding.inputs],
    explainedBy: [...finding.explainedBy],
    coverage: finding.coverage.map((needed) => ({ ...needed, reasons: [...needed.reasons] })),
    innocentCauses: [...finding.innocentCauses],
  }
}
