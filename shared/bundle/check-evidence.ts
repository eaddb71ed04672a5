import { checkExport, type ExportReport, type KnownKeys } from '../journal/check-export.ts'
import { checkReceipts, type ReceiptReport } from '../journal/check-receipts.ts'
import type { JournalPrimitives } from '../journal/primitives.ts'
import { type RepliesReport, readReplies } from '../journal/reply.ts'
import type { JournalProblem } from '../journal/report.ts'
import type { Evidence } from './bundle.ts'
import { type ContentsReport, checkContents } from './check-contents.ts'
import { checkDocuments, type DocumentFinding } from './check-documents.ts'
import { type ClockEvidence, clockEvidence } from './clock-evidence.ts'
import { type ForkEvidence, forkEvidence } from './fork-evidence.ts'
import { findQuoted, joinReceiptReports } from './quoted-receipts.ts'
import { type SegmentEvidence, segmentEvidence } from './segment-evidence.ts'

/** All that was found out about a bundle or a bare export. Facts; the words are the caller's. */
export interface EvidenceReport {
  /** The journal and the receipts that the file lists. */
  readonly export: ExportReport
  /** Those receipts and the ones that only the journal quotes. */
  readonly receipts: ReceiptReport
  readonly quotedReceipts: number
  /** J34. */
  readonly quotedProblems: readonly JournalProblem[]
  readonly unlistedReceipts: number
  /** B5: the bundle names the attempt of the journal in it. True for a bare export. */
  readonly isBundleLabelRight: boolean
  readonly documents: readonly DocumentFinding[]
  readonly forks: readonly ForkEvidence[]
  readonly segments: readonly SegmentEvidence[]
  readonly clock: ClockEvidence
  /** Replies after the seal; null where the record does not hold up to one. */
  readonly replies: RepliesReport | null
  /** Null while the journal is closed. */
  readonly contents: ContentsReport | null
  /** Journal, receipts, labels, documents and replies hold, whatever the events say. */
  readonly isRecordGood: boolean
  /** Nothing that could be checked is wrong: the record is good, and its events replay. */
  readonly ok: boolean
}

/**
 * Checks everything in a bundle or a bare export (docs/formats/bundle-v1.md). Pure; never throws on bad bytes. Keys that
 * are known from elsewhere go before those in the file.
 */
export function checkEvidence(
  primitives: JournalPrimitives,
  evidence: Evidence,
  known: KnownKeys = {},
): EvidenceReport {
  const { journal: file, documents, bundle } = evidence
  const report = checkExport(primitives, file, known)
  const events = report.events === null || report.events.length === 0 ? null : report.events
  const serverKey = known.serverPublicKey ?? file.serverPublicKey
  const verify = serverKey === undefined ? null : primitives.importVerifier(serverKey)
  const quoted = findQuoted(events ?? [], file.segments, file.receipts)
  const unlisted =
    verify === null || quoted.unlisted.length === 0
      ? null
      : checkReceipts(primitives, file.attemptId, file.segments, report.readings, quoted.unlisted, verify)
  const receipts = unlisted === null ? report.receipts : joinReceiptReports(report.receipts, unlisted)
  const contents = events === null ? null : checkContents(events, file.segments)
  const opened = events?.find((event) => event.type === 'attempt.opened')?.data ?? null
  const found = checkDocuments(primitives, documents, opened)
  const isBundleLabelRight = bundle === null || bundle.attemptId === file.attemptId
  const replies = checkReplies(primitives, evidence, report, known)
  const isRecordGood =
    report.ok &&
    receipts.problems.length + quoted.problems.length === 0 &&
    isBundleLabelRight &&
    found.every(({ state }) => state !== 'differs' && state !== 'malformed') &&
    (replies?.problem ?? null) === null
  return {
    export: report,
    receipts,
    quotedReceipts: quoted.quoted,
    quotedProblems: quoted.problems,
    unlistedReceipts: quoted.unlisted.length,
    isBundleLabelRight,
    documents: found,
    forks: forkEvidence(primitives, file, verify),
    segments: segmentEvidence(report.readings, events),
    clock: clockEvidence(report.readings, receipts.good, events),
    replies,
    contents,
    isRecordGood,
    ok: isRecordGood && (contents === null || contents.problems.length === 0),
  }
}

/** Replies hang on the seal (docs/formats/reply-v1.md): without a good one they are replies to nothing. */
function checkReplies(
  primitives: JournalPrimitives,
  { journal, replies }: Evidence,
  { readings, journal: report }: ExportReport,
  known: KnownKeys,
): RepliesReport | null {
  const last = readings.at(-1)
  if (last === undefined || !report.ok) return null
  if (!last.isSealed)
    return replies.length === 0 ? null : { replies: [], problem: { code: 'reply/chain-broken', number: 1 } }
  const { head, nextSeq } = last.end
  const verify = primitives.importVerifier(last.header.devicePublicKey)
  const place = { attemptId: journal.attemptId, nextSeq, verify, head }
  return readReplies(primitives, place, replies, known.attemptKey ?? journal.attemptKey ?? null)
}
