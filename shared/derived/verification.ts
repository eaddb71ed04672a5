import type { EvidenceReport } from '../bundle/check-evidence.ts'
import type { Verification } from './derived.ts'

/** The facts of a verification, as they are printed. */
export function verificationOf({ isRecordGood, export: report, documents }: EvidenceReport): Verification {
  const { journal, receipts, serverKeyOrigin } = report
  const { segments, frames, events, checkpoints, gaps, forks, repairs, repairedBytes, unsignedBytes, isSealed } =
    journal
  const { confirmed, confirmedNextSeq, lastServerTimeMs } = receipts
  return {
    ok: isRecordGood, // what the events say against each other is told apart from it
    problems: [...journal.problems, ...receipts.problems],
    ...{ segments, frames, events, checkpoints, gaps, forks, repairs, repairedBytes, unsignedBytes, isSealed },
    receipts: { confirmed, confirmedNextSeq, lastServerTimeMs, serverKey: serverKeyOrigin },
    documents: [...documents],
  }
}
