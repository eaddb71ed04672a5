import { applyToClock, type ClockState, clockAt, foldClock, type Moment } from '../../../shared/attempt/clock.ts'
import type { ClockRules } from '../../../shared/attempt/clock-rules.ts'
import type { JournalEvent, NewEvent } from '../../../shared/attempt/events.ts'
import { breakLeftMs, isAssessmentOver, isSectionOver, timeView } from '../../../shared/attempt/time-view.ts'
import { AppError } from '../../../shared/errors.ts'
import type { TimeView } from '../../../shared/ipc/views.ts'

export interface AttemptClockDeps {
  readonly rules: ClockRules
  readonly events: readonly JournalEvent[]
  /** The present on the clock that stamps events. */
  readonly moment: () => Moment | null
  readonly wallMs: () => number
  readonly write: (event: NewEvent) => Promise<number>
}

/** The time rules of one attempt as the client enforces them (docs/spec/time.md, TM14 to TM16). Keeps no time itself. */
export interface AttemptClock {
  readonly apply: (event: JournalEvent) => void
  readonly view: () => TimeView
  /** Throws `attempt/on-break` while a break is on or being begun. */
  readonly demandNoBreak: () => void
  /** Throws `attempt/time-over` when fields of the item take nothing any more. */
  readonly demandTime: (item: string) => void
  readonly isOver: (item: string) => boolean
  /** Milliseconds until a limit or the break that is on ends; null when nothing does. */
  readonly untilEventMs: () => number | null
  /** Records what the clock has reached, each once. */
  readonly note: () => Promise<void>
  readonly startBreak: () => Promise<void>
  readonly endBreak: () => Promise<void>
}

export function createAttemptClock({ rules, events, moment, wallMs, write }: AttemptClockDeps): AttemptClock {
  const clock = foldClock(events, rules)
  /** What is being written and is not in the clock yet: limits, and the ends and the start of a break. */
  const writing = new Set<string | null>()
  const now = (): ClockState => clockAt(clock, rules, moment())

  const once = async (what: string | null, event: NewEvent): Promise<void> => {
    if (writing.has(what)) return
    writing.add(what)
    try {
      await write(event)
    } finally {
      writing.delete(what)
    }
  }
  const endLimit = async (section: string | null) => {
    if (!clock.endedLimits.has(section)) await once(section, { type: 'time.ended', data: { section } })
  }
  const endBreak = async (cause: 'returned' | 'over') => {
    if (clock.breakMs !== null) await once('end of break', { type: 'break.ended', data: { cause } })
  }
  const demandNoBreak = () => {
    if (writing.has('break') || (breakLeftMs(now(), rules) ?? 0) > 0) throw new AppError('attempt/on-break')
  }

  return {
    apply: (event) => applyToClock(clock, rules, event),
    view: () => timeView(now(), rules, wallMs()),
    demandNoBreak,
    demandTime: (item) => {
      if (isSectionOver(now(), rules, rules.sectionOfItem.get(item))) throw new AppError('attempt/time-over')
    },
    isOver: (item) => isSectionOver(now(), rules, rules.sectionOfItem.get(item)),
    untilEventMs: () => untilEventMs(now(), rules),
    note: async () => {
      const at = now()
      const over = [...rules.sectionMs].filter(([section, limitMs]) => (at.sectionUsedMs.get(section) ?? 0) >= limitMs)
      await Promise.all([
        ...(breakLeftMs(at, rules) === 0 ? [endBreak('over')] : []),
        ...over.map(([section]) => endLimit(section)),
        ...(isAssessmentOver(at, rules) ? [endLimit(null)] : []),
      ])
    },
    startBreak: async () => {
      demandNoBreak()
      const at = now()
      if (isAssessmentOver(at, rules)) throw new AppError('attempt/time-over')
      if (at.breaksTaken >= rules.breaks.count) throw new AppError('break/none-left')
      writing.add('break') // from here on, before anything is waited for, no change gets in
      try {
        await endBreak('over') // of an earlier break whose allowance has just ended
        await write({ type: 'break.started', data: {} })
      } finally {
        writing.delete('break')
      }
    },
    endBreak: () => endBreak('returned'),
  }
}

function untilEventMs(at: ClockState, rules: ClockRules): number | null {
  if (!at.isRunning || at.isHandedOver) return null
  const onBreakMs = breakLeftMs(at, rules)
  if (onBreakMs !== null && onBreakMs > 0) return onBreakMs
  const sectionMs = at.section === null ? undefined : rules.sectionMs.get(at.section)
  const left = [
    ...(rules.assessmentMs === null ? [] : [rules.assessmentMs - at.usedMs]),
    ...(sectionMs === undefined ? [] : [sectionMs - (at.sectionUsedMs.get(at.section ?? '') ?? 0)]),
  ].filter((ms) => ms > 0)
  return left.length === 0 ? null : Math.min(...left)
}
