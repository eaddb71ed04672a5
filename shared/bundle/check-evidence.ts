import { checkExport, type ExportReport, type KnownKeys } from '../journal/check-export.ts'
import type { JournalPrimitives } from '../journal/primitives.ts'
import type { Evidence } from './bundle.ts'
import { checkDocuments, type DocumentFinding } from './check-documents.ts'

/** All that was found out about a bundle or a bare export. Facts; the words are the caller's. */
export interface EvidenceReport {
  readonly export: ExportReport
  /** B5: the bundle names the attempt of the journal in it. True for a bare export. */
  readonly isBundleLabelRight: boolean
  readonly documents: readonly DocumentFinding[]
  /** Nothing that could be checked is wrong. */
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
  const report = checkExport(primitives, evidence.journal, known)
  const opened = report.events?.find((event) => event.type === 'attempt.opened')?.data ?? null
  const documents = checkDocuments(primitives, evidence.documents, opened)
  const isBundleLabelRight = evidence.bundle === null || evidence.bundle.attemptId === evidence.journal.attemptId
  const areDocumentsGood = documents.every(({ state }) => state !== 'differs' && state !== 'malformed')
  return {
    export: report,
    isBundleLabelRight,
    documents,
    ok: report.ok && isBundleLabelRight && areDocumentsGood,
  }
}
