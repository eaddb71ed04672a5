import type { CoverageState, SensorName } from '../attempt/events.ts'
import type { Transfer } from '../provenance/derive.ts'

/** Lanes from the candidate outwards, in the order in which they are drawn. Coverage has bands of its own below. */
export const lanes = ['items', 'writing', 'focus', 'screen', 'prompts', 'faults', 'network', 'receipts'] as const
export type Lane = (typeof lanes)[number]

/** Something that lasted. `endSeq` is null when the record of it ends with the segment, not with an event. */
export interface Interval {
  readonly lane: Lane
  readonly kind:
    | 'item'
    | 'break'
    | 'away'
    | 'not-fullscreen'
    | 'locked'
    | 'suspended'
    | 'asked'
    | 'hand-raised'
    | 'hung'
    | 'offline'
  readonly fromMs: number
  readonly toMs: number
  readonly seq: number
  readonly endSeq: number | null
  /** The item's id for an item. */
  readonly item: string | null
}

export interface Point {
  readonly lane: Lane
  readonly kind: string
  readonly atMs: number
  readonly seq: number
}

/** Every edit as parallel columns in time order, because there may be a million of them. */
export interface Writing {
  readonly count: number
  readonly atMs: Float64Array
  readonly seq: Uint32Array
  /** `originCode` of what the edit brought; of keys for edits that bring nothing new. */
  readonly origin: Uint8Array
  readonly inserted: Uint32Array
  readonly removed: Uint32Array
  readonly field: Uint16Array
}

/** Edits by keys in one field without a longer pause: one row in words for what may be hundreds of edits. */
export interface Burst {
  readonly field: number
  readonly seq: number
  readonly endSeq: number
  readonly fromMs: number
  readonly toMs: number
  readonly edits: number
  readonly inserted: number
  readonly removed: number
}

/** A stretch in which no client ran. */
export interface Gap {
  readonly fromMs: number
  readonly toMs: number
  /** `stopped`: no end was written, as after a crash, a kill or a power cut. */
  readonly cause: 'stopped' | 'quit' | 'shutdown'
  readonly beforeSeq: number
  readonly afterSeq: number
}

export interface CoverageSpan {
  readonly sensor: SensorName
  /** `not-running` between segments: nothing could see, because no client ran. */
  readonly state: CoverageState | 'not-running'
  readonly fromMs: number
  readonly toMs: number
  readonly reason: string
}

export interface SegmentSpan {
  readonly segment: number
  readonly fromMs: number
  readonly toMs: number
  readonly runtime: string
}

/** A paste or drop with its time. */
export interface TimedTransfer extends Transfer {
  readonly atMs: number
}

/** One line of the list in words: an event, or a burst of keys. */
export interface Row {
  readonly seq: number
  readonly endSeq: number
  readonly atMs: number
  readonly lane: Lane | 'coverage'
  readonly burst: Burst | null
}

export interface Timeline {
  readonly fromMs: number
  readonly toMs: number
  /** Time of each event, by its sequence number. */
  readonly atMs: Float64Array
  readonly startedMs: number | null
  readonly submittedMs: number | null
  readonly segments: readonly SegmentSpan[]
  readonly gaps: readonly Gap[]
  readonly intervals: readonly Interval[]
  readonly points: readonly Point[]
  readonly writing: Writing
  readonly bursts: readonly Burst[]
  readonly transfers: readonly TimedTransfer[]
  readonly coverage: readonly CoverageSpan[]
  readonly rows: readonly Row[]
}
