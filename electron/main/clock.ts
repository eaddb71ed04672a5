/** Time as the journal needs it: wall time to show, monotonic time to measure. Both in milliseconds. */
export interface Clock {
  readonly wallMs: () => number
  readonly monoMs: () => number
}

export interface Timers {
  /** Calls back every `ms`; the returned function stops it. */
  readonly every: (ms: number, callback: () => void) => () => void
  /** Calls back once after `ms`; the returned function forgets it. */
  readonly after: (ms: number, callback: () => void) => () => void
}

export const systemClock: Clock = { wallMs: () => Date.now(), monoMs: () => performance.now() }

export const systemTimers: Timers = {
  every: (ms, callback) => {
    const timer = setInterval(callback, ms)
    return () => clearInterval(timer)
  },
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
}
