import type { ErrorCode } from '../errors.ts'

/** One thing that does not hold, with its place; `words` are for a person. */
export interface JournalProblem {
  readonly code: ErrorCode
  readonly segment: number
  readonly offset: number
  readonly words: string
}

/** What a reader found out about a journal. Counts are of what was verified, never of what was only seen. */
export interface JournalReport {
  /** No problem was found. An unsealed journal can be ok; `isSealed` says whether it is finished. */
  readonly ok: boolean
  readonly attemptId: string | null
  readonly segments: number
  readonly frames: number
  readonly events: number
  readonly checkpoints: number
  /** Places where something is missing. */
  readonly gaps: number
  /** Places where two versions exist. */
  readonly forks: number
  /** Segments whose end was torn by a crash and left out by the next signed header: evidence, not a problem. */
  readonly repairs: number
  readonly repairedBytes: number
  /** Signed units that the next header left out, after a write error or to hide them; receipts tell which (J32). */
  readonly abandonedUnits: number
  /** Bytes at the end of the last segment that no signature covers yet. */
  readonly unsignedBytes: number
  readonly isSealed: boolean
  readonly createdMs: number | null
  readonly problems: readonly JournalProblem[]
}

/** One segment file, header included. */
export interface SegmentBytes {
  /** Number by its name; checked against its header. */
  readonly segment: number
  readonly bytes: Uint8Array
}
