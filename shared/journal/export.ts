import type { ErrorCode } from '../errors.ts'
import type { Result } from '../result.ts'
import type { SegmentBytes } from './report.ts'

/** An exported journal, the `.candor` file (docs/formats/export-v1.md). */
export interface JournalExport {
  readonly attemptId: string
  /** Unix milliseconds by the clock of whoever exported. */
  readonly exportedMs: number
  /** Who exported, in words: `client 0.1.0`, `server candor.example.com`. */
  readonly exportedBy: string
  readonly segments: readonly SegmentBytes[]
  /** Receipts in their text form, in the order in which they were given. */
  readonly receipts: readonly string[]
  /** Ed25519 key that the receipts are checked by; whoever checks should have it from elsewhere too. */
  readonly serverPublicKey?: Uint8Array
  /** A disclosed reading key: whoever holds the file can then read the answers. */
  readonly attemptKey?: Uint8Array
}

export function encodeExport(_journal: JournalExport): Uint8Array {
  throw new Error('being written')
}

export function decodeExport(_bytes: Uint8Array): Result<JournalExport, ErrorCode> {
  throw new Error('being written')
}
