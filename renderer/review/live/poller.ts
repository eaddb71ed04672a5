/** What a page knows that asks again and again. Times are Unix milliseconds by this computer's clock. */
export interface Polled<Value> {
  /** The newest answer; null before the first. */
  readonly value: Value | null
  /** Why the newest question has no answer; null while it has one, or none came back yet. */
  readonly failure: unknown
  /** Since when an answer is waited for; null between two questions. */
  readonly askedMs: number | null
}

export interface PollerDeps<Value> {
  readonly load: () => Promise<Value>
  /** Rest between an answer and the next question, in milliseconds. */
  readonly everyMs: number
  readonly now: () => number
  readonly setTimeout: (run: () => void, afterMs: number) => number
  readonly clearTimeout: (timer: number) => void
  readonly changed: (polled: Polled<Value>) => void
}

export interface Poller<Value> {
  /** Asks at once; an answer that is still under way does not count any more. */
  readonly ask: () => void
  /** Takes a value that came another way, and rests from then on. */
  readonly take: (value: Value) => void
  readonly stop: () => void
}

/**
 * Asks, waits for the answer however long it takes, rests, and asks again: a slow server is never asked twice at once. What
 * was known stays while a question fails. Does nothing before the first `ask`.
 */
export function createPoller<Value>(deps: PollerDeps<Value>): Poller<Value> {
  let polled: Polled<Value> = { value: null, failure: null, askedMs: null }
  let round = 0
  let timer: number | null = null
  const set = (change: Partial<Polled<Value>>) => {
    polled = { ...polled, ...change }
    deps.changed(polled)
  }
  const nextRound = () => {
    if (timer !== null) deps.clearTimeout(timer)
    timer = null
    round += 1
    return round
  }
  const rest = () => {
    timer = deps.setTimeout(ask, deps.everyMs)
  }
  const ask = () => {
    const mine = nextRound()
    const settle = (change: Partial<Polled<Value>>) => {
      if (mine !== round) return
      rest()
      set({ ...change, askedMs: null })
    }
    set({ askedMs: deps.now() })
    deps.load().then(
      (value) => settle({ value, failure: null }),
      (failure: unknown) => settle({ failure }),
    )
  }
  return {
    ask,
    take: (value) => {
      nextRound()
      rest()
      set({ value, failure: null, askedMs: null })
    },
    stop: () => void nextRound(),
  }
}
