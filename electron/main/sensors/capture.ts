import type { Timers } from '../clock.ts'
import { blind, type Coverage, type Sensor, unsupported } from './sensor.ts'

const pollMs = 30_000

export interface CaptureDeps {
  readonly window: { isContentProtected(): boolean }
  /** What the system says of pictures of the screen for this program; macOS and Windows. */
  readonly screenAccess: () => string
  readonly platform: string
  readonly timers: Timers
}

const coverages: Readonly<{ [platform: string]: Coverage }> = {
  darwin: { state: 'on', reason: 'macOS lets newer capture programs ignore the request; it is never a guarantee.' },
  win32: { state: 'on', reason: 'A request to the system, never a guarantee.' },
}

/**
 * Records whether the system is asked to keep the window out of pictures of the screen, and whether this program may
 * take such pictures itself. It cannot see whether anybody takes one.
 */
export function createCaptureSensor({ window, screenAccess, platform, timers }: CaptureDeps): Sensor {
  return {
    name: 'capture',
    start: (record) => {
      const coverage = coverages[platform]
      if (coverage === undefined)
        return blind(unsupported('This system has no way to keep a window out of pictures of the screen.'))
      let wasRequested: boolean | null = null
      let lastStatus: string | null = null
      const look = () => {
        const isRequested = window.isContentProtected()
        const { reason } = coverage
        if (isRequested !== wasRequested)
          void record({ type: 'capture.requested', data: { isRequested, isSupported: true, reason } })
        wasRequested = isRequested
        const status = screenAccess()
        if (status !== lastStatus) void record({ type: 'capture.permitted', data: { status } })
        lastStatus = status
      }
      queueMicrotask(look) // its coverage comes first
      return { coverage, stop: timers.every(pollMs, look) }
    },
  }
}
