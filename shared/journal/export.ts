import { encode } from 'cborg'
import { z } from 'zod'
import { equalBytes } from '../bytes.ts'
import type { ErrorCode } from '../errors.ts'
import type { Result } from '../result.ts'
import { decodeMap } from './cbor-map.ts'
import type { SegmentBytes } from './report.ts'

/** An exported journal, the `.candor` file (docs/formats/export-v1.md). */
export interface JournalExport {
  readonly attemptId: string
  /** Unix milliseconds by the clock of whoever exported. */
  readonly exportedMs: number
  /** Who exported, in words: `client 0.1.0`, `server candor.example.com`. */
  readonly exportedBy: string
  /** Whole segments, by number; the bytes as they were written. */
  readonly segments: readonly SegmentBytes[]
  /** Receipts in their text form, in the order in which they were given. */
  readonly receipts: readonly string[]
  /** Ed25519 key that the receipts are checked by; whoever checks should have it from elsewhere too. */
  readonly serverPublicKey?: Uint8Array
  /** A disclosed reading key: whoever holds the file can then read the answers. */
  readonly attemptKey?: Uint8Array
}

const FORMAT = 'candor-journal-export'
const VERSION = 1

const Bytes = z.instanceof(Uint8Array)
const Key = Bytes.refine((bytes) => bytes.length === 32)
const U32 = z.int().min(0).max(0xffff_ffff)

const Envelope = z.object({ format: z.literal(FORMAT), version: z.int() })
const Contents = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  attemptId: z.uuid(),
  exportedMs: z.int().nonnegative(),
  exportedBy: z.string().max(200),
  segments: z.array(z.strictObject({ segment: U32, bytes: Bytes })).max(65_536),
  receipts: z.array(z.string().max(2_000)).max(1_000_000),
  serverPublicKey: Key.optional(),
  attemptKey: Key.optional(),
})

/** Writes an export as one deterministic CBOR map. The bytes of segments are copied as they are, good or bad. */
export function encodeExport(journal: JournalExport): Uint8Array {
  return encode({ format: FORMAT, version: VERSION, ...journal }, { ignoreUndefinedProperties: true })
}

/**
 * Reads an export. Says nothing about the journal inside, which `verifyJournal` does; a file that is not spelled in
 * the one deterministic way is refused, so that a file has one digest.
 */
export function decodeExport(bytes: Uint8Array): Result<JournalExport, ErrorCode> {
  const decoded = decodeMap(bytes)
  const envelope = Envelope.safeParse(decoded)
  if (!envelope.success) return malformed
  if (envelope.data.version !== VERSION) return { ok: false, failure: 'export/version-unknown' }
  const contents = Contents.safeParse(decoded)
  if (!contents.success || !equalBytes(encode(decoded), bytes)) return malformed
  const { format: _format, version: _version, serverPublicKey, attemptKey, ...rest } = contents.data
  return {
    ok: true,
    value: {
      ...rest,
      ...(serverPublicKey === undefined ? {} : { serverPublicKey }),
      ...(attemptKey === undefined ? {} : { attemptKey }),
    },
  }
}

const malformed: Result<never, ErrorCode> = { ok: false, failure: 'export/malformed' }
