import type { JournalEvent, NewEvent } from '../../../shared/attempt/events.ts'
import { equalBytes } from '../../../shared/bytes.ts'
import { AppError, type ErrorCode } from '../../../shared/errors.ts'
import { verifyHeader } from '../../../shared/journal/header.ts'
import type { JournalPrimitives } from '../../../shared/journal/primitives.ts'
import { type JournalReading, readJournal } from '../../../shared/journal/read-journal.ts'
import type { SegmentReading } from '../../../shared/journal/read-segment.ts'
import type { SegmentBytes } from '../../../shared/journal/report.ts'
import type { AttemptFolder } from './attempt-folder.ts'

/** What an attempt's folder holds, once what cannot be believed is out of the way. */
export interface RecoveredAttempt {
  readonly events: readonly JournalEvent[]
  readonly readings: readonly SegmentReading[]
  readonly isSealed: boolean
  /** What the next segment must record: `journal.repaired`, `journal.quarantined`. */
  readonly notices: readonly NewEvent[]
}

export interface RecoverInput {
  readonly folder: AttemptFolder
  readonly primitives: JournalPrimitives
  readonly attemptId: string
  readonly attemptKey: Uint8Array
  readonly devicePublicKey: Uint8Array
}

/** A header that breaks one of these never came into being (J40, J41); a newer version or another owner is no damage. */
const neverWritten: ReadonlySet<ErrorCode> = new Set(['journal/header-malformed', 'journal/signature-invalid'])

/** Faults of the writer, not of the disk (J45, J46): going on would build on what cannot be read. */
const writerFaults: ReadonlySet<ErrorCode> = new Set([
  'journal/catalogue-newer',
  'journal/payload-malformed',
  'journal/event-invalid',
])

/**
 * Reads an attempt's folder after a stop of any kind (docs/formats/journal-v1.md, section 10). Changes no segment; at
 * most moves a file that never became one to the quarantine folder.
 * @throws AppError when going on would not be honest: `journal/history-damaged`, another attempt's or device's
 *   journal, a key that does not open it, a newer version.
 */
export async function recoverAttempt(input: RecoverInput): Promise<RecoveredAttempt> {
  const listed = await input.folder.list()
  const { segments, notices } = await setUnbornAside(input, listed)
  if (segments.length === 0) return { events: [], readings: [], isSealed: false, notices }
  const reading = readJournal(input.primitives, segments, input.attemptKey)
  refuseForeign(input, reading)
  refuseDamagedHistory(reading, segments.length)
  const notice = await judgeEnd(input.folder, segments, reading)
  return {
    events: reading.events,
    readings: reading.readings,
    isSealed: reading.report.isSealed,
    notices: notice === null ? notices : [...notices, notice],
  }
}

/** J40, J41: only the last file can have been stopped while it came into being. */
async function setUnbornAside({ folder, primitives }: RecoverInput, listed: readonly SegmentBytes[]) {
  const last = listed.at(-1)
  const header = last === undefined ? null : verifyHeader(primitives, last.bytes)
  if (last === undefined || header === null || header.ok || !neverWritten.has(header.failure))
    return { segments: listed, notices: [] }
  await folder.setAside(last.segment)
  const data = { segment: last.segment, bytes: last.bytes.length, code: header.failure }
  const notice: NewEvent = { type: 'journal.quarantined', data }
  return { segments: listed.slice(0, -1), notices: [notice] }
}

function refuseForeign(input: RecoverInput, reading: JournalReading): void {
  const header = reading.readings[0]?.header
  if (header === undefined) return
  if (header.attemptId !== input.attemptId) throw new AppError('journal/other-attempt')
  if (!equalBytes(header.devicePublicKey, input.devicePublicKey)) throw new AppError('journal/other-device')
}

/** J44: all segments but the last must hold, and the last one's header must continue them. */
function refuseDamagedHistory({ report, readings, events }: JournalReading, fileCount: number): void {
  const problem = report.problems.find(({ segment }) => readings.length < fileCount || segment < fileCount - 1)
  if (problem === undefined) return
  // When not even the first frame opens, the key is another attempt's (J23).
  const isKeyWrong = problem.code === 'journal/frame-unreadable' && events.length === 0
  if (isKeyWrong || writerFaults.has(problem.code) || problem.code === 'journal/version-unknown')
    throw new AppError(problem.code)
  const detail = `${problem.code}, segment ${problem.segment}, byte ${problem.offset}`
  throw new AppError('journal/history-damaged', { detail })
}

/** J42, J43, J45 to J47: what to say about the end of the last segment. */
async function judgeEnd(
  folder: AttemptFolder,
  segments: readonly SegmentBytes[],
  { readings, events }: JournalReading,
): Promise<NewEvent | null> {
  const reading = readings.at(-1)
  const file = segments.at(-1)
  if (reading === undefined || file === undefined || reading.damage === null || reading.isSealed) return null
  const { damage, end } = reading
  const bytes = file.bytes.length - end.offset
  if (damage.code === 'torn')
    return { type: 'journal.repaired', data: { segment: file.segment, bytesCut: bytes, reason: 'torn tail' } }
  // A frame inside signed bytes that does not open was not damaged: the key is another attempt's (J23). The same is
  // likelier than damage when nothing opens at all.
  const isKeyWrong = damage.code === 'journal/frame-unreadable' && (damage.at < end.offset || events.length === 0)
  if (writerFaults.has(damage.code) || isKeyWrong) throw new AppError(damage.code)
  // A copy that cannot be made must not keep the candidate out: the bytes stay in the segment as well.
  await folder.keepCopy(file.segment, end.offset, file.bytes.subarray(end.offset)).catch(() => undefined)
  return { type: 'journal.quarantined', data: { segment: file.segment, bytes, code: damage.code } }
}
