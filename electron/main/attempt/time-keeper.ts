import type { JournalEvent } from '../../../shared/attempt/events.ts'
import type { TimeView } from '../../../shared/ipc/views.ts'
import type { Timers } from '../clock.ts'
import type { AttemptSession } from './attempt-session.ts'

const tickMs = 60_000

/** Events after which the clock may run otherwise than the page believes. */
const moving: ReadonlySet<JournalEvent['type']> = new Set([
  'session.started',
  'assessment.started',
  'item.viewed',
  'break.started',
  'break.ended',
  'time.ended',
  'power.resumed',
  'renderer.failed',
  'renderer.hung',
  'renderer.recovered',
  'sync.receipted',
  'attempt.handed-over',
  'attempt.taken-over',
  'attempt.submitted',
])

export interface TimeKeeperDeps {
  readonly session: Pick<AttemptSession, 'time' | 'untilTimeEventMs' | 'noteTime'>
  readonly timers: Timers
  readonly tell: (view: TimeView) => void
}

export interface TimeKeeper {
  /** Says that these events became durable. */
  readonly saw: (events: readonly JournalEvent[]) => void
  /** Looks now: records what was reached while nothing ran. */
  readonly look: () => void
  readonly stop: () => void
}

/**
 * Wakes when a limit or a break ends, so that it is recorded and the page is told (docs/spec/time.md, TM14, TM15, TM17);
 * and once a minute while the clock runs. Keeps no time itself.
 */
export function createTimeKeeper({ session, timers, tell }: TimeKeeperDeps): TimeKeeper {
  let forget = () => {}
  let isStopped = false

  const look = () => {
    if (isStopped) return
    forget()
    forget = () => {}
    // What cannot be recorded now is recorded at the next look: the clock itself is derived from other events.
    void session.noteTime().catch(() => undefined)
    const view = session.time()
    tell(view)
    const untilMs = session.untilTimeEventMs()
    if (untilMs === null && !view.isRunning) return
    forget = timers.after(Math.min(tickMs, Math.max(1, Math.ceil(untilMs ?? tickMs))), look)
  }
  return {
    look,
    saw: (events) => {
      if (events.some(({ type }) => moving.has(type))) look()
    },
    stop: () => {
      isStopped = true
      forget()
    },
  }
}
