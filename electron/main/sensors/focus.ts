import type { EventData } from '../../../shared/attempt/events.ts'
import type { Clock, Timers } from '../clock.ts'
import { type Emitter, listenTo, type Record, type Sensor, seesEverything } from './sensor.ts'

/** Electron reports `blur` for the app's own dialogs on Linux and twice on the Windows taskbar: wait before believing it. */
const settleMs = 150

export interface FocusDeps {
  readonly window: Emitter & {
    isFocused(): boolean
    isMinimized(): boolean
    isVisible(): boolean
    isFullScreen(): boolean
  }
  /** True while one of the app's own dialogs has the focus. */
  readonly isDialogOpen: () => boolean
  readonly isScreenLocked: () => boolean
  readonly clock: Clock
  readonly timers: Timers
}

type Cause = EventData<'focus.lost'>['cause']

function probableCause(deps: FocusDeps): Cause {
  if (deps.isScreenLocked()) return 'screen-locked'
  if (deps.window.isMinimized()) return 'minimised'
  if (deps.isDialogOpen()) return 'own-dialog'
  return 'other-window'
}

/** Records when another window came to the front and for how long, counted from the moment the focus went. */
export function createFocusSensor(deps: FocusDeps): Sensor {
  return { name: 'focus', start: (record) => startWatching(deps, record) }
}

function startWatching(deps: FocusDeps, record: Record): ReturnType<Sensor['start']> {
  const { window, clock, timers } = deps
  let lostAtMs: number | null = null
  let loss: Promise<number> | null = null
  let forgetSettling = () => {}

  const settle = () => {
    if (window.isFocused()) {
      lostAtMs = null
      return
    }
    const facts = { cause: probableCause(deps), isFullscreen: window.isFullScreen(), isVisible: window.isVisible() }
    loss = record({ type: 'focus.lost', data: facts })
  }
  const blur = () => {
    if (lostAtMs !== null) return
    lostAtMs = clock.monoMs()
    forgetSettling = timers.after(settleMs, settle)
  }
  const focus = () => {
    if (lostAtMs === null) return
    forgetSettling()
    const awayMs = Math.round(clock.monoMs() - lostAtMs)
    const recorded = loss
    lostAtMs = null
    loss = null
    if (recorded === null) return
    void recorded
      .then((lossSeq) => record({ type: 'focus.regained', data: { lossSeq, awayMs } }))
      .catch(() => undefined)
  }
  const unsubscribe = listenTo(window, { blur, focus })
  if (!window.isFocused()) blur()
  return {
    coverage: seesEverything,
    stop: () => {
      forgetSettling()
      unsubscribe()
    },
  }
}
