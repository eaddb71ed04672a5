import { encode } from 'cborg'
import { z } from 'zod'
import { concatBytes, equalBytes } from '../bytes.ts'
import type { ErrorCode } from '../errors.ts'
import { decodeMap } from '../journal/cbor-map.ts'
import { decodeExport, type JournalExport } from '../journal/export.ts'
import type { Result } from '../result.ts'

export const documentNames = ['pack', 'policy', 'consent'] as const
export type DocumentName = (typeof documentNames)[number]
/** What the attempt was opened with, as JSON text; what is not in the bundle is absent. */
export type BundleDocuments = { readonly [Name in DocumentName]?: string }

/** An evidence bundle, the `.candor-bundle` file (docs/formats/bundle-v1.md): all that an outsider needs to check an attempt. */
export interface Bundle {
  readonly attemptId: string
  /** Unix milliseconds by the clock of whoever made the bundle. Not signed. */
  readonly madeMs: number
  /** Who made it, in words, at most 200 characters. Not signed. */
  readonly madeBy: string
  /** The bytes of an exported journal (docs/formats/export-v1.md), as they are. */
  readonly journal: Uint8Array
  readonly documents: BundleDocuments
  /** Records of the candidate's replies after the seal (docs/formats/reply-v1.md), in their order; not read here. */
  readonly replies: readonly Uint8Array[]
}

export const BUNDLE_FORMAT = 'candor-bundle'
const VERSION = 1
const MAX_DOCUMENT_UNITS = 16 * 1_048_576

const Bytes = z.instanceof(Uint8Array)
const Document = z.string().max(MAX_DOCUMENT_UNITS)
const Envelope = z.object({ format: z.literal(BUNDLE_FORMAT), version: z.int() })
const Contents = z.strictObject({
  format: z.literal(BUNDLE_FORMAT),
  version: z.literal(VERSION),
  attemptId: z.uuid().lowercase(),
  madeMs: z.int().nonnegative(),
  madeBy: z.string().max(200),
  journal: Bytes,
  documents: z.strictObject({
    pack: z.exactOptional(Document),
    policy: z.exactOptional(Document),
    consent: z.exactOptional(Document),
  }),
  replies: z.array(Bytes.refine((bytes) => bytes.length <= 65_536)).max(100_000),
})

/** Writes a bundle as one deterministic CBOR map. The journal's bytes are copied as they are, good or bad. */
export function encodeBundle(bundle: Bundle): Uint8Array {
  return encode({ format: BUNDLE_FORMAT, version: VERSION, ...bundle }, { ignoreUndefinedProperties: true })
}

/**
 * Reads a bundle; only its one spelling is taken (B1 to B3). Says nothing about what is inside: `readEvidence` reads the
 * journal, `checkEvidence` checks everything. @returns `bundle/malformed`, `bundle/version-unknown`.
 */
export function decodeBundle(bytes: Uint8Array): Result<Bundle, ErrorCode> {
  const decoded = decodeMap(bytes)
  const envelope = Envelope.safeParse(decoded)
  if (!envelope.success) return malformed
  if (envelope.data.version !== VERSION) return { ok: false, failure: 'bundle/version-unknown' }
  const contents = Contents.safeParse(decoded)
  if (!contents.success || !equalBytes(encode(decoded), bytes)) return malformed
  const { format: _format, version: _version, ...bundle } = contents.data
  return { ok: true, value: bundle }
}

const malformed: Result<never, ErrorCode> = { ok: false, failure: 'bundle/malformed' }

/** One shape for a bundle and for a bare exported journal, which has no documents and no replies. */
export interface Evidence {
  readonly journal: JournalExport
  /** What the bundle says of itself; null for a bare export. */
  readonly bundle: Pick<Bundle, 'attemptId' | 'madeMs' | 'madeBy'> | null
  readonly documents: BundleDocuments
  readonly replies: readonly Uint8Array[]
}

/** The first key of a bundle and its value, whatever comes after them: a damaged bundle is still called one. */
const START = concatBytes(encode('format'), encode(BUNDLE_FORMAT))
function looksLikeBundle(bytes: Uint8Array): boolean {
  return equalBytes(bytes.subarray(1, 1 + START.length), START)
}

/**
 * Reads a `.candor-bundle` or a `.candor` file by its first field, not by its name. Says nothing about the journal inside.
 * @returns `bundle/malformed`, `bundle/version-unknown`, `export/malformed`, `export/version-unknown`.
 */
export function readEvidence(bytes: Uint8Array): Result<Evidence, ErrorCode> {
  if (!looksLikeBundle(bytes)) {
    const journal = decodeExport(bytes)
    return journal.ok
      ? { ok: true, value: { journal: journal.value, bundle: null, documents: {}, replies: [] } }
      : journal
  }
  const bundle = decodeBundle(bytes)
  if (!bundle.ok) return bundle
  const journal = decodeExport(bundle.value.journal)
  if (!journal.ok) return journal
  const { attemptId, madeMs, madeBy, documents, replies } = bundle.value
  return { ok: true, value: { journal: journal.value, bundle: { attemptId, madeMs, madeBy }, documents, replies } }
}
