import { decodeReceipt } from '../journal/receipt.ts'
import { applyToClock, emptyClock, itemOfField } from './clock.ts'
import type { ClockRules } from './clock-rules.ts'
import type { JournalEvent } from './events.ts'

/** What a change may come late by: it was under way when the time ended (docs/spec/time.md, TM18). */
export const LATE_TOLERANCE_MS = 2_000
/** By what a session's clock may fall short of the receipts: their way, and drift (TM19). */
const CLOCK_TOLERANCE_MS = 60_000
const CLOCK_TOLERANCE_SHARE = 0.01

export interface TimeReport {
  /** Changes of a response after the end of the assessment's or their section's time. */
  readonly late: number
  /** By how much the latest of them came late. */
  readonly lateByMs: number
  readonly duringBreaks: number
  readonly usedMs: number
  readonly givenBackMs: number
}

/** Derives the clock again and looks at every change by it (TM18). Pure; events as a journal gives them. */
export function checkTime(events: readonly JournalEvent[], rules: ClockRules): TimeReport {
  const clock = emptyClock()
  let [late, lateByMs, duringBreaks] = [0, 0, 0]
  for (const event of events) {
    applyToClock(clock, rules, event)
    if (event.type !== 'edit.made' && event.type !== 'field.set') continue
    const section = rules.sectionOfItem.get(itemOfField(clock.fields[event.data.field])) ?? ''
    const overMs = Math.max(
      clock.usedMs - (rules.assessmentMs ?? Number.POSITIVE_INFINITY),
      (clock.sectionUsedMs.get(section) ?? 0) - (rules.sectionMs.get(section) ?? Number.POSITIVE_INFINITY),
    )
    if (overMs > LATE_TOLERANCE_MS) {
      late += 1
      lateByMs = Math.max(lateByMs, Math.round(overMs))
    }
    const isOnBreak = clock.breakMs !== null && clock.breakMs < rules.breaks.lengthMs - LATE_TOLERANCE_MS
    if (isOnBreak) duringBreaks += 1
  }
  return { late, lateByMs, duringBreaks, usedMs: clock.usedMs, givenBackMs: clock.givenBackMs }
}

interface Anchor {
  readonly segment: number
  readonly serverMs: number
  /** An event that the server held when it signed, on the session's clock. */
  readonly monoMs: number
}

/** Events that explain why a monotonic clock stood still. */
const explains: ReadonlySet<JournalEvent['type']> = new Set(['power.suspended', 'power.resumed', 'clock.jumped'])

/**
 * The most by which receipts prove that time passed which a session's monotonic clock does not show, beyond what is
 * tolerated; 0 where nothing is proved (TM19). An event that a receipt covers was written before the receipt was signed; a
 * receipt was signed before the place where it stands. So from a covered event to a later receipt at least as much time
 * passed as between the two signatures. Sleep and jumps of the clock explain a difference: what is before them is let go.
 * @param events a whole journal, so that an event's sequence number is its place
 */
export function missingClockMs(events: readonly JournalEvent[]): number {
  let missingMs = 0
  let anchor: Anchor | null = null
  let explainedSeq = -1
  for (const event of events) {
    if (anchor !== null && event.segment !== anchor.segment) anchor = null
    if (explains.has(event.type)) {
      anchor = null
      explainedSeq = event.seq
    }
    if (event.type !== 'sync.receipted') continue
    const { serverTimeMs, receipt } = event.data
    if (anchor !== null) {
      const deviceMs = event.monoMs - anchor.monoMs
      const allowedMs = deviceMs * (1 + CLOCK_TOLERANCE_SHARE) + CLOCK_TOLERANCE_MS
      missingMs = Math.max(missingMs, Math.round(serverTimeMs - anchor.serverMs - allowedMs))
      continue
    }
    const decoded = decodeReceipt(receipt)
    const covered = decoded.ok ? events[decoded.value.nextSeq - 1] : undefined
    if (covered !== undefined && covered.segment === event.segment && covered.seq > explainedSeq)
      anchor = { segment: event.segment, serverMs: serverTimeMs, monoMs: covered.monoMs }
  }
  return missingMs
}
