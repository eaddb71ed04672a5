import type { JournalEvent } from '../attempt/events.ts'
import { listFields, type Pack } from '../pack/pack.ts'
import { deriveProvenance, type Provenance } from '../provenance/derive.ts'
import { createAxis } from './axis.ts'
import { createCoverage } from './coverage.ts'
import { createIntervals } from './intervals.ts'
import { laneOfType } from './lane.ts'
import type { Burst, Gap, Point, Row, SegmentSpan, TimedTransfer, Timeline } from './model.ts'
import { createWriting } from './writing.ts'

/**
 * Lays an attempt out on one time axis (docs/spec/timeline.md). Pure; drawing is elsewhere.
 * @param events a whole opened journal, in order and gapless from 0
 * @param provenance what `deriveProvenance` gave for the same events, where the caller has it already
 */
export function deriveTimeline(
  events: readonly JournalEvent[],
  pack: Pack,
  provenance: Provenance = deriveProvenance(events, pack),
): Timeline {
  const transfers = new Map(provenance.transfers.map((transfer) => [transfer.seq, transfer]))
  const axis = createAxis()
  const intervals = createIntervals()
  const coverage = createCoverage()
  const writing = createWriting(events.length, transfers)
  const segments = createSegments()
  const atMs = new Float64Array(events.length)
  const points: Point[] = []
  let itemOfField = listFields(pack).map((entry) => entry.item.id)
  let startedMs: number | null = null
  let submittedMs: number | null = null

  const endSegment = () => {
    const toMs = segments.end()
    intervals.endSegment(toMs)
    coverage.end(toMs)
    writing.closeBurst()
  }
  const startSegment = (event: JournalEvent, now: number, isContinued: boolean) => {
    if (isContinued) segments.end()
    else if (segments.isOpen()) endSegment()
    const gap = segments.start(event, now, isContinued)
    if (gap !== null) coverage.skip(gap)
    if (!isContinued) coverage.start(now, event.type === 'session.started' ? event.data.catalogue : 1)
  }
  const place = (event: JournalEvent, now: number) => {
    intervals.apply(event, now)
    if (event.type === 'edit.made') {
      const item = itemOfField[event.data.field]
      if (item !== undefined && submittedMs === null) intervals.enterItem(item, now, event.seq)
      writing.add(event, now)
      return
    }
    const lane = laneOfType[event.type]
    if (lane !== 'coverage') points.push({ lane, kind: event.type, atMs: now, seq: event.seq })
    if (event.type === 'sensor.covered') coverage.report(event, now)
    else if (event.type === 'assessment.started') {
      if (startedMs === null) coverage.begin(now)
      startedMs ??= now
    } else if (event.type === 'attempt.submitted') submittedMs = now
    else if (event.type === 'attempt.opened')
      itemOfField = event.data.fields.map((key) => key.slice(0, key.indexOf('.')))
  }

  for (const [index, event] of events.entries()) {
    const now = axis.place(event)
    if (segments.isNew(event)) startSegment(event, now, goesOn(events, index))
    atMs[event.seq] = now
    place(event, now)
    segments.see(event, now)
  }
  if (segments.isOpen()) endSegment()
  const written = writing.result()
  return {
    fromMs: atMs[0] ?? 0,
    toMs: atMs.at(-1) ?? 0,
    atMs,
    startedMs,
    submittedMs,
    ...segments.result(),
    intervals: intervals.result(),
    points,
    ...written,
    transfers: provenance.transfers.map((transfer): TimedTransfer => ({ ...transfer, atMs: atMs[transfer.seq] ?? 0 })),
    coverage: coverage.result(),
    rows: listRows(events, atMs, written.bursts, transfers),
  }
}

/**
 * Whether the process of the segment before goes on in the segment that begins at `index` (T3): it ended that one for a new
 * file, or it says at once that the disk had refused. Its sensors never stopped, and what lasted lasts on.
 */
function goesOn(events: readonly JournalEvent[], index: number): boolean {
  const before = events[index - 1]
  if (before?.type === 'session.ended') return before.data.reason === 'rotated' || before.data.reason === 'storage'
  return before !== undefined && events[index + 1]?.type === 'storage.failed'
}

/** Follows the segments of a journal and the gaps between them (T2, T3). */
function createSegments() {
  const segments: SegmentSpan[] = []
  const gaps: Gap[] = []
  let current: { segment: number; fromMs: number; runtime: string } | null = null
  let lastSeq = -1
  let lastMs = 0
  let endReason: string | null = null
  return {
    isOpen: () => current !== null,
    isNew: (event: JournalEvent) => current?.segment !== event.segment,
    /** Opens a segment; returns the gap before it, or null for the first one and for one that just goes on. */
    start(event: JournalEvent, now: number, isContinued: boolean): Gap | null {
      const runtime = event.type === 'session.started' ? event.data.runtime : 'unknown'
      current = { segment: event.segment, fromMs: now, runtime }
      const isFirst = lastSeq === -1
      const cause = endReason === 'quit' || endReason === 'shutdown' ? endReason : 'stopped'
      endReason = null
      if (isFirst || isContinued) return null
      const gap: Gap = { fromMs: lastMs, toMs: now, cause, beforeSeq: lastSeq, afterSeq: event.seq }
      gaps.push(gap)
      return gap
    },
    see(event: JournalEvent, now: number): void {
      lastSeq = event.seq
      lastMs = now
      if (event.type === 'session.ended') endReason = event.data.reason
    },
    end(): number {
      if (current !== null) segments.push({ ...current, toMs: lastMs })
      current = null
      return lastMs
    },
    result: () => ({ segments, gaps }),
  }
}

/** T7: every event has a row, except that keys are told as bursts. */
function listRows(
  events: readonly JournalEvent[],
  atMs: Float64Array,
  bursts: readonly Burst[],
  transfers: ReadonlyMap<number, unknown>,
): readonly Row[] {
  const rows: Row[] = bursts.map((burst) => ({
    seq: burst.seq,
    endSeq: burst.endSeq,
    atMs: burst.fromMs,
    lane: 'writing',
    burst,
  }))
  for (const { seq, type } of events) {
    if (type === 'edit.made' && !transfers.has(seq)) continue
    rows.push({ seq, endSeq: seq, atMs: atMs[seq] ?? 0, lane: laneOfType[type], burst: null })
  }
  return rows.sort((one, other) => one.seq - other.seq)
}
