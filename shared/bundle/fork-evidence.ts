import { equalBytes, toHex } from '../bytes.ts'
import type { ErrorCode } from '../errors.ts'
import { checkReceipts } from '../journal/check-receipts.ts'
import type { JournalExport } from '../journal/export.ts'
import type { JournalPrimitives, Verifier } from '../journal/primitives.ts'
import { readJournal } from '../journal/read-journal.ts'
import type { SegmentBytes } from '../journal/report.ts'
import { timeBefore } from './frame-places.ts'

/** One of several versions of a segment, read as if it were the only one. */
export interface SegmentVersion {
  readonly bytes: number
  /** SHA-256 of the version's bytes, hex. */
  readonly digest: string
  /** The first thing that does not hold in it; null when all of it does. */
  readonly problem: ErrorCode | null
  /** Sequence number after the last event that holds; 0 when nothing does. */
  readonly nextSeq: number
  /** Wall time by the device of the segment's start and of its last good frame; null when its header does not hold. */
  readonly claimedStartMs: number | null
  readonly claimedEndMs: number | null
  readonly isSealed: boolean
  /** Receipts for places in this segment that agree with this version. */
  readonly confirmed: number
}

/** A segment of which the file holds several versions (J11). */
export interface ForkEvidence {
  readonly segment: number
  /** Offset of the first byte that is not the same in all versions, or where the shortest ends. */
  readonly differsAt: number
  /** What the device's clock showed before that place, Unix milliseconds; null when no header holds. */
  readonly differsWallMs: number | null
  /** In the order of the file: the first is the one that the rest of the report is about. */
  readonly versions: readonly SegmentVersion[]
}

/** Compares the versions of each segment that is there more than once. `verify` checks receipts; null without a server's key. */
export function forkEvidence(
  primitives: JournalPrimitives,
  file: JournalExport,
  verify: Verifier | null,
): readonly ForkEvidence[] {
  const numbers = [...new Set(file.segments.map(({ segment }) => segment))]
  return numbers.flatMap((segment) => {
    const versions = distinct(file.segments.filter((one) => one.segment === segment))
    if (versions.length < 2) return []
    const others = file.segments.filter((one) => one.segment !== segment)
    const read = versions.map((one) => readVersion(primitives, file, [...others, one], one, verify))
    const differsAt = firstDifference(versions.map(({ bytes }) => bytes))
    const startMs = read.find(({ claimedStartMs }) => claimedStartMs !== null)?.claimedStartMs ?? null
    const differsWallMs =
      startMs === null ? null : startMs + timeBefore(versions[0]?.bytes ?? new Uint8Array(), differsAt)
    return [{ segment, differsAt, differsWallMs, versions: read }]
  })
}

function distinct(versions: readonly SegmentBytes[]): readonly SegmentBytes[] {
  return versions.filter(({ bytes }, index) => versions.findIndex((one) => equalBytes(one.bytes, bytes)) === index)
}

function firstDifference(versions: readonly Uint8Array[]): number {
  const [first, ...rest] = versions
  let at = 0
  while (first !== undefined && at < first.length && rest.every((other) => other[at] === first[at])) at += 1
  return at
}

function readVersion(
  primitives: JournalPrimitives,
  { attemptId, receipts }: JournalExport,
  segments: readonly SegmentBytes[],
  { segment, bytes }: SegmentBytes,
  verify: Verifier | null,
): SegmentVersion {
  const { report, readings } = readJournal(primitives, segments, null)
  const reading = readings.find(({ header }) => header.segment === segment)
  const good = verify === null ? [] : checkReceipts(primitives, attemptId, segments, readings, receipts, verify).good
  return {
    bytes: bytes.length,
    digest: toHex(primitives.sha256(bytes)),
    problem:
      report.problems.find((problem) => problem.segment === segment && problem.code !== 'journal/fork')?.code ?? null,
    nextSeq: reading?.end.nextSeq ?? 0,
    claimedStartMs: reading?.header.createdMs ?? null,
    claimedEndMs: reading === undefined ? null : reading.header.createdMs + reading.timeMs,
    isSealed: reading?.isSealed ?? false,
    confirmed: good.filter((one) => one.segment === segment).length,
  }
}
