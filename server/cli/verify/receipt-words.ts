import type { EvidenceReport } from '../../../shared/bundle/check-evidence.ts'
import type { JournalExport } from '../../../shared/journal/export.ts'
import type { JournalProblem } from '../../../shared/journal/report.ts'
import { type Check, check, look } from './check.ts'
import { count, instant } from './format.ts'
import { problemCheck } from './problem-words.ts'

const newKey = 'a journal that was signed anew from its first byte, with another key, would look the same'

/** What the server confirmed, and by whose key. */
export function receiptChecks(report: EvidenceReport, file: JournalExport): readonly Check[] {
  const { receipts, quotedProblems } = report
  const problems = [...receipts.problems, ...quotedProblems]
  return [
    summary(report, file),
    ...[...Map.groupBy(problems, ({ code }) => code).values()].flatMap((same) => problemsCheck(same, file)),
    ...unjudgedCheck(report),
    ...aloneCheck(report),
    ...quotedCheck(report),
  ]
}

function summary(report: EvidenceReport, file: JournalExport): Check {
  const { receipts, unlistedReceipts } = report
  const { serverKeyOrigin, journal } = report.export
  const listed = file.receipts.length + unlistedReceipts
  if (listed === 0) {
    const next = 'Ask for the receipts: the server gives them with its export, and the candidate’s device keeps them.'
    return check('receipts', 'receipts', 'open', `the file holds none: ${newKey}`, { next })
  }
  if (serverKeyOrigin === 'none') {
    const next = 'Give the server’s key with --server-key.'
    const words = `${count(listed, 'receipt')} could not be checked without the server’s key: ${newKey}`
    return check('receipts', 'receipts', 'open', words, { next })
  }
  const until = receipts.lastServerTimeMs === null ? '' : `, the last at ${instant(receipts.lastServerTimeMs)}`
  const agreed = `${receipts.confirmed.toLocaleString('en')} of ${count(listed, 'receipt')} agree`
  const confirmed = `the server confirmed ${receipts.confirmedNextSeq.toLocaleString('en')} of ${count(journal.events, 'event')}`
  const code = receipts.problems[0]?.code ?? null
  if (code === null && receipts.confirmed === 0) {
    const words = `none of ${count(listed, 'receipt')} is for a place that holds`
    return check('receipts', 'receipts', 'open', words)
  }
  return check('receipts', 'receipts', code === null ? 'ok' : 'FAIL', `${agreed}; ${confirmed}${until}`, {
    code,
  })
}

/** Receipts that fail in the same way are one thing to say. */
function problemsCheck([first, ...more]: readonly JournalProblem[], file: JournalExport): readonly Check[] {
  if (first === undefined) return []
  const one = problemCheck('receipts', first, file.segments)
  if (more.length === 0) return [one]
  return [{ ...one, words: `${one.words} The same goes for ${count(more.length, 'more receipt')}.` }]
}

function unjudgedCheck({ receipts: { unjudged, confirmed } }: EvidenceReport): readonly Check[] {
  if (unjudged === 0 || confirmed === 0) return []
  const words = `${count(unjudged, 'receipt is', 'receipts are')} for places beyond the first thing that does not hold; nothing can be said about what is there`
  return [check('receipts', 'beyond', 'open', words)]
}

/** What comes after the last receipt could be written anew by whoever has the device's key. */
function aloneCheck({ receipts, export: { journal } }: EvidenceReport): readonly Check[] {
  const rest = journal.events - receipts.confirmedNextSeq
  if (rest <= 0 || receipts.confirmed === 0) return []
  const words = `the last ${count(rest, 'event')} rest on the device alone: no receipt covers them`
  return [check('receipts', 'last events', 'open', words, { next: 'Ask the server for later receipts.' })]
}

function quotedCheck({ quotedReceipts, unlistedReceipts }: EvidenceReport): readonly Check[] {
  if (unlistedReceipts === 0) return []
  const words = `${unlistedReceipts.toLocaleString('en')} of ${count(quotedReceipts, 'receipt')} that the journal itself quotes are not in the file’s list, as if somebody had taken them out; they were checked too`
  const next =
    'Ask whoever made the file for all receipts: the server and the client both list every one that the journal quotes.'
  return [look('receipts', 'receipt list', 'receipt/unlisted', words, next)]
}
