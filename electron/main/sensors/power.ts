import type { Clock, Timers } from '../clock.ts'
import { type Emitter, listenTo, type Record, type Sensor } from './sensor.ts'

const tickMs = 1_000
/** A tick that comes this late means that the process did not run: suspended, stopped, or starved. */
const gapMs = 10_000

export interface PowerDeps {
  readonly powerMonitor: Emitter
  readonly clock: Clock
  readonly timers: Timers
  readonly platform: string
}

/**
 * Records suspend and resume. Linux can miss both, so a timer that comes far too late is recorded as an inferred
 * resume; the clock sensor reports sleep that only the wall clock shows.
 */
export function createPowerSensor(deps: PowerDeps): Sensor {
  return { name: 'power', start: (record) => startWatching(deps, record) }
}

function startWatching(deps: PowerDeps, record: Record): ReturnType<Sensor['start']> {
  const { powerMonitor, clock, timers } = deps
  let suspendedWallMs: number | null = null
  let lastTickMs = clock.monoMs()
  const suspend = () => {
    suspendedWallMs = clock.wallMs()
    void record({ type: 'power.suspended', data: {} })
  }
  const resume = () => {
    const gap = suspendedWallMs === null ? 0 : Math.max(0, clock.wallMs() - suspendedWallMs)
    suspendedWallMs = null
    lastTickMs = clock.monoMs()
    void record({ type: 'power.resumed', data: { gapMs: Math.round(gap), isInferred: false } })
  }
  const tick = () => {
    const late = clock.monoMs() - lastTickMs
    lastTickMs = clock.monoMs()
    if (late < gapMs || suspendedWallMs !== null) return
    void record({ type: 'power.resumed', data: { gapMs: Math.round(late), isInferred: true } })
  }
  const stopTicking = timers.every(tickMs, tick)
  const unsubscribe = listenTo(powerMonitor, { suspend, resume })
  return {
    coverage: {
      state: 'on',
      reason: deps.platform === 'linux' ? 'Linux may not announce sleep; gaps between timers are used as well.' : '',
    },
    stop: () => {
      stopTicking()
      unsubscribe()
    },
  }
}
