import type { EventData, HoldPart } from '../../../shared/attempt/events.ts'
import type { HoldView } from '../../../shared/ipc/hold-views.ts'
import type { PlannedPart } from '../../../shared/policy/hold.ts'
import type { Timers } from '../clock.ts'
import type { Record } from '../sensors/sensor.ts'
import type { HeldPart, PartState } from './part.ts'

/** A window that changes to full screen passes through states in between; what it settles at is recorded. */
const settleMs = 1_000

export interface HoldDeps {
  readonly plan: readonly PlannedPart[]
  /** Every way of holding that this system has. */
  readonly parts: readonly HeldPart[]
  readonly timers: Timers
  readonly displays: () => HoldView['displays']
  readonly changed: (view: HoldView) => void
  /** Calls back once the window has the focus, at once where it has; the returned function forgets it. */
  readonly whenInFront: (callback: () => void) => () => void
}

/** What holds the computer during one attempt (docs/spec/lockdown.md). Does nothing where the plan is empty. */
export interface Hold {
  /** Takes every part that the plan names; takes again what got loose. Records what holds from here on. */
  readonly take: (record: Record) => void
  /** The same once the candidate is back at the window: nobody's screen is filled behind their back. */
  readonly takeInFront: (record: Record) => void
  /** Puts the computer back as it was before, at once; resolves when that is recorded. Never fails. */
  readonly release: (why: string) => Promise<void>
  /** Takes again what got loose, such as full screen that the candidate left; nothing where nothing is held. */
  readonly again: () => void
  /** Leaves full screen, which any candidate may where the part is `fullscreen`; the rest stays held. */
  readonly leaveFullScreen: () => void
  /** True from a release until the next take: what the window does then, the client asked for. */
  readonly isReleased: () => boolean
  readonly view: () => HoldView
}

export function createHold({ plan, parts, timers, displays, changed, whenInFront }: HoldDeps): Hold {
  const planned = plan.flatMap(({ part, waived }) => (waived === null ? (partNamed(parts, part) ?? []) : []))
  let record: Record | null = null
  let released: string | null = 'The assessment has not begun.'
  let last = ''
  /** Until a window has settled it counts as what was asked of it. */
  let isSettling = false
  let stopWatching: (() => void)[] = []
  let forgetSettling = () => {}
  let forgetWaiting = () => {}

  const stateOf = ({ part, waived }: PlannedPart): PartState => {
    if (waived !== null) return { isHeld: false, reason: `Waived: ${waived}` }
    if (released !== null) return { isHeld: false, reason: released }
    return partNamed(parts, part)?.state() ?? { isHeld: false, reason: 'This system does not offer it.' }
  }
  const states = (): EventData<'hold.changed'>['parts'] =>
    plan.map((one) => {
      const { isHeld, reason } = stateOf(one)
      return { part: one.part, isHeld, reason: reason.slice(0, 200) }
    })
  const viewOf = (one: PlannedPart): HoldView['parts'][number]['state'] => {
    if (one.waived !== null) return 'waived'
    if (released !== null) return 'released'
    return isSettling || stateOf(one).isHeld ? 'held' : 'absent'
  }
  const view = (): HoldView => ({
    parts: plan.map((one) => ({ part: one.part, state: viewOf(one) })),
    displays: plan.length === 0 ? [] : [...displays()],
  })
  const note = async () => {
    const now = states()
    if (record === null || plan.length === 0) return
    changed(view())
    if (JSON.stringify(now) === last) return
    last = JSON.stringify(now)
    await record({ type: 'hold.changed', data: { parts: now } })
  }
  const settled = () => {
    isSettling = false
    void note().catch(() => undefined) // a journal that was closed meanwhile takes nothing
  }
  const settle = () => {
    forgetSettling()
    forgetSettling = timers.after(settleMs, settled)
  }

  const take = (given: Record) => {
    forgetWaiting()
    record = given
    if (released !== null) stopWatching = planned.map((part) => part.watch(settle))
    released = null
    isSettling = true
    for (const part of planned) part.take()
    if (plan.length > 0) changed(view()) // at once: from here on the page copies to the clipboard of the assessment
    settle()
  }
  return {
    take,
    takeInFront: (given) => {
      forgetWaiting()
      forgetWaiting = whenInFront(() => take(given))
    },
    release: async (why) => {
      forgetSettling()
      forgetWaiting()
      if (released !== null) return
      if (isSettling) settled() // what was held for less than a second was held all the same
      released = why
      for (const stop of stopWatching.splice(0)) stop()
      for (const part of planned) releaseOne(part)
      await note().catch(() => undefined)
    },
    again: () => {
      if (record !== null && released === null) take(record)
    },
    leaveFullScreen: () => {
      if (released === null) planned.find(({ part }) => part === 'fullscreen')?.release()
    },
    isReleased: () => released !== null,
    view,
  }
}

function partNamed(parts: readonly HeldPart[], name: HoldPart): HeldPart | undefined {
  return parts.find(({ part }) => part === name)
}

/** One part that cannot let go must not keep the others. */
function releaseOne(part: HeldPart): void {
  try {
    part.release()
  } catch (cause) {
    console.error(`${part.part} was not released:`, cause)
  }
}
