import { type SensorName, sensorNames } from '../attempt/events.ts'
import { countBelow, countUpTo } from '../sorted.ts'
import type { CoverageSpan, Gap, Interval, Row, Timeline } from './model.ts'

/** A sensor that could not see at a moment, and why, in the words of the record. */
export interface Blind {
  readonly sensor: SensorName
  readonly state: Exclude<CoverageSpan['state'], 'on' | 'not-running'>
  readonly reason: string
}

/**
 * What was in front of the candidate: `candor`, something else (`away`), nothing because no client ran, or nobody can
 * tell because the focus sensor did not see (T12).
 */
export type InFront =
  | { readonly type: 'candor' }
  | { readonly type: 'away'; readonly away: Interval }
  | { readonly type: 'not-running'; readonly gap: Gap }
  | { readonly type: 'cannot-tell'; readonly reason: string }

/** What the record says about one moment (docs/spec/timeline.md, T11 to T13). */
export interface Moment {
  readonly atMs: number
  /** The last event up to the moment, by its sequence; -1 before the first one. */
  readonly seq: number
  readonly gap: Gap | null
  /** The item that was open; null for none. */
  readonly item: string | null
  readonly inFront: InFront
  readonly watching: readonly SensorName[]
  readonly blind: readonly Blind[]
  /** Rows in words before, or at, and after the moment; reports of sensors and receipts are told apart from them. */
  readonly before: Row | null
  readonly after: Row | null
}

/** Prepares a timeline for the question "what was at this moment?"; an answer costs a few binary searches. */
export function createMoments(timeline: Timeline): (atMs: number) => Moment {
  const told = timeline.rows.filter(({ lane }) => lane !== 'coverage' && lane !== 'receipts')
  const toldMs = Float64Array.from(told, (row) => row.atMs)
  const coverage = new Map<SensorName, CoverageSpan[]>(sensorNames.map((sensor) => [sensor, []]))
  for (const span of timeline.coverage) coverage.get(span.sensor)?.push(span)
  const starts = new Map([...coverage].map(([sensor, spans]) => [sensor, spans.map((span) => span.fromMs)]))
  const items = timeline.intervals.filter(({ kind }) => kind === 'item')
  const aways = timeline.intervals.filter(({ kind }) => kind === 'away')

  const spanAt = (sensor: SensorName, atMs: number): CoverageSpan | null => {
    const span = coverage.get(sensor)?.[countUpTo(starts.get(sensor) ?? [], atMs) - 1]
    return span !== undefined && atMs <= span.toMs ? span : null
  }
  const lookInFront = (atMs: number, gap: Gap | null): InFront => {
    if (gap !== null) return { type: 'not-running', gap }
    const away = aways.findLast(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs)
    if (away !== undefined) return { type: 'away', away }
    const focus = spanAt('focus', atMs)
    if (focus?.state === 'on') return { type: 'candor' }
    return { type: 'cannot-tell', reason: focus?.reason ?? 'The record holds nothing about this moment.' }
  }
  return (atMs) => {
    const gap = timeline.gaps.find(({ fromMs, toMs }) => fromMs < atMs && atMs < toMs) ?? null
    const watching: SensorName[] = []
    const blind: Blind[] = []
    for (const sensor of sensorNames) {
      const span = spanAt(sensor, atMs)
      if (span === null || span.state === 'not-running') continue
      if (span.state === 'on') watching.push(sensor)
      else blind.push({ sensor, state: span.state, reason: span.reason })
    }
    const place = countUpTo(toldMs, atMs)
    return {
      atMs,
      seq: countUpTo(timeline.atMs, atMs) - 1,
      gap,
      item: gap === null ? (items.findLast(({ fromMs, toMs }) => fromMs <= atMs && atMs <= toMs)?.item ?? null) : null,
      inFront: lookInFront(atMs, gap),
      watching,
      blind,
      before: told[place - 1] ?? null,
      after: told[place] ?? null,
    }
  }
}

/** A receipt as the server lists it: it holds every event below `nextSeq` since `serverTimeMs`, by its own clock. */
export interface HeldUpTo {
  readonly nextSeq: number
  readonly serverTimeMs: number
}

/** When the server first held everything up to event `seq`; null when no receipt reaches that far (T13). */
export function heldSince(receipts: readonly HeldUpTo[], seq: number): number | null {
  const times = receipts.filter(({ nextSeq }) => nextSeq > seq).map(({ serverTimeMs }) => serverTimeMs)
  return times.length === 0 ? null : Math.min(...times)
}

/** Rows that lie in `[fromMs, toMs]`, in order; reports of sensors and receipts left out. */
export function rowsWithin(rows: readonly Row[], fromMs: number, toMs: number): readonly Row[] {
  const from = countBelow(
    rows.map(({ atMs }) => atMs),
    fromMs,
  )
  return rows.slice(from).filter(({ atMs, lane }) => atMs <= toMs && lane !== 'coverage' && lane !== 'receipts')
}
