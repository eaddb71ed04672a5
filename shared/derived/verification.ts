import type { EvidenceReport } from '../bundle/check-evidence.ts'
import type { Verification } from './derived.ts'

/** The facts of a verification, as they are printed. */
export function verificationOf(report: EvidenceReport): Verification {
  const { ok, isRecordGood, export: exported, receipts, documents, quotedProblems, contents } = report
  const { journal, serverKeyOrigin } = exported
  const { segments, frames, events, checkpoints, gaps, forks } = journal
  const { repairs, repairedBytes, unsignedBytes, isSealed } = journal
  const { confirmed, confirmedNextSeq, lastServerTimeMs } = receipts
  const problems = [...journal.problems, ...receipts.problems, ...quotedProblems, ...(contents?.problems ?? [])]
  return {
    ok,
    isRecordGood,
    problems: problems.map(({ code, segment, offset, words }) => ({ code, segment, offset, words })),
    ...{ segments, frames, events, checkpoints, gaps, forks, repairs, repairedBytes, unsignedBytes, isSealed },
    receipts: { confirmed, confirmedNextSeq, lastServerTimeMs, serverKey: serverKeyOrigin },
    documents: [...documents],
  }
}
