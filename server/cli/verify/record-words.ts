import type { EvidenceReport } from '../../../shared/bundle/check-evidence.ts'
import type { ForkEvidence, SegmentVersion } from '../../../shared/bundle/fork-evidence.ts'
import type { SegmentEvidence } from '../../../shared/bundle/segment-evidence.ts'
import type { JournalExport } from '../../../shared/journal/export.ts'
import { type Check, check, look } from './check.ts'
import { count, instant } from './format.ts'
import { problemCheck } from './problem-words.ts'

/** What the chain and its signatures say: gaps, forks, seal, repairs, what was left out. */
export function recordChecks(report: EvidenceReport, file: JournalExport): readonly Check[] {
  const { journal } = report.export
  const sizeBytes = file.segments.reduce((sum, { bytes }) => sum + bytes.length, 0)
  const goodBytes = report.export.readings.reduce((sum, { end }) => sum + end.offset, 0)
  const checked = `${count(journal.segments, 'segment')}, ${count(journal.frames, 'frame')}, ${count(journal.events, 'event')}`
  const signed = `${count(journal.segments, 'header')} and ${count(journal.checkpoints, 'checkpoint')}`
  const chain = journal.ok
    ? check('record', 'chain', 'ok', `${checked} follow one another: nothing is missing, repeated or exchanged`)
    : check(
        'record',
        'chain',
        'FAIL',
        `holds for ${checked}; nothing can be said about the ${count(sizeBytes - goodBytes, 'byte')} beyond`,
        {
          code: journal.problems[0]?.code ?? 'journal/header-malformed',
        },
      )
  const signatures = journal.ok
    ? check(
        'record',
        'signatures',
        'ok',
        `one device signed ${signed} over ${count(sizeBytes, 'byte')}; no byte was changed since`,
      )
    : check('record', 'signatures', 'note', `${signed} signed by one device hold`)
  return [
    ...labelChecks(report, file),
    chain,
    ...journal.problems.map((problem) => {
      const reading = report.export.readings.find(({ header }) => header.segment === problem.segment)
      return problemCheck('record', problem, file.segments, reading?.end.offset ?? null)
    }),
    signatures,
    ...report.forks.map(forkCheck),
    sealCheck(report),
    ...report.segments.flatMap((segment) => [...repairCheck(segment), ...leftOutCheck(segment)]),
  ]
}

function labelChecks(report: EvidenceReport, file: JournalExport): readonly Check[] {
  const checks: Check[] = []
  const next = 'Ask who made the file for a new one.'
  if (!report.isBundleLabelRight)
    checks.push(
      check('record', 'label', 'FAIL', `the bundle names another attempt than the journal in it, ${file.attemptId}`, {
        code: 'bundle/other-attempt',
        next,
      }),
    )
  const { journal, isLabelRight, isOrdered } = report.export
  if (!isLabelRight && journal.attemptId !== null)
    checks.push(
      check(
        'record',
        'label',
        'FAIL',
        `the file says attempt ${file.attemptId}, its segments say ${journal.attemptId}`,
        {
          code: 'journal/other-attempt',
          next,
        },
      ),
    )
  if (!isOrdered)
    checks.push(
      check(
        'record',
        'order',
        'FAIL',
        'the file does not list its segments and receipts in their order, or lists a receipt twice',
        {
          code: 'export/out-of-order',
          next,
        },
      ),
    )
  return checks
}

function sealCheck({ export: { journal } }: EvidenceReport): Check {
  if (journal.isSealed) return check('record', 'seal', 'ok', 'the candidate submitted: the attempt is sealed')
  if (!journal.ok)
    return check(
      'record',
      'seal',
      'open',
      'whether the attempt was submitted cannot be said while the record does not hold',
    )
  const rest = journal.unsignedBytes === 0 ? '' : `; ${count(journal.unsignedBytes, 'byte')} at the end are not signed`
  const words = `the attempt is not sealed: it was not submitted, or its end is missing${rest}`
  return check('record', 'seal', 'open', words, { next: 'Ask the server whether it holds more.' })
}

function forkCheck({ segment, differsAt, differsWallMs, versions }: ForkEvidence): Check {
  const when = differsWallMs === null ? '' : ` (${instant(differsWallMs)} by the device’s clock)`
  const described = versions.map(
    (version, index) =>
      `Version ${index + 1}${index === 0 ? ', which this report is about' : ''}: ${versionWords(version)}.`,
  )
  const words = `segment ${segment} is there in ${versions.length} versions, the same up to byte ${differsAt.toLocaleString('en')}${when}. ${described.join(' ')}`
  const place = {
    segment,
    offset: differsAt,
    time: differsWallMs === null ? null : new Date(differsWallMs).toISOString(),
  }
  const next =
    'Keep both versions. Receipts of the server say which one it confirmed first; ask the candidate about the other.'
  return check('record', 'fork', 'FAIL', words, { code: 'journal/fork', place, next })
}

function versionWords(version: SegmentVersion): string {
  const { claimedStartMs, claimedEndMs } = version
  const times =
    claimedStartMs === null || claimedEndMs === null
      ? ''
      : `, from ${instant(claimedStartMs)} to ${instant(claimedEndMs)}`
  const state = version.problem === null ? (version.isSealed ? ', sealed' : '') : `, does not hold (${version.problem})`
  const confirmed =
    version.confirmed === 0
      ? 'no receipt agrees with it'
      : `${count(version.confirmed, 'receipt agrees', 'receipts agree')} with it`
  return `${count(version.bytes, 'byte')}, events up to ${version.nextSeq.toLocaleString('en')}${times}${state}; ${confirmed}; SHA-256 ${version.digest.slice(0, 16)}…`
}

function repairCheck({ segment, leftOutBytes, abandoned, isRepairRecorded }: SegmentEvidence): readonly Check[] {
  if (leftOutBytes === 0 || abandoned !== null) return []
  const words = `${count(leftOutBytes, 'byte')} at the end of segment ${segment} belong to no whole frame and were left out by signed statement of the next segment, as after a crash`
  if (isRepairRecorded !== false) {
    const told = isRepairRecorded === null ? '' : '; the client recorded it'
    return [check('record', 'repair', 'note', `${words}${told}`)]
  }
  const next =
    'Nothing that was signed is missing. Compare with the copy on the candidate’s device to see whether the bytes were put there later.'
  return [look('record', 'repair', 'repair/unrecorded', `${words}; the client did not record why`, next)]
}

function leftOutCheck({ segment, abandoned }: SegmentEvidence): readonly Check[] {
  if (abandoned === null) return []
  const { start, end, units, firstSeq, nextSeq } = abandoned
  const words = `segment ${segment}, bytes ${start.toLocaleString('en')} to ${end.toLocaleString('en')}: ${count(units, 'signed unit')} with ${count(nextSeq - firstSeq, 'event')}, from number ${firstSeq}, were left out by the next segment. A failed write of the disk does that, and so does somebody who signs a second history; the file alone cannot tell`
  const next =
    'Ask the server whether it holds a receipt for these bytes: if it confirmed them, they were left out on purpose or lost later.'
  return [look('record', 'left out', 'unit/left-out', words, next, { segment, offset: start, time: null })]
}
