import type { TimeView } from '../../shared/ipc/views.ts'

/** The assessment's clock at one moment. */
export interface ClockNow {
  readonly isRunning: boolean
  readonly usedMs: number
  /** Null where there is no limit. */
  readonly leftMs: number | null
  /** What is left of the section in view; null where it has no limit of its own. */
  readonly sectionLeftMs: number | null
  /** What is left of the break; null while none is on. */
  readonly breakLeftMs: number | null
  /** Nothing more can be written: in the whole assessment, or in this section. */
  readonly over: 'assessment' | 'section' | null
}

/** What main last said, carried on to `nowMs` of the wall clock. `section` is the section in view. */
export function readClock(time: TimeView, nowMs: number, section: string | null): ClockNow {
  const passedMs = time.isRunning ? Math.max(0, nowMs - time.atWallMs) : 0
  const left = (ms: number | null) => (ms === null ? null : Math.max(0, ms - passedMs))
  const leftMs = left(time.leftMs)
  const own = section === null ? undefined : time.sections[section]
  const sectionLeftMs = left(own?.leftMs ?? null)
  const untilMs = time.breaks.untilWallMs
  return {
    isRunning: time.isRunning,
    usedMs: time.usedMs + passedMs,
    leftMs,
    sectionLeftMs,
    breakLeftMs: untilMs === null ? null : Math.max(0, untilMs - nowMs),
    over: leftMs === 0 ? 'assessment' : sectionLeftMs === 0 ? 'section' : null,
  }
}

/** Milliseconds left that the candidate is told about once each. */
const MARKS_MS = [600_000, 300_000, 60_000] as const

/** The smallest mark that has been reached; null before the first. */
export function markReached(leftMs: number | null): number | null {
  if (leftMs === null || leftMs === 0) return null
  return MARKS_MS.findLast((mark) => leftMs <= mark) ?? null
}
